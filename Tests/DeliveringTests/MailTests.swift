import Foundation
import Model
import Support
import Testing

@testable import Delivering

@Suite struct MailTests {
  private func message(
    subject: String = "[feedwatch] 1 alert, 24 Nov", text: String = "hello\n",
    html: String = "<p>hello</p>\n",
    notifier: Notifier = Samples.notifier(.pipe(command: ["x"], timeout: 1)),
    digest: Digest = Samples.digest()
  ) -> String {
    String(
      decoding: MailMessage.compose(
        digest: digest, notifier: notifier, subject: subject, text: text, html: html),
      as: UTF8.self)
  }

  @Test func theHeadersAreThoseOfTheContract() {
    var notifier = Samples.notifier(.pipe(command: ["x"], timeout: 1))
    notifier.unsubscribe = "leave@example.org"
    let lines = message(notifier: notifier).components(separatedBy: "\n")
    for line in [
      "From: Feed Watch <feedwatch@example.org>", "To: office@example.org",
      "Subject: [feedwatch] 1 alert, 24 Nov",
      "Date: Tue, 24 Nov 2026 06:15:00 +0000", "Message-ID: <20261124.1@feedwatch.example>",
      "In-Reply-To: <20261124@feedwatch.example>", "References: <20261124@feedwatch.example>",
      "List-Id: <office.feedwatch.example.org>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
      "List-Unsubscribe: <mailto:leave@example.org>",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  @Test func theSameDigestGivesTheSameBytes() { #expect(message() == message()) }

  @Test func linesStayShortWhateverTheText() {
    let long = String(repeating: "é外x. ", count: 5000)
    let mail = message(subject: String(long.prefix(400)), text: long, html: "<p>\(long)</p>")
    #expect(mail.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 78 })
    #expect(mail.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func nothingInASubjectBecomesAHeader() {
    let mail = message(subject: "x\r\nBcc: victim@example.com\r\n\r\n--=_feedwatch_")
    #expect(!mail.contains("\nBcc:"))
    let evil = Samples.notifier(
      .pipe(command: ["x"], timeout: 1), to: ["a@example.org\r\nBcc: b@example.org"])
    #expect(!message(notifier: evil).contains("\nBcc:"))
  }

  @Test(arguments: [
    ("a=b", "a=3Db\n"), ("é", "=C3=A9\n"), ("end \nx", "end=20\nx\n"), (".dot\nFrom x", "=2Edot\n=46rom x\n"),
    ("tab\tx\t", "tab\tx=09\n"),
  ])
  func quotedPrintableIsThatOfRFC2045(text: String, encoded: String) {
    #expect(String(decoding: QuotedPrintable.encode(text), as: UTF8.self) == encoded)
  }

  @Test(arguments: [
    ("office@example.org", "office@example.org"),
    ("The Office <o@example.org>", "The Office <o@example.org>"),
    ("\"Office, Main\" <o@example.org>", "\"Office, Main\" <o@example.org>"),
    ("Büro <o@example.org>", "=?utf-8?B?QsO8cm8=?= <o@example.org>"), ("a@b.org, c@d.org", "a@b.orgc@d.org"),
  ])
  func addressesAreShownAsRFC5322Says(text: String, header: String) {
    #expect(MailAddress(text).header == header)
  }

  @Test func longNamesAndListsAreFolded() throws {
    let names = [
      "とても長い名前の事務所とても長い名前の事務所 <a@example.org>", "\(String(repeating: "Long ", count: 30))<b@example.org>",
    ]
    let many = (0..<40).map { "\"Person \($0), Filing\" <person\($0)@department.example.org>" }
    let notifier = Samples.notifier(.pipe(command: ["x"], timeout: 1), to: names + many)
    let head = try #require(message(notifier: notifier).components(separatedBy: "\n\n").first)
    #expect(head.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 78 })
    if Python.isThere {
      #expect(try Python.read(message(notifier: notifier)).hasPrefix("ok 2 "))
    }
  }

  @Test(arguments: [
    (-5 * 3600, "Tue, 24 Nov 2026 01:15:00 -0500"), (19_800, "Tue, 24 Nov 2026 11:45:00 +0530"),
  ])
  func datesCarryTheirZone(offset: Int, date: String) {
    #expect(MailDate.text(Samples.now, utcOffset: offset) == date)
  }

  /// An independent reader: Python's email package, with its defects counted.
  @Test(.enabled(if: Python.isThere, "python3 is not installed"))
  func pythonReadsEveryMailWithoutDefects() async throws {
    let hostile =
      "Evil\r\nBcc: v@example.com\r\n\r\n--=_feedwatch_\u{202E} é外 " + String(repeating: "long", count: 400)
    let cases = [
      message(), message(text: "", html: ""), message(subject: hostile, text: hostile, html: hostile),
      message(
        subject: "Größe " + String(repeating: "外", count: 60),
        text: ".\n..\nFrom x\n" + String(repeating: "é", count: 2000)),
      message(
        notifier: Samples.notifier(
          .pipe(command: ["x"], timeout: 1), to: ["Büro, Süd <a@example.org>", "b@example.org"])),
    ]
    for (number, mail) in cases.enumerated() {
      let report = try Python.read(mail)
      #expect(report.hasPrefix("ok 2 "), "mail \(number): \(report)")
    }
  }

  @Test(.enabled(if: Python.isThere, "python3 is not installed"))
  func pythonReadsBackWhatWasWritten() throws {
    let text = "Größe = 1 \n.dot\nFrom me\nline " + String(repeating: "外", count: 200) + "\n"
    let report = try Python.read(message(subject: "Größe 外", text: text), printing: true)
    #expect(report.contains("Größe 外"))
    #expect(report.contains(text))
  }
}

/// Python's email package as a judge.
enum Python {
  static var isThere: Bool {
    ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }
      || (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/python3")
      }
  }

  private static let program = """
    import sys, email
    from email import policy
    m = email.message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
    defects = [str(d) for p in m.walk() for d in p.defects]
    defects += [f"{k}: {d}" for p in m.walk() for k, v in p.items() for d in getattr(v, "defects", ())]
    parts = [p.get_content_type() for p in m.iter_parts()]
    bodies = [p.get_content() for p in m.iter_parts()]
    if m["bcc"] or len(m.get_all("subject")) != 1: defects.append("injected")
    sys.stdout.reconfigure(encoding="utf-8")
    print("defects " + repr(defects) if defects else f"ok {len(parts)} {parts}")
    if len(sys.argv) > 1: print(m["subject"]); print(bodies[0])
    """

  static func read(_ mail: String, printing: Bool = false) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + (printing ? ["print"] : [])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    input.fileHandleForWriting.write(Data(mail.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
