import Foundation
import Model
import Support
import Testing
import Text

/// Whole runs whose digest goes to a mail server.
@Suite struct MailServerTests {
  /// A workbench with a baseline and a new announcement that the next run tells by mail to the sink.
  private func bench(
    _ keys: String = "tls: none", _ behaviour: MailSink.Behaviour = .init(),
    body: (Workbench, MailSink) async throws -> Void
  ) async throws {
    let sink = try MailSink(behaviour)
    defer { sink.stop() }
    let configuration = """
      sources:
        - {id: news, kind: feed, url: SERVER/news.xml, title: Agency news}
      notify:
        - id: office
          smtp: smtp://127.0.0.1:\(sink.port)
          from: Feed Watch <feedwatch@agency.example>
          to: [Büro <office@agency.example>, desk@agency.example]
          \(keys)
      """
    try await Workbench.open(configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      bench.server["/news.xml"] = [
        .ok(Site.rss([("2", "Größe\nBcc: v@x.example", "Second"), ("1", "One", "First")]))
      ]
      try await body(bench, sink)
    }
  }

  /// The messages the sink got, with line feeds.
  private func mails(_ sink: MailSink) -> [String] {
    MailJudge.mails(
      in: String(decoding: sink.everything.message, as: UTF8.self).replacing("\r\n", with: "\n"))
  }

  private func recipients(_ sink: MailSink) -> [String] {
    sink.everything.lines.compactMap { $0.hasPrefix("RCPT TO:") ? String($0.dropFirst(8)) : nil }
  }

  @Test func aServerThatPutsTheMailOffGetsTheSameBytesLater() async throws {
    try await bench("tls: none", .init(answers: ["MESSAGE": "451 greylisted"])) { bench, sink in
      #expect(try await bench.feedwatch("run").exitCode == 75)
      let waiting = try await bench.json("outbox")
      #expect(waiting.at("deliveries.0.last_error")?.string?.contains("451 greylisted") == true)
      sink.behaviour = .init()
      #expect(try await bench.json("run").integer("deliveries.delivered") == 1)
      #expect(try await bench.json("run").integer("deliveries.delivered") == 0)
      let mails = mails(sink)
      #expect(
        mails.count == 2 && mails.first == mails.last && mails[0].contains("Message-ID: <feedwatch.office."))
      if MailJudge.isThere {
        let to = ["office@agency.example", "desk@agency.example"]
        #expect(try await MailJudge.complaints(mails.map { .init(Array($0.utf8), to: to) }) == [])
      }
    }
  }

  @Test func whoHasTheMailIsNotSentItAgain() async throws {
    let office = "RCPT TO:<office@agency.example>"
    try await bench("tls: none", .init(answers: [office: "450 later"])) { bench, sink in
      #expect(try await bench.feedwatch("run").exitCode == 75)
      let waiting = try await bench.json("outbox")
      #expect(waiting.at("deliveries.0.recipients.0")?.string == "office@agency.example")
      sink.behaviour = .init()
      #expect(try await bench.json("run").integer("deliveries.delivered") == 1)
      #expect(
        recipients(sink) == ["<office@agency.example>", "<desk@agency.example>", "<office@agency.example>"])
      #expect(try await bench.feedwatch("outbox").output == "the outbox is empty\n")
    }
  }

  @Test func aRefusalStandsInTheStatusInTheServersWords() async throws {
    try await bench("tls: none", .init(answers: ["MAIL": "550 5.7.1 not from you"])) { bench, sink in
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 75 && run.output.contains("550 5.7.1 not from you"))
      let status = try await bench.json("status")
      #expect(status.integer("outbox.failed") == 1)
      #expect(status.at("outbox.errors.0.error")?.string?.contains("550 5.7.1 not from you") == true)
      #expect(sink.everything.message.isEmpty)
    }
  }

  @Test func withoutTLSNothingLeavesTheMachine() async throws {
    try await bench("timeout: 60s", .init(extensions: ["AUTH PLAIN"])) { bench, sink in
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 75 && run.output.contains("offers no TLS"))
      #expect(!sink.everything.lines.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
    }
  }

  @Test func theLastWordOfTheServerDecidesNothing() async throws {
    for behaviour in [MailSink.Behaviour(answers: ["QUIT": "421 tired"]), .init(answers: ["QUIT": "HANGUP"])]
    {
      try await bench("tls: none", behaviour) { bench, sink in
        let run = try await bench.json("run")
        #expect(run.integer("deliveries.delivered") == 1 && mails(sink).count == 1)
      }
    }
  }
}
