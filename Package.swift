// swift-tools-version: 6.2
import PackageDescription

/// FEEDWATCH_STRICT=1 turns warnings into errors, as `make lint` and the checks do; a user with a newer compiler is spared.
let strict = Context.environment["FEEDWATCH_STRICT"] == "1"

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Tests read their fixtures, where they have any, from `Tests/NAMETests/Fixtures` by path.
func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["Support", .target(name: name)],
    exclude: fixtures ? ["Fixtures"] : [], swiftSettings: settings)
}

let package = Package(
  name: "feedwatch",
  products: [.executable(name: "feedwatch", targets: ["feedwatch"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Loads its library at the first transfer: a third of a start that fetches nothing.
    .target(name: "CLibCurl"),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "LibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CLibXML2", dependencies: ["LibXML2"]),
    .target(name: "CMemory"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    module("Text", ["CLibCrypto"]),
    module("Model", ["Text"]),
    module("Markup", ["CLibXML2", "Text", "Model"]),
    module("FeedParsing", ["Text", "Model", "Markup"]),
    module("PageReading", ["Text", "Model", "Markup", "FeedParsing"]),
    module("ContactExtraction", ["Text", "Model", "Markup", "PageReading"]),
    module("Diffing", ["Text", "Model"]),
    module("Fetching", ["Text", "Model", "CLibCurl", "CZlib"]),
    module(
      "Storage",
      [
        "Text", "Model", "CZstd", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module("Rendering", ["Text", "Model"]),
    module("Delivering", ["Text", "Model", "CLibCurl", "CMemory"]),
    .target(
      name: "Configuration",
      dependencies: ["CMemory", "Text", "Model", "Markup", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Starter/Resources")], swiftSettings: settings),
    module(
      "Pipeline",
      [
        "Text", "Model", "Markup", "FeedParsing", "PageReading", "ContactExtraction", "Diffing", "Fetching",
        "Storage",
        "Rendering", "Delivering", "Configuration",
      ]),
    .executableTarget(
      name: "feedwatch",
      dependencies: [
        "Text", "Model", "Markup", "FeedParsing", "PageReading", "ContactExtraction", "Diffing", "Fetching",
        "Storage", "Rendering",
        "Delivering", "Configuration", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "CSAXFloor", dependencies: ["LibXML2"], path: "Benchmarks/CSAXFloor"),
    .executableTarget(
      name: "feed-benchmark", dependencies: ["CSAXFloor", "FeedParsing", "Markup"], path: "Benchmarks/Feeds",
      swiftSettings: settings),
    .target(name: "CHTMLFloor", dependencies: ["LibXML2"], path: "Benchmarks/CHTMLFloor"),
    .executableTarget(
      name: "page-benchmark", dependencies: ["CHTMLFloor", "ContactExtraction", "Markup", "PageReading"],
      path: "Benchmarks/Pages", swiftSettings: settings),

    .executableTarget(
      name: "feedwatch-manual", dependencies: ["Text", "Model"], path: "Packaging/Manual",
      swiftSettings: settings),

    .executableTarget(
      name: "change-benchmark", dependencies: ["Diffing", "Text", "Model"], path: "Benchmarks/Changes",
      swiftSettings: settings),

    .executableTarget(
      name: "digest-benchmark", dependencies: ["Text", "Model", "Pipeline", "Storage"],
      path: "Benchmarks/Digests",
      swiftSettings: settings),

    .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
    .target(
      name: "Support", dependencies: ["CMemory", "CSpawn", "Text", "Model"], path: "Tests/Support",
      swiftSettings: settings),
    tests("Text", []),
    tests("Model", ["Text"]),
    tests("Markup", ["CLibXML2", "Text", "Model"]),
    tests("FeedParsing", ["Text", "Model", "Markup"]),
    tests("PageReading", ["Text", "Model", "Markup"]),
    tests("ContactExtraction", ["Text", "Model", "PageReading"]),
    tests("Diffing", ["Text", "Model", "PageReading", "ContactExtraction"], fixtures: true),
    tests("Fetching", ["Text", "Model"]),
    .executableTarget(
      name: "StoreWriter", dependencies: ["Text", "Model", "Storage"], path: "Tests/StoreWriter",
      swiftSettings: settings),
    tests(
      "Storage", ["Text", "Model", "StoreWriter", .product(name: "GRDB", package: "GRDB.swift")],
      fixtures: true),
    tests("Rendering", ["Text", "Model", "FeedParsing"], fixtures: true),
    tests("Delivering", ["Text", "Model"]),
    tests("Configuration", ["Text", "Model", .product(name: "Yams", package: "Yams")]),
    tests(
      "Pipeline",
      [
        "Text", "Model", "Markup", "Fetching", "Storage", "Configuration", "Delivering", "Rendering",
        "FeedParsing", "Diffing",
      ]),
    tests(
      "feedwatch", ["Text", "Model", "Storage", .product(name: "GRDB", package: "GRDB.swift")], fixtures: true
    ),
  ]
)

/// `scripts/fuzz` sets FEEDWATCH_FUZZ=1: the fuzzer's library is there only in a build with `--sanitize fuzzer`.
if Context.environment["FEEDWATCH_FUZZ"] == "1" {
  package.products.append(.executable(name: "reader-fuzz", targets: ["reader-fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "reader-fuzz",
      dependencies: ["Text", "Model", "Markup", "FeedParsing", "PageReading", "ContactExtraction"],
      path: "Tests/Fuzz/Readers", swiftSettings: settings))
}
