import Foundation
import Model
import Support
import Testing
import Text

@Suite struct DeliveryTests {
  static let configuration = """
    sources:
      - {id: news, kind: feed, url: SERVER/news.xml, title: Agency news}
    notify:
      - {id: office, pipe: [./mail.sh], timeout: 10m, from: feedwatch@agency.example, to: [office@agency.example]}
    """

  @Test func aMailThatIsRefusedForNowIsSentAgainWithTheSameMessageID() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      try bench.script("mail.sh", "cat > refused.eml; exit 75\n")
      bench.server["/news.xml"] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First")]))]
      let refused = try await bench.feedwatch("run", "--format", "json")
      #expect(refused.exitCode == 75)
      #expect(JSONValue(parsing: refused.output)?.integer("deliveries.pending") == 1)
      #expect(try await bench.json("status").integer("outbox.pending") == 1)
      try bench.script("mail.sh", "cat >> sent.eml\n")
      let sent = try await bench.json("run")
      #expect(sent.integer("deliveries.delivered") == 1)
      #expect(bench.text("sent.eml") == bench.text("refused.eml"))
      #expect(bench.text("sent.eml").components(separatedBy: "Message-ID:").count == 2)
      _ = try await bench.feedwatch("run")
      #expect(bench.text("sent.eml") == bench.text("refused.eml"))
    }
  }

  @Test func aRunThatDiesBetweenSendingAndNotingItSendsTheSameMailAgain() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      try bench.script("mail.sh", "cat > first.eml; kill -9 $PPID\n")
      bench.server["/news.xml"] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First")]))]
      #expect(try await bench.feedwatch("run").exitCode == -9)
      #expect(bench.text("first.eml").contains("Second"))
      try bench.script("mail.sh", "cat >> again.eml\n")
      #expect(try await bench.json("run").integer("deliveries.delivered") == 1)
      #expect(bench.text("again.eml") == bench.text("first.eml"))
      #expect(try await bench.json("run").integer("deliveries.delivered") == 0)
      #expect(MailJudge.mails(in: bench.text("again.eml")).count == 1)
    }
  }

  @Test func aMailThatIsRefusedForGoodIsTriedAtEveryRunAndHoldsUpNoOther() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      try bench.script("mail.sh", "cat > mail; grep -q Third mail && cat mail >> sent.eml || exit 1\n")
      bench.server["/news.xml"] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First")]))]
      #expect(try await bench.json("run").integer("deliveries.failed") == 1)
      bench.server["/news.xml"] = [
        .ok(Site.rss([("3", "Three", "Third"), ("2", "Two", "Second"), ("1", "One", "First")]))
      ]
      let later = try await bench.json("run")
      #expect(later.integer("deliveries.failed") == 1)
      #expect(later.integer("deliveries.delivered") == 1)
      try bench.script("mail.sh", "cat >> sent.eml\n")
      #expect(try await bench.json("run").integer("deliveries.delivered") == 1)
      #expect(bench.text("sent.eml").components(separatedBy: "Message-ID:").count == 3)
      #expect(bench.text("sent.eml").contains("Second"))
    }
  }

  @Test func aPreviewPrintsTheMessageAndSendsNothing() async throws {
    try await Workbench.open(Self.configuration) { bench in
      try bench.script("mail.sh", "cat >> sent.eml\n")
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      let preview = try await bench.feedwatch("digest", "--preview")
      #expect(preview.exitCode == 0)
      #expect(preview.output.contains("Subject: "))
      #expect(preview.output.contains("multipart/alternative"))
      #expect(bench.text("sent.eml").isEmpty)
      #expect(try await bench.feedwatch("digest").exitCode == 0)
      #expect(bench.text("sent.eml").contains("Message-ID: "))
    }
  }

  @Test func anAnnouncementInTwoFeedsIsToldOnce() async throws {
    let configuration = """
      sources:
        - {id: news, kind: feed, url: SERVER/news.xml, title: Agency news}
        - {id: alerts, kind: feed, url: SERVER/alerts.xml, title: Agency alerts}
      notify:
        - {id: archive, file: digest.json, format: json}
      """
    try await Workbench.open(configuration) { bench in
      for path in ["/news.xml", "/alerts.xml"] {
        bench.server[path] = [.ok(Site.rss([("1", "One", "First")]))]
      }
      _ = try await bench.feedwatch("run")
      for path in ["/news.xml", "/alerts.xml"] {
        bench.server[path] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First")]))]
      }
      _ = try await bench.feedwatch("run")
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(digest.at("entries")?.array?.count == 1)
      #expect(digest.at("entries.0.source")?.string == "news")
      for path in ["/alerts.xml", "/news.xml"] {
        bench.server[path] = [.ok(Site.rss([("2", "Two", "Corrected"), ("1", "One", "First")]))]
      }
      let update = try await bench.json("run")
      #expect(update.integer("entries.updated") == 1)
      let told = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(told.at("entries")?.array?.count == 1)
      #expect(told.at("entries.0.source")?.string == "news")
      #expect(told.at("entries.0.also_in.0")?.string == "alerts")
    }
  }

  @Test func aFileWhosePathWasWrongIsWrittenWhenTheConfigurationIsCorrected() async throws {
    func configuration(_ file: String) -> String {
      """
      sources:
        - {id: news, kind: feed, url: SERVER/news.xml, baseline: announce}
      notify:
        - {id: archive, file: "\(file)"}
      """
    }
    try await Workbench.open(configuration("taken")) { bench in
      try FileManager.default.createDirectory(at: bench.file("taken"), withIntermediateDirectories: true)
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "Number one", "First")]))]
      let refused = try await bench.feedwatch("run")
      #expect(refused.exitCode == 75 && refused.output.contains("name another file"))
      bench.server["/news.xml"] = [
        .ok(Site.rss([("2", "Number two", "Second"), ("1", "Number one", "First")]))
      ]
      #expect(try await bench.feedwatch("run").exitCode == 75)
      try bench.configure(configuration("good-{run}.txt"))
      let waiting = try await bench.json("outbox")
      let paths = waiting.at("deliveries")?.array?.compactMap { $0["path"]?.string } ?? []
      #expect(paths.count == 2 && paths[0].hasSuffix("-1.txt") && paths[1].hasSuffix("-2.txt"), "\(paths)")
      #expect(try await bench.feedwatch("run").exitCode == 0)
      let names = paths.map { URL(fileURLWithPath: $0).lastPathComponent }
      #expect(bench.text(names[0]).contains("Number one") && bench.text(names[1]).contains("Number two"))
      #expect(try await bench.json("outbox").at("deliveries")?.array?.isEmpty == true)
    }
  }
}
