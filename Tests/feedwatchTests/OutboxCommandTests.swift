import Foundation
import Model
import Support
import Testing
import Text

@Suite struct OutboxCommandTests {
  private static func configuration(_ id: String = "office", keys: String = "") -> String {
    """
    sources:
      - {id: contact, kind: page, url: SERVER/contact}
    notify:
      - {id: \(id), pipe: [./mail.sh], timeout: 10m, from: feedwatch@agency.example, to: [office@agency.example]\(keys)}
    """
  }

  /// A workbench with a baseline, a change, and a mail program that refuses it.
  private func refused(
    _ configuration: String = configuration(), exit: Int = 75, body: (Workbench) async throws -> Void
  ) async throws {
    try await Workbench.open(configuration) { bench in
      bench.server["/contact"] = [.ok(Site.contact())]
      _ = try await bench.feedwatch("run")
      try bench.script("mail.sh", "echo no such office; exit \(exit)\n")
      bench.server["/contact"] = [.ok(Site.contact(phone: "800-555-0177"))]
      #expect(try await bench.feedwatch("run").exitCode == 75)
      try await body(bench)
    }
  }

  @Test func itListsWhatWaitsAndWhy() async throws {
    try await refused { bench in
      let text = try await bench.feedwatch("outbox").output
      #expect(text.contains("1 phone number changed") && text.contains("no such office"))
      let outbox = try await bench.json("outbox")
      #expect(outbox.at("deliveries.0.state")?.string == "pending")
      #expect(outbox.integer("deliveries.0.attempts") == 1)
      #expect(outbox.at("deliveries.0.given_up") == .null)
    }
  }

  @Test func retryDeliversWithTheSameMessageID() async throws {
    try await refused(exit: 1) { bench in
      let id = try await bench.json("outbox").at("deliveries.0.message_id")?.string ?? "none"
      #expect(try await bench.feedwatch("outbox", "--retry").exitCode == 75)
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await bench.feedwatch("outbox", "--retry").exitCode == 0)
      #expect(bench.text("sent.eml").contains("Message-ID: \(id)\n"))
      #expect(try await bench.feedwatch("outbox").output == "the outbox is empty\n")
    }
  }

  @Test func aDroppedDigestIsNotSent() async throws {
    try await refused { bench in
      let id = try await bench.json("outbox").at("deliveries.0.id")?.string ?? "none"
      let dropped = try await bench.feedwatch("outbox", "--drop", id, "--by", "A. Paralegal")
      #expect(dropped.output == "dropped 1 digest as A. Paralegal\n")
      let again = try await bench.feedwatch("outbox", "--drop", id)
      #expect(again.exitCode == 64 && again.errors.contains("no digest \(id)"))
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await bench.feedwatch("run").exitCode == 0)
      #expect(bench.text("sent.eml").isEmpty)
    }
  }

  @Test func whatIsGivenUpIsToldByTheOtherNotifiersOnce() async throws {
    func configuration(giveUp: String) -> String {
      Self.configuration(keys: ", give_up: \(giveUp)}\n  - {id: archive, file: \"digest-{run}.json\"")
    }
    try await refused(configuration(giveUp: "1d")) { bench in
      try bench.configure(configuration(giveUp: "1s"))
      try await Task.sleep(for: .milliseconds(1100))
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 75 && run.output.contains("given up"))
      #expect(try await bench.json("outbox").at("deliveries.0.state")?.string == "given-up")
      #expect(try await bench.feedwatch("run").exitCode == 0)
      #expect(try await bench.json("status").integer("outbox.failed") == 1)
      _ = try await bench.feedwatch("run")
      let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
      let digests = names.filter { $0.hasPrefix("digest-") }.sorted().map(bench.text)
      #expect(digests.count == 2)
      let told = try #require(JSONValue(parsing: digests.last ?? ""))
      #expect(told.at("undelivered.0.notifier")?.string == "office")
      #expect(told.at("subject")?.string?.contains("1 notifier not reached") == true)
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await bench.feedwatch("outbox", "--retry").exitCode == 0)
      #expect(bench.text("sent.eml").contains("800-555-0177"))
    }
  }

  @Test func aRenamedNotifierSendsWhatItsFormerNameOwed() async throws {
    try await refused { bench in
      try bench.configure(Self.configuration("desk"))
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await bench.feedwatch("run").exitCode == 0)
      #expect(bench.text("sent.eml").contains("800-555-0177"))
    }
  }

  @Test(arguments: [["digest"], ["outbox", "--retry"]])
  func aRenamedNotifierSendsItWithoutARunToo(arguments: [String]) async throws {
    try await refused { bench in
      try bench.configure(Self.configuration("desk"))
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await ProgramRun.feedwatch(arguments, in: bench.folder).exitCode == 0)
      #expect(bench.text("sent.eml").contains("800-555-0177"))
      #expect(try await bench.feedwatch("outbox").output == "the outbox is empty\n")
    }
  }

  @Test func whatWaitsForANotifierThatIsGoneIsShown() async throws {
    try await refused { bench in
      try bench.configure(Self.configuration("desk").replacing("./mail.sh", with: "./other.sh"))
      _ = try await bench.feedwatch("run")
      #expect(try await bench.feedwatch("status").output.contains("not in the configuration any more"))
      #expect(try await bench.json("outbox").at("deliveries.0.configured") == .bool(false))
    }
  }

  @Test func aTestIsMarkedAndTakesNothing() async throws {
    try await refused { bench in
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await bench.feedwatch("notify-test", "office").exitCode == 0)
      #expect(bench.text("sent.eml").contains("Subject: [feedwatch] test: nothing has changed"))
      #expect(!bench.text("sent.eml").contains("800-555-0177"))
      #expect(try await bench.json("status").integer("outbox.pending") == 1)
      try bench.script("mail.sh", "echo broken; exit 1\n")
      let broken = try await bench.feedwatch("notify-test", "office")
      #expect(broken.exitCode == 75 && broken.errors.contains("broken"))
      #expect(try await bench.feedwatch("notify-test", "nobody").exitCode == 64)
    }
  }

  @Test func aTestOfAFileStandsBesideTheDigest() async throws {
    let configuration = """
      sources:
        - {id: contact, kind: page, url: SERVER/contact}
      notify:
        - {id: archive, file: out/digest.html}
      """
    try await Workbench.open(configuration) { bench in
      let test = try await bench.feedwatch("notify-test", "archive")
      #expect(test.exitCode == 0)
      #expect(bench.text("out/digest.html").isEmpty)
      #expect(bench.text("out/digest.test.html").contains("A test"))
    }
  }

  @Test func theFirstDigestSaysThatItIsTheFirst() async throws {
    try await Workbench.open(Self.configuration()) { bench in
      bench.server["/contact"] = [.ok(Site.contact())]
      _ = try await bench.feedwatch("run")
      let preview = try await bench.feedwatch("digest", "--preview")
      #expect(preview.output.contains("Subject: [feedwatch] watching 1 source from now on"))
    }
  }

  @Test func aNotifierThatLeftTheConfigurationIsNamedWithWhatWaitsForIt() async throws {
    let daily = Self.configuration(keys: ", every: daily")
    try await Workbench.open(daily) { bench in
      bench.server["/contact"] = [.ok(Site.contact()), .ok(Site.contact(phone: "800-555-0177"))]
      for _ in 1...2 { _ = try await bench.feedwatch("run") }
      try bench.configure(
        daily.replacing("id: office", with: "id: desk").replacing("to: [office@", with: "to: [desk@"))
      _ = try await bench.feedwatch("run")
      let words = "1 thing to tell office with its next digest (not in the configuration any more)"
      for arguments in [[], ["--notifier", "office"]] {
        let outbox = try await ProgramRun.feedwatch(["outbox"] + arguments, in: bench.folder)
        #expect(outbox.output.contains(words), "\(outbox.errors)")
      }
      #expect(try await bench.feedwatch("status").output.contains("notifier office: 1 thing to tell"))
      let doctor = try await bench.json("doctor", "--offline")
      let findings = doctor.at("findings")?.array ?? []
      let finding = try #require(
        findings.first { $0.at("what")?.string?.contains("notifier office, which") == true })
      #expect(finding.at("verdict")?.string == "note")
      // Under its name again, it is told.
      try bench.configure(daily)
      try bench.script("mail.sh", "cat > sent.eml\n")
      #expect(try await bench.feedwatch("digest").exitCode == 0)
      #expect(bench.text("sent.eml").contains("0177"))
    }
  }
}
