import Support
import Testing
import Text

/// Values read back as RFC 6350 section 3.4 and RFC 6868 say, scalar by scalar.
@Suite struct VCardEscapingTests {
  private static func isHeld(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .control || scalar == "\t" || scalar == "\n"
  }

  /// The parts of a value, its escapes undone; nil where one is unknown.
  private static func parts(_ value: String) -> [String]? {
    var parts = [""]
    var scalars = value.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case ";", ",": parts.append("")
      case "\\":
        guard let next = scalars.next(), "\\,;n".unicodeScalars.contains(next) else { return nil }
        parts[parts.count - 1].unicodeScalars.append(next == "n" ? "\n" : next)
      default: parts[parts.count - 1].unicodeScalars.append(scalar)
      }
    }
    return parts
  }

  /// What a parameter's value says; nil where its quotation marks do not enclose it.
  private static func parameter(_ value: String) -> String? {
    var text = String.UnicodeScalarView()
    var scalars = value.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "\"" { return nil }
      guard scalar == "^" else {
        text.append(scalar)
        continue
      }
      switch scalars.next() {
      case "'": text.append("\"")
      case "^": text.append("^")
      case "n": text.append("\n")
      default: return nil
      }
    }
    return String(text)
  }

  /// The lines of `bytes`, unfolded; none is longer than 75 octets.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    let physical = bytes.split(separator: 0x0A)
    #expect(physical.allSatisfy { $0.last == 0x0D && $0.count <= 76 && $0.count > 1 })
    #expect(physical.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    var lines: [[UInt8]] = []
    for line in physical {
      if line.first == 0x20 {
        lines[lines.count - 1] += line.dropFirst().dropLast()
      } else {
        lines.append(Array(line.dropLast()))
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `every text comes back as it was, from values, parts and parameters`() throws {
    let texts = HostileTexts.texts(where: Self.isHeld)
    for text in texts {
      let line: VCard = "ADR;LABEL=\"\(parameter: text)\":;\(text: text);\(text: text)"
      let read = try #require(Self.lines(line.folded.bytes).first)
      let quoted = read.utf8.split(separator: 0x22, maxSplits: 2, omittingEmptySubsequences: false)
      try #require(quoted.count == 3)
      let label = Self.parameter(String(decoding: quoted[1], as: UTF8.self))
      let parts = Self.parts(String(decoding: quoted[2].dropFirst(), as: UTF8.self))
      #expect(HostileTexts.differences([text], [label ?? ""]) == [])
      #expect(HostileTexts.differences(["", text, text], parts ?? []) == [])
    }
  }

  @Test func `controls are left out, and every line end is one`() {
    #expect(VCard(text: "a\r\nb\rc\n\rd\0e\u{1B}f\u{85}g").source == "a\\nb\\nc\\n\\nd" + "efg")
    #expect(VCardParameter(text: "a\r\nb\"^\u{7F}").source == "a^nb^'^^")
  }

  @Test func `a URI ends where its line does`() {
    #expect(
      ("URL:\(uri: "https://a.example/\r\nTEL:1 2\u{2028}3")" as VCard).source
        == "URL:https://a.example/TEL:123")
  }

  @Test(arguments: [
    "", "x", String(repeating: "x", count: 75), String(repeating: "é", count: 200),
    String(repeating: "\u{1F4EE}", count: 99),
  ])
  func `lines are folded between characters`(text: String) {
    let line = VCard(text: text)
    #expect(Self.lines(("A:" + line).folded.bytes) == ["A:" + text])
  }

  @Test func `a letter with hundreds of marks is folded between them`() {
    let text = "e" + String(repeating: "\u{301}", count: 300)
    #expect(Self.lines(("A:" + VCard(text: text)).folded.bytes).first?.utf8.count == 603)
  }
}
