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
    // These three load their library when it is first needed.
    .target(name: "CLibCurl"),
    .target(name: "CLibCrypto"),
    // Where pkg-config finds the headers it would also have the library linked, and so loaded at every start.
    .target(name: "CXPath", cSettings: [.unsafeFlags(["-idirafter", "/usr/include/libxml2"])]),
    .target(name: "CMemory"),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    module("Model"),
    module("Markup", ["CXPath", "Model"]),
    module("FeedParsing", ["Model", "Markup"]),
    module("PageReading", ["Model", "Markup", "FeedParsing"]),
    module("ContactExtraction", ["Model", "Markup", "PageReading"]),
    module("Diffing", ["Model"]),
    module("Fetching", ["Model", "CLibCurl", "CLibCrypto"]),
    module(
      "Storage",
      [
        "Model", "CZstd", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module("DigestRendering", ["Model"]),
    module("Reporting", ["Model", "DigestRendering"]),
    module("Delivering", ["Model", "CLibCurl", "CLibCrypto", "CMemory"]),
    .target(
      name: "Configuration",
      dependencies: ["CMemory", "Model", "Markup", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Starter/Resources")], swiftSettings: settings),
    module(
      "Pipeline",
      [
        "Model", "Markup", "FeedParsing", "PageReading", "ContactExtraction", "Diffing", "Fetching",
        "Storage",
        "DigestRendering", "Delivering", "Configuration",
      ]),
    .executableTarget(
      name: "feedwatch",
      dependencies: [
        "Model", "Markup", "FeedParsing", "PageReading", "ContactExtraction", "Diffing", "Fetching",
        "Storage", "DigestRendering",
        "Delivering", "Reporting", "Configuration", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .systemLibrary(
      name: "CLibXML2", path: "Benchmarks/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .target(name: "CSAXFloor", dependencies: ["CLibXML2"], path: "Benchmarks/CSAXFloor"),
    .executableTarget(
      name: "feed-benchmark", dependencies: ["CSAXFloor", "FeedParsing", "Markup"], path: "Benchmarks/Feeds",
      swiftSettings: settings),
    .target(name: "CHTMLFloor", dependencies: ["CLibXML2"], path: "Benchmarks/CHTMLFloor"),
    .executableTarget(
      name: "page-benchmark", dependencies: ["CHTMLFloor", "ContactExtraction", "Markup", "PageReading"],
      path: "Benchmarks/Pages", swiftSettings: settings),

    .executableTarget(
      name: "feedwatch-manual", dependencies: ["Model"], path: "Packaging/Manual", swiftSettings: settings),

    .executableTarget(
      name: "change-benchmark", dependencies: ["Diffing", "Model"], path: "Benchmarks/Changes",
      swiftSettings: settings),

    .executableTarget(
      name: "digest-benchmark", dependencies: ["Model", "Pipeline", "Storage"], path: "Benchmarks/Digests",
      swiftSettings: settings),

    .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
    .target(
      name: "Support", dependencies: ["CMemory", "CSpawn", "Model"], path: "Tests/Support",
      swiftSettings: settings),
    tests("Model", []),
    tests("Markup", ["Model"]),
    tests("FeedParsing", ["Model", "Markup"]),
    tests("PageReading", ["Model", "Markup"]),
    tests("ContactExtraction", ["Model", "PageReading"]),
    tests("Diffing", ["Model", "PageReading", "ContactExtraction"], fixtures: true),
    tests("Fetching", ["Model"]),
    .executableTarget(
      name: "StoreWriter", dependencies: ["Model", "Storage"], path: "Tests/StoreWriter",
      swiftSettings: settings),
    tests(
      "Storage", ["Model", "StoreWriter", .product(name: "GRDB", package: "GRDB.swift")], fixtures: true),
    tests("DigestRendering", ["Model", "FeedParsing"], fixtures: true),
    tests("Reporting", ["Model"]),
    tests("Delivering", ["Model"]),
    tests("Configuration", ["Model"]),
    tests("Pipeline", ["Model", "Storage", "Configuration", "Delivering", "DigestRendering"]),
    tests("feedwatch", ["Model", "Storage"]),
  ]
)

/// `scripts/fuzz` sets FEEDWATCH_FUZZ=1: the fuzzer's library is there only in a build with `--sanitize fuzzer`.
if Context.environment["FEEDWATCH_FUZZ"] == "1" {
  package.products.append(.executable(name: "reader-fuzz", targets: ["reader-fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "reader-fuzz",
      dependencies: ["Model", "Markup", "FeedParsing", "PageReading", "ContactExtraction"],
      path: "Tests/Fuzz/Readers", swiftSettings: settings))
}
