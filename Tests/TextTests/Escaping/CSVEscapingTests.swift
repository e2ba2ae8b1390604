import Support
import Testing
import Text

@Suite struct CSVEscapingTests {
  /// The records of `text`, read as RFC 4180 says, byte by byte; nil where a quotation mark stands where none may.
  static func records(_ text: [UInt8]) -> [[String]]? {
    var records: [[String]] = []
    var (record, cell, index): ([String], [UInt8], Int) = ([], [], 0)
    func finish() {
      record.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while index < text.count {
      if cell.isEmpty, text[index] == UInt8(ascii: "\"") {
        index += 1
        while index < text.count, text[index] != 0x22 || index + 1 < text.count && text[index + 1] == 0x22 {
          cell.append(text[index])
          index += text[index] == 0x22 ? 2 : 1
        }
        index += 1
        guard index < text.count, text[index] == UInt8(ascii: ",") || text[index] == 0x0D else { return nil }
      }
      switch text[index] {
      case UInt8(ascii: ","): finish()
      case 0x0D:
        guard index + 1 < text.count, text[index + 1] == 0x0A else { return nil }
        finish()
        records.append(record)
        record = []
        index += 1
      case UInt8(ascii: "\""): return nil
      default: cell.append(text[index])
      }
      index += 1
    }
    return record.isEmpty && cell.isEmpty ? records : nil
  }

  @Test func `every text is one cell, and comes back as it was but for the apostrophe before a formula`()
    throws
  {
    let texts = HostileTexts.texts()
    let lines = texts.map { text -> CSV in "a,\(text: text),b\r\n" }
    let read = try #require(Self.records(lines.joined().bytes))
    #expect(read.allSatisfy { $0.count == 3 && $0[0] == "a" && $0[2] == "b" })
    let cells = read.map { $0.count > 1 ? $0[1] : "" }
    let isDisarmed = zip(texts, cells).map { $1.utf8.elementsEqual(("'" + $0).utf8) }
    let wanted = zip(texts, isDisarmed).map { $1 ? "'" + $0 : $0 }
    #expect(HostileTexts.differences(wanted, cells) == [])
    let disarmed = zip(texts, isDisarmed).filter(\.1).map(\.0)
    #expect(disarmed.contains("=1+1") && disarmed.contains("@x") && disarmed.count < texts.count / 4)
  }

  @Test(arguments: [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{A0}=1", "\u{200B}=1", "\u{FEFF}@x",
    "\u{FF1D}1+1", "+cmd|' /C x'!A0",
    "\tplain", "\rplain", "\n=1", "+1;=1", "+1;ext=", "+", "-", "=", "--1",
  ])
  func `a spreadsheet runs no cell`(text: String) throws {
    let cell = try #require(Self.records((CSV(text: text) + "\r\n").bytes)?.first?.first)
    #expect(cell.utf8.elementsEqual(("'" + text).utf8))
  }

  @Test(arguments: [
    "+18005550100", "+18005550100;ext=12", "-5", "a=b", "1-2", "'=x", "\u{600}=1", "", "office@example.org",
    "*", "8 a.m.-5 p.m.",
  ])
  func `numbers to dial and what runs nothing stay as they are`(text: String) {
    #expect(CSV(text: text).source == text)
  }
}
