import Foundation
import Model
import Support
import Testing
import Text

/// What happens between a read and its review, with whole commands against a site on loopback.
@Suite struct ReviewTests {
  static let configuration = """
    sources:
      - {id: contact, kind: page, url: SERVER/contact, title: Contact page}
    notify:
      - {id: archive, file: digest.json, format: json}
    """

  /// Serves `page` from now on, and runs.
  private static func read(_ page: String, _ bench: Workbench) async throws -> JSONValue {
    bench.server["/contact"] = [.page(page)]
    return try await bench.json("run")
  }

  private static func pending(_ bench: Workbench) async throws -> [JSONValue] {
    try await bench.json("diff").at("pending")?.array ?? []
  }

  @Test func aChangeThatGoesBackIsToldAsChangedAndChangedBack() async throws {
    try await Workbench.open(Self.configuration) { bench in
      for phone in ["800-555-0142", "800-555-0177", "800-555-0142"] {
        _ = try await Self.read(Site.contact(phone: phone), bench)
      }
      let diff = try await bench.feedwatch("diff")
      #expect(diff.exitCode == 0)
      #expect(diff.output.contains("changed and changed back"))
      let pending = try await Self.pending(bench)
      #expect(pending.count == 1)
      #expect(pending.first?.at("state")?.string == "reverted")
      let history = try await bench.json("history").at("changes")?.array ?? []
      #expect(history.map { $0.at("state")?.string } == ["reverted", "reverted"])
    }
  }

  @Test func aRemovalCountsAtTheSecondGoodReadAndAFailedReadIsNone() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let without = Site.contact().replacing(" (TTY 800-555-0199)", with: "")
      _ = try await Self.read(Site.contact(), bench)
      let first = try await Self.read(without, bench)
      #expect(first.integer("changes") == 0)
      bench.server["/contact"] = [.status(500)]
      _ = try await bench.feedwatch("run")
      #expect(try await Self.pending(bench).isEmpty)
      #expect(try await Self.read(without, bench).integer("changes") == 1)
      let pending = try await Self.pending(bench)
      #expect(pending.first?.at("kind")?.string == "removed")
      #expect(pending.first?.at("before")?.string == "+18005550199")
    }
  }

  @Test func aFactThatIsBackAtTheSecondReadWasNeverGone() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let without = Site.contact().replacing(" (TTY 800-555-0199)", with: "")
      for page in [Site.contact(), without, Site.contact(), without] {
        let run = try await Self.read(page, bench)
        #expect(run.integer("changes") == 0)
      }
      #expect(try await Self.pending(bench).isEmpty)
    }
  }

  @Test func anotherValueForAFactThatWasMissingIsToldAsOldAndNew() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let without = Site.contact().replacing(" (TTY 800-555-0199)", with: "")
      _ = try await Self.read(Site.contact(), bench)
      _ = try await Self.read(without, bench)
      _ = try await Self.read(Site.contact().replacing("800-555-0199", with: "800-555-0188"), bench)
      let pending = try await Self.pending(bench)
      #expect(pending.map { $0.at("before")?.string } == ["+18005550199"])
      #expect(pending.map { $0.at("after")?.string } == ["+18005550188"])
    }
  }

  @Test func aChainOfChangesIsOneLineAndIsAcceptedWhole() async throws {
    try await Workbench.open(Self.configuration) { bench in
      for phone in ["800-555-0142", "800-555-0177", "800-555-0188"] {
        _ = try await Self.read(Site.contact(phone: phone), bench)
      }
      let pending = try await Self.pending(bench)
      #expect(pending.count == 1)
      #expect(pending.first?.at("before")?.string == "+18005550142")
      #expect(pending.first?.at("after")?.string == "+18005550188")
      let id = try #require(pending.first?.at("id")?.string)
      #expect(try await bench.feedwatch("accept", id, "--by", "A. Person").exitCode == 0)
      #expect(try await Self.pending(bench).isEmpty)
      let history = try await bench.json("history").at("changes")?.array ?? []
      #expect(history.map { $0.at("state")?.string } == ["accepted", "accepted"])
    }
  }

  @Test func twoPeopleReviewOneStoreAtTheSameTime() async throws {
    try await Workbench.open(Self.configuration) { bench in
      _ = try await Self.read(Site.contact(), bench)
      _ = try await Self.read(Site.contact(phone: "800-555-0177", hours: "8 a.m. to 5 p.m. Eastern"), bench)
      let ids = try await Self.pending(bench).compactMap { $0.at("id")?.string }
      #expect(ids.count == 2)
      async let ana = bench.feedwatch("accept", ids[0], "--by", "Ana", "--note", "labels reprinted")
      async let ben = bench.feedwatch("accept", ids[1], "--by", "Ben")
      let (first, second) = try await (ana, ben)
      #expect(first.exitCode == 0)
      #expect(second.exitCode == 0)
      // Whoever comes later finds nothing left, and takes nothing from the first reviewer.
      let late = try await bench.feedwatch("accept", ids[0], "--by", "Ben")
      #expect(late.output.contains("accepted 0 changes"))
      let history = try await bench.json("history").at("changes")?.array ?? []
      #expect(Set(history.compactMap { $0.at("accepted.by")?.string }) == ["Ana", "Ben"])
      #expect(try await bench.feedwatch("diff").exitCode == 0)
    }
  }

  @Test func replayingTheHistoryGivesTheFactsOfToday() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let pages = [
        Site.contact(), Site.contact(phone: "800-555-0177"), Site.maintenance,
        Site.contact(phone: "800-555-0177", hours: "8 a.m. to 5 p.m. Eastern"),
        Site.contact(phone: "800-555-0188", hours: "8 a.m. to 5 p.m. Eastern"),
      ]
      _ = try await Self.read(pages[0], bench)
      var values = try await Self.values(bench)
      for page in pages.dropFirst() { _ = try await Self.read(page, bench) }
      for change in try await bench.json("history", "--all").at("changes")?.array ?? [] {
        if let before = change.at("before")?.string { values.remove(before) }
        if let after = change.at("after")?.string { values.insert(after) }
      }
      let today = try await Self.values(bench)
      #expect(values == today)
    }
  }

  private static func values(_ bench: Workbench, _ arguments: String...) async throws -> Set<String> {
    let run = try await ProgramRun.feedwatch(["show", "--format", "json"] + arguments, in: bench.folder)
    let facts = JSONValue(parsing: run.output)?.at("facts")?.array ?? []
    return Set(facts.compactMap { $0.at("value")?.string })
  }

  @Test func showTellsWhatThePageSaidAtATime() async throws {
    try await Workbench.open(Self.configuration) { bench in
      _ = try await Self.read(Site.contact(), bench)
      let between = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      _ = try await Self.read(Site.contact(phone: "800-555-0177"), bench)
      let (then, now) = (
        try await Self.values(bench, "--at", between.rfc3339), try await Self.values(bench)
      )
      #expect(then.contains("+18005550142") && !then.contains("+18005550177"))
      #expect(now.contains("+18005550177") && !now.contains("+18005550142"))
    }
  }

  @Test func evidenceIsTheDocumentsBeforeAndAfter() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let pages = [Site.contact(), Site.contact(phone: "800-555-0177")]
      for page in pages { _ = try await Self.read(page, bench) }
      let id = try #require(try await Self.pending(bench).first?.at("id")?.string)
      let report = try await bench.json("evidence", id, "--into", "proof")
      #expect(bench.text("proof/before.html") == pages[0])
      #expect(bench.text("proof/after.html") == pages[1])
      #expect(report.at("after.status") == .integer(200))
      #expect(report.at("after.sha256")?.string?.count == 64)
      #expect(report.at("before.url")?.string == bench.server.url("/contact"))
      #expect(report.at("change.after")?.string == "+18005550177")
      #expect(JSONValue(parsing: bench.text("proof/evidence.json")) == report)
      let again = try await bench.feedwatch("evidence", id, "--into", "proof")
      #expect(again.exitCode == 73)
      #expect(again.errors.contains("is there already"))
      #expect(try await bench.feedwatch("evidence", "999").exitCode == 64)
    }
  }

  @Test func twoPagesThatContradictEachOtherAreToldWithBothURLsAndQuotes() async throws {
    let configuration = """
      sources:
        - {id: one, kind: page, url: SERVER/one}
        - {id: two, kind: page, url: SERVER/two}
      """
    try await Workbench.open(configuration) { bench in
      bench.server["/one"] = [.page(Self.hotline("800-555-0142"))]
      bench.server["/two"] = [.page(Self.hotline("800-555-0177"))]
      _ = try await bench.feedwatch("run")
      let conflicts = try await bench.json("diff").at("conflicts")?.array ?? []
      #expect(conflicts.count == 1)
      let values = conflicts.first?.at("values")?.array ?? []
      #expect(values.map { $0.at("url")?.string } == [bench.server.url("/one"), bench.server.url("/two")])
      #expect(values.compactMap { $0.at("evidence")?.string }.allSatisfy { $0.contains("Fraud Reporting") })
      let text = try await bench.feedwatch("diff")
      #expect(
        text.output.contains(bench.server.url("/one")) && text.output.contains(bench.server.url("/two")))
      #expect(text.exitCode == 0)
    }
  }

  private static func hotline(_ number: String) -> String {
    """
    <!DOCTYPE html><html><head><title>Report</title></head><body><main><h1>Report fraud</h1>
    <p>Fraud Reporting Hotline: \(number)</p><p>We read every report and answer within ten days.</p></main></body></html>
    """
  }
}
