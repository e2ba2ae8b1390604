import Foundation
import Support
import Testing
import Text

@Suite struct JSONEscapingTests {
  private static func isHeld(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x110000 }

  @Test func `every text comes back as it was from the reader of another house`() throws {
    let texts = HostileTexts.texts()
    let written = JSONWriter.text(.array(texts.map { .string($0) }))
    let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String]
    #expect(HostileTexts.differences(texts, read ?? []) == [])
    let own = JSONReader.read(Array(written.utf8))?.array?.compactMap(\.string)
    #expect(HostileTexts.differences(texts, own ?? []) == [])
  }

  @Test func `member names are escaped as values are`() throws {
    let texts = HostileTexts.texts()
    for text in texts {
      let written = JSONWriter.text(.object([(text, .integer(1))]), indented: false)
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Int]
      #expect(HostileTexts.differences([text], read.map { Array($0.keys) } ?? []) == [])
    }
  }

  @Test func `nothing of it acts on a terminal`() {
    let written = JSONWriter.text(.array(HostileTexts.texts().map { .string($0) }), indented: false)
    #expect(!written.unicodeScalars.contains { $0.isInvisible || $0.isLineBreak })
  }

  /// The search goes by sixteen bytes: the sign stands at every place of them, and at the end.
  @Test(arguments: HostileTexts.beyondASCII.filter { $0.isInvisible || $0.isLineBreak })
  func `what cannot be seen is written as an escape wherever it stands`(scalar: Unicode.Scalar) {
    let escape = String(scalar).utf16.map { "\\u" + $0.hexadecimal(digits: 4) }.joined()
    for length in 0..<40 {
      let text = String(repeating: "x", count: length)
      #expect(JSONWriter.text(.string(text + String(scalar)), indented: false) == "\"\(text)\(escape)\"")
      #expect(
        JSONWriter.text(.string("é" + text + String(scalar) + "外"), indented: false)
          == "\"é\(text)\(escape)外\"")
    }
  }

  @Test(arguments: [
    "é外\u{1F600}", "\u{A0}", "e\u{301}", "👩‍👧", "ﬁ", "\u{600}", "ب", "\u{2014}\u{2019}", "한국", "\u{F0000}",
  ])
  func `letters of all scripts and joined emoji stay as they are`(text: String) {
    #expect(JSONWriter.text(.string(text), indented: false) == "\"\(text)\"")
  }
}
