import Foundation
import Support
import Testing
import Text

@Suite struct MailHeaderTests {
  /// Texts as a header shows them: on one line, without what cannot be seen.
  private static let texts = HostileTexts.texts().map { SafeText.line($0) }.filter { !$0.isEmpty }

  /// The words of a header's value, encoded ones decoded here once more from RFC 2047; nil where one is broken.
  private static func decoded(_ value: String) -> String? {
    var text = ""
    var isBehindEncoded = false
    for word in value.components(separatedBy: " ") {
      let parts = word.components(separatedBy: "?")
      let isEncoded = parts.count == 5 && parts[0] == "=" && parts[4] == "="
      if !text.isEmpty, !(isEncoded && isBehindEncoded) { text += " " }
      if isEncoded {
        guard parts[1] == "utf-8", parts[2] == "B", let bytes = Data(base64Encoded: parts[3]),
          let part = String(data: bytes, encoding: .utf8)
        else { return nil }
        text += part
      } else {
        text += word
      }
      isBehindEncoded = isEncoded
    }
    return text
  }

  @Test func `every text comes back as it was, in printable ASCII on one line`() {
    let values = Self.texts.map { MailHeader(text: $0) }
    #expect(values.allSatisfy { $0.bytes.allSatisfy { (0x20...0x7E).contains($0) } })
    #expect(HostileTexts.differences(Self.texts, values.map { Self.decoded($0.source) ?? "broken" }) == [])
  }

  @Test(.enabled(if: MailJudge.isThere, "python3 is not installed"))
  func `python reads every text back as it was`() async throws {
    // Signs that some reader treats apart stand together in a few subjects, for each is a mail of its own.
    let subjects = stride(from: 0, to: Self.texts.count, by: 60).map { start in
      Self.texts[start..<min(start + 60, Self.texts.count)].map { "x" + $0 }.joined()
    }
    let mails = subjects.map { subject in
      var mail =
        MailHeader("a@example.org").field("From") + [0x0A] + MailHeader("b@example.org").field("To") + [0x0A]
      mail += MailHeader(text: subject).field("Subject") + [0x0A]
      mail += Array(
        "Date: Tue, 24 Nov 2026 06:15:00 +0000\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n".utf8)
      mail += Array("List-Id: <office.example.org>\nAuto-Submitted: auto-generated\n".utf8)
      mail += Array("Content-Type: multipart/alternative; boundary=\"b\"\n\n".utf8)
      for type in ["plain", "html"] {
        mail += Array(
          "--b\nContent-Type: text/\(type); charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nx\n"
            .utf8)
      }
      return MailJudge.Case(mail + Array("--b--\n".utf8), subject: subject)
    }
    #expect(try await MailJudge.complaints(mails) == [])
  }

  @Test(arguments: [
    ("The Office", "The Office"), ("Office, Main", "\"Office, Main\""),
    ("a\u{600}\"b", "=?utf-8?B?YdiAImI=?="), ("a\" <x@y>, \"b", "\"a\\\" <x@y>, \\\"b\""),
    ("Büro", "=?utf-8?B?QsO8cm8=?="),
  ])
  func `a name is atoms, a quoted string or encoded words`(name: String, written: String) {
    #expect(("\(phrase: name)" as MailHeader).source == written)
  }

  @Test func `a token holds no white space and no line end`() {
    #expect(("<\(token: "a\r\nBcc: b\u{2028}@c ")>" as MailHeader).source == "<aBcc:b@c>")
  }

  @Test func `fields are folded at spaces`() {
    let words = Array(repeating: "words", count: 40).joined(separator: " ")
    let lines = MailHeader(text: words).field("Subject").split(separator: 0x0A)
    #expect(lines.allSatisfy { $0.count <= 78 } && lines.count == 4)
    #expect(lines.dropFirst().allSatisfy { $0.first == 0x20 })
  }
}
