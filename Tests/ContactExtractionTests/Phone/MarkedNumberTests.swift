import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("Marks of numbers in parentheses")
struct MarkedNumberTests {
  private func phones(_ text: String) throws -> [String] {
    try readClerk("<p>\(text)</p>").facts.filter { $0.channel == .phone }.map {
      $0.kind + $0.value.text.suffix(4)
    }
  }

  @Test(
    "a mark belongs to the number that the first mark of the line belongs to",
    arguments: [
      ("(p) 202-555-0110 (f) 202-555-0111", ["voice0110", "fax0111"]),
      ("(o) 202-555-0140 (c) 202-555-0141 (fax) 202-555-0142", ["voice0140", "voice0141", "fax0142"]),
      ("202-555-0120 (p)<br>202-555-0121 (f)", ["voice0120", "fax0121"]),
      ("202-555-0130 (phone), 202-555-0131 (fax)", ["voice0130", "fax0131"]),
      ("(fax) 202-555-0150<br>202-555-0151 (tty)", ["fax0150", "tty0151"]),
      ("Call or text us at 202-555-0160", ["voice0160"]), ("Text us at 202-555-0161", ["sms0161"]),
    ])
  func marks(text: String, expected: [String]) throws { #expect(try phones(text) == expected) }

  @Test func `a number ends where mark-up alone parts it from the next word`() throws {
    let page = try readClerk("<p>Call <b>202-555-0100</b><i>Mon-Thu 7 a.m.-5 p.m.</i></p>")
    #expect(page.facts.map(\.value.text) == ["+12025550100", "Mo-Th 07:00-17:00"])
  }

  @Test func `numbers by their last digits have the name of the first, and years are none`() throws {
    let page = try readClerk(
      "<p>Records Fax: 202-555-1095 and 1096.</p><p>Call 202-555-2020, 2021, and 2022 for tax years</p>")
    #expect(page.facts.map { $0.kind + $0.value.text.suffix(4) } == ["fax1095", "fax1096", "voice2020"])
    #expect(page.facts.prefix(2).map(\.label) == ["Records Fax", "Records Fax"])
  }
}

@Suite("Numbers behind leaders")
struct LeaderTests {
  @Test(arguments: [".", "(", "#", ":", "-", "_", " ", "\u{2026}", "\u{00B7} "])
  func `A number behind a long row of signs is read, or not, and harms nothing`(sign: String) throws {
    let leaders = String(repeating: sign, count: 60)
    let texts = [
      "Fax \(leaders) 202-555-0143", "Fax\(leaders)202-555-0143", "Case No. \(leaders) 2025550143",
    ]
    for text in texts {
      let facts = try readClerk("<p>\(text)</p><table><tr><td>\(text)</td><td>\(leaders)</td></tr></table>")
        .facts
      #expect(facts.allSatisfy { $0.value.text == "+12025550143" })
    }
    if [".", " ", "\u{2026}"].contains(sign) {
      #expect(try readClerk("<p>\(texts[0])</p>").facts.map(\.kind) == ["fax"])
    }
  }
}
