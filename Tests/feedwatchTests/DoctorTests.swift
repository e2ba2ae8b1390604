import Foundation
import Model
import Support
import Testing
import Text

@Suite struct DoctorTests {
  private static let setUp = """
    sources:
      - {id: contact, kind: page, url: SERVER/contact, expect: {facts: 2}}
      - {id: empty, kind: page, url: SERVER/empty, expect: {facts: 2}}
      - {id: news, kind: feed, url: SERVER/news}
      - {id: gone, kind: feed, url: SERVER/gone}
      - {id: off, kind: feed, url: SERVER/off, enabled: false}
    notify:
      - {id: archive, file: "digests/{date}.html"}
      - {id: mail, pipe: [/nowhere/sendmail, -t], from: a@agency.example, to: [b@agency.example]}
      - id: relay
        smtp: smtp://127.0.0.1:1
        tls: none
        username: ana
        password_file: password
        from: a@agency.example
        to: [b@agency.example]

    """

  private func open(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.open(Self.setUp) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      bench.server["/empty"] = [.page(Site.maintenance)]
      bench.server["/news"] = [.ok(Site.rss([("1", "Something", "Text")]))]
      try "secret\n".write(to: bench.file("password"), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: bench.file("password").path)
      try await body(bench)
    }
  }

  @Test func `each source and notifier gets a finding, and each fault says what to do`() async throws {
    try await open { bench in
      let report = try await bench.json("doctor")
      let findings = report.at("findings")?.array ?? []
      func verdict(_ subject: String) -> String? {
        findings.first { $0.at("subject")?.string == subject }?.at("verdict")?.string
      }
      #expect(verdict("source news") == "note")  // over http
      #expect(verdict("source contact") == "note")
      #expect(verdict("source empty") == "fault")
      #expect(verdict("source gone") == "fault")
      #expect(verdict("source off") == "ok")
      #expect(verdict("notifier archive") == "ok")
      #expect(verdict("notifier mail") == "fault")
      #expect(verdict("notifier relay") == "fault")
      #expect(verdict("store") == "ok" && verdict("clock") != nil && verdict("schedule") != nil)
      for finding in findings where finding.at("verdict")?.string != "ok" {
        #expect(finding.at("advice")?.string?.isEmpty == false, "\(finding)")
      }
      #expect(bench.server.requests(for: "/off").isEmpty)
      #expect(bench.server.requests(for: "/contact").count == 1)
    }
  }

  @Test func `it stores nothing, sends nothing, and exits with 1 where something does not work`() async throws
  {
    try await open { bench in
      let run = try await bench.feedwatch("doctor")
      #expect(run.exitCode == 1, "\(run.errors)")
      #expect(run.output.contains("FAULT source gone: http:"))
      #expect(run.output.contains("        -> ") || run.output.contains("      -> "))
      #expect(!FileManager.default.fileExists(atPath: bench.file("state/feedwatch.db").path))
      #expect(!FileManager.default.fileExists(atPath: bench.file("digests").path))
    }
  }

  @Test func `a proxy of the environment is named as one that is not used`() async throws {
    try await open { bench in
      func findings(_ environment: [String: String]) async throws -> [JSONValue] {
        let run = try await ProgramRun.feedwatch(
          ["doctor", "--offline", "--format", "json"], in: bench.folder, environment: environment)
        return (JSONValue(parsing: run.output)?.at("findings")?.array ?? []).filter {
          $0.at("subject")?.string == "proxy"
        }
      }
      let without = Dictionary(
        uniqueKeysWithValues: ["http_proxy", "https_proxy", "all_proxy"].flatMap {
          [($0, ""), ($0.uppercased(), "")]
        })
      #expect(try await findings(without).isEmpty)
      let found = try await findings(without.merging(["HTTPS_PROXY": "http://proxy.example:1"]) { $1 })
      #expect(found.count == 1 && found[0].at("verdict")?.string == "note")
      #expect(found[0].at("what")?.string?.hasPrefix("HTTPS_PROXY ") == true)
    }
  }

  @Test func `offline, nothing is connected to`() async throws {
    try await open { bench in
      let run = try await bench.feedwatch("doctor", "--offline")
      #expect(run.exitCode == 1)
      #expect(bench.server.requests.isEmpty)
      #expect(!run.output.contains("source news"))
    }
  }

  @Test func `quiet and offline, it speaks of a digest that is stuck and of nothing else`() async throws {
    let setUp = """
      sources: [{id: news, kind: feed, url: SERVER/news}]
      notify: [{id: mail, pipe: [./mail], from: a@agency.example, to: [b@agency.example]}]

      """
    try await Workbench.open(setUp) { bench in
      bench.server["/news"] = [
        .ok(Site.rss([("1", "A", "B")])), .ok(Site.rss([("2", "C", "D"), ("1", "A", "B")])),
      ]
      try bench.script("mail", "cat > sent\n")
      _ = try await bench.feedwatch("run")
      let fine = try await bench.feedwatch("doctor", "--offline", "--quiet")
      #expect(fine.exitCode == 0 && fine.output.isEmpty && fine.errors.isEmpty, "\(fine.output)")
      try bench.script("mail", "exit 75\n")
      #expect(try await bench.feedwatch("run").exitCode == 75)
      let stuck = try await bench.feedwatch("doctor", "--offline", "--quiet")
      #expect(stuck.exitCode == 1)
      #expect(stuck.output.hasPrefix("FAULT outbox: 1 digest to be sent, 0 refused; notifier mail:"))
      #expect(!stuck.output.contains("note ") && !stuck.output.contains("ok "))
    }
  }

  @Test func `a server whose clock differs from this machine's makes the clock a fault`() async throws {
    try await Workbench.open("sources: [{id: news, kind: feed, url: SERVER/news}]\n") { bench in
      bench.server["/news"] = [
        .ok(Site.rss([("1", "A", "B")]), headers: [("Date", "Tue, 03 Mar 2037 10:00:00 GMT")])
      ]
      let run = try await bench.feedwatch("doctor")
      #expect(run.output.contains("FAULT clock: "))
      #expect(run.exitCode == 1)
    }
  }
}
