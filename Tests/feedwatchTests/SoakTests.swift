import Foundation
import Support
import Testing

/// Many runs of one fleet, one after the other. FEEDWATCH_SOAK_RUNS sets how many (6), of a fleet of FEEDWATCH_SOAK_SOURCES (60).
@Suite struct SoakTests {
  private static let runs = TestSetting.number("FEEDWATCH_SOAK_RUNS", 6)
  private static let sources = TestSetting.number("FEEDWATCH_SOAK_SOURCES", 60)

  /// Bytes of the store that a run without news may add: a row that says that it was, and a page of a table now and then.
  private static let quietGrowth = 4096
  /// Bytes that one edited document may add: its compressed text, an entry or change, and their places in the indexes.
  private static let editGrowth = 16384

  private static let notifier = "notify:\n  - {id: archive, file: digest.json, format: json, limit: 1000}\n"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "it is measured with python3"))
  func `Runs for months take no more memory than the first, and the store grows by what changed alone`()
    async throws
  {
    let fleet = Fleet(feeds: Self.sources * 9 / 10, pages: Self.sources / 10)
    try await Workbench.open(fleet.sources() + Self.notifier, handler: fleet.answer) { bench in
      _ = try await Self.peakOfRun(bench)
      let first = try await Self.peakOfRun(bench)
      var (size, peak) = (Self.storeSize(bench), first)
      for round in 2..<Self.runs {
        let edited = round % 2 == 0 ? [] : fleet.paths.enumerated().filter { ($0.offset + round) % 50 == 0 }
        for (_, path) in edited { fleet.edit(path) }
        peak = try await Self.peakOfRun(bench)
        let grown = Self.storeSize(bench)
        #expect(
          grown - size <= Self.quietGrowth + edited.count * Self.editGrowth,
          "run \(round): \(grown - size) bytes")
        size = grown
      }
      print(
        "soak: \(Self.runs) runs, peak of the second \(first) KB, of the last \(peak) KB, store \(size / 1024) KB"
      )
      #expect(
        Double(peak) <= Double(first) * 1.1 + 2048, "the last run took \(peak) KB, the second \(first) KB")
    }
  }

  /// Runs what it is given, and prints the most memory that it held at once, in KB.
  private static let measure = """
    import resource, subprocess, sys
    subprocess.run(sys.argv[1:], check=True)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    """

  /// Carries out a run; the most memory that it held at once, in KB.
  private static func peakOfRun(_ bench: Workbench) async throws -> Int {
    let run = try await ProgramRun.program(
      "/usr/bin/python3", ["-c", measure, ProgramRun.binary.path, "run", "--quiet"], in: bench.folder)
    return try #require(Int(run.output.filter(\.isNumber)), "\(run)")
  }

  /// The store with its journal.
  private static func storeSize(_ bench: Workbench) -> Int {
    ["", "-wal"].reduce(0) { sum, ending in
      let path = bench.file("state/feedwatch.db" + ending).path
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
  }
}
