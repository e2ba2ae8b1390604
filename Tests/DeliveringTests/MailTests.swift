import Foundation
import Model
import Support
import Testing
import Text

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
    (#""Bob \"the\" \\ Clerk" <o@example.org>"#, #""Bob \"the\" \\ Clerk" <o@example.org>"#),
    ("Büro <o@example.org>", "=?utf-8?B?QsO8cm8=?= <o@example.org>"), ("a@b.org, c@d.org", "a@b.orgc@d.org"),
  ])
  func addressesAreShownAsRFC5322Says(text: String, header: String) {
    #expect(MailAddress(text).header.source == header)
  }

  @Test func longNamesAndListsAreFolded() async throws {
    let names = [
      "とても長い名前の事務所とても長い名前の事務所 <a@example.org>", "\(String(repeating: "Long ", count: 30))<b@example.org>",
    ]
    let many = (0..<40).map { "\"Person \($0), Filing\" <person\($0)@department.example.org>" }
    let notifier = Samples.notifier(.pipe(command: ["x"], timeout: 1), to: names + many)
    let head = try #require(message(notifier: notifier).components(separatedBy: "\n\n").first)
    #expect(head.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 78 })
    if MailJudge.isThere {
      #expect(try await MailJudge.complaints([.init(Array(message(notifier: notifier).utf8))]) == [])
    }
  }

  @Test(arguments: [
    (-5 * 3600, "Tue, 24 Nov 2026 01:15:00 -0500"), (19_800, "Tue, 24 Nov 2026 11:45:00 +0530"),
  ])
  func datesCarryTheirZone(offset: Int, date: String) {
    #expect(MailDate.text(Samples.now, utcOffset: offset) == date)
  }

  /// An independent reader: Python's email package, with its defects counted.
  @Test(.enabled(if: MailJudge.isThere, "python3 is not installed"))
  func pythonReadsEveryMailWithoutDefects() async throws {
    let hostile =
      "Evil\r\nBcc: v@example.com\r\n\r\n--=_feedwatch_\u{202E} é外 " + String(repeating: "long", count: 400)
    var leaving = Samples.notifier(.pipe(command: ["x"], timeout: 1))
    leaving.unsubscribe = "leave@example.org"
    let mails = [
      message(), message(text: "", html: ""), message(subject: hostile, text: hostile, html: hostile),
      message(subject: ""), message(notifier: leaving),
      message(
        subject: "Größe " + String(repeating: "外", count: 60),
        text: ".\n..\nFrom x\n" + String(repeating: "é", count: 2000)),
      message(
        notifier: Samples.notifier(
          .pipe(command: ["x"], timeout: 1), to: ["Büro, Süd <a@example.org>", "b@example.org"])),
    ]
    #expect(try await MailJudge.complaints(mails.map { .init(Array($0.utf8)) }) == [])
  }

  @Test(.enabled(if: MailJudge.isThere, "python3 is not installed"))
  func pythonReadsBackWhatWasWritten() async throws {
    let text = "Größe = 1 \n.dot\nFrom me\nline " + String(repeating: "外", count: 200) + "\n"
    let mail = Array(message(subject: "Größe 外", text: text).utf8)
    #expect(
      try await MailJudge.complaints([
        .init(mail, subject: "Größe 外", text: text, html: "<p>hello</p>\n", to: ["office@example.org"])
      ]) == [])
    #expect(try await MailJudge.complaints([.init(mail, subject: "Größe 内")]).count == 1)
    let broken = Array(message().replacing("Subject:", with: "Bcc: v@example.org\nSubject:").utf8)
    #expect(try await MailJudge.complaints([.init(mail), .init(broken)]) == ["1: unexpected bcc"])
  }
}
