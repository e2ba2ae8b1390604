import Model
import PageReading
import Testing

@testable import ContactExtraction

/// The values of the telephone facts of a paragraph.
private func numbers(_ text: String) throws -> [String] {
  let page = try PageReader.read(
    Array("<html><body><main><p>\(text)</p></main></body></html>".utf8), contentType: nil,
    url: "https://agency.example/")
  return ContactExtractor.extract(page).facts.filter { $0.channel == .phone }.map(\.value.text)
}

@Suite("How telephone numbers are written")
struct PhoneSpellingTests {
  @Test(
    "signs, dashes of all kinds, and tags inside a number do not matter",
    arguments: [
      "1-800-555-0199", "1 (800) 555-0199", "1.800.555.0199", "800/555-0199", "(800) 555 0199",
      "+1 800 555 0199",
      "001-800-555-0199", "1&#8209;800&#8209;555&#8209;0199", "1&nbsp;(800)&nbsp;555&ndash;0199",
      "1 – 800 – 555 – 0199",
      "<span>1-</span><span>800</span>-<span>555</span>-<b>0199</b>", "1-800-<!-- x -->555-0199",
      "800-555-<wbr>0199",
      "800&shy;-555-0199", "８００-555-0199",
    ])
  func spellings(text: String) throws { #expect(try numbers("Call \(text).") == ["+18005550199"]) }

  @Test(
    "extensions",
    arguments: [
      ("202-555-0143 x123", "123"), ("202-555-0143 ext 5", "5"), ("202-555-0143, Ext. 678", "678"),
      ("202-555-0143 extension: 90", "90"), ("202-555-0143 (ext. 12)", "12"), ("202-555-0143 #22", "22"),
      ("202-555-0143;ext=45", "45"), ("202-555-0143/ext 46", "46"), ("202-555-0143, x. 33", "33"),
      ("202-555-0143 Ext:44", "44"),
      ("<a href='tel:+1-202-555-0143;ext=7'>call</a>", "7"),
    ])
  func extensions(text: String, number: String) throws {
    #expect(try numbers(text) == ["+12025550143;ext=\(number)"])
  }

  @Test(
    "letters on the keypad",
    arguments: [
      ("1-800-MEDICARE (1-800-633-4227)", "+18006334227"), ("1-888-CIS-4MIL", "+18882474645"),
      ("855-HELP-NOW", "+18554357669"),
      ("1 (800) US-GRANT", "+18008747268"), ("1-877-FTC-HELP", "+18773824357"),
      ("1-800-4-A-CHILD", "+18004224453"),
    ])
  func vanity(text: String, value: String) throws { #expect(try numbers(text) == [value]) }

  @Test(
    "numbers of other countries",
    arguments: [
      ("London: +44 20 7499 9000", "+442074999000"), ("+44 (0)20 7499 9000", "+442074999000"),
      ("Frankfurt: +49 (0)69 7535-0", "+496975350"), ("011 64 3 331 6005", "+6433316005"),
      ("Manila +63 (2) 5301-2000 ext. 2345", "+63253012000;ext=2345"),
      ("México: +52 55 5080 2000", "+525550802000"),
    ])
  func international(text: String, value: String) throws { #expect(try numbers(text) == [value]) }

  @Test("a second line is told by its last digits")
  func secondLine() throws {
    #expect(
      try numbers("Main: 202-555-0143/0144; (202) 555-0147, -0148")
        == ["+12025550143", "+12025550144", "+12025550147", "+12025550148"])
  }

  @Test(
    "further lines are told by words where their numbers are near",
    arguments: [
      ("Call 202-555-0145 or 0146.", ["+12025550145", "+12025550146"]),
      ("Tel: 202-555-0145 / 0146", ["+12025550145", "+12025550146"]),
      ("Call (202) 555-0145, 0146 and 0147 for help", ["+12025550145", "+12025550146", "+12025550147"]),
      ("Call 202-555-0145, 0146, or 0147<br>Monday", ["+12025550145", "+12025550146", "+12025550147"]),
      ("Tel. 787-555-0145 o 0146", ["+17875550145", "+17875550146"]),
      ("Call 202-555-0145 or 2026 forms", ["+12025550145"]),
      ("Call 202-555-0145 and 0155 callers wait", ["+12025550145"]),
      ("Call 202-555-0145, 0146", ["+12025550145"]), ("Call 202-555-0145 or 911", ["+12025550145"]),
      ("Call 202-555-2025, 2026 and later", ["+12025552025"]),
      ("Call 202-555-0145 or 0146-1234", ["+12025550145"]),
    ])
  func furtherLines(text: String, values: [String]) throws { #expect(try numbers(text) == values) }

  @Test(
    "toll-free numbers of Mexico with their old prefix",
    arguments: [
      "01-800-123-4567", "01 800 123 4567", "01 (800) 123-4567", "01-800-1234567", "01.800.123.4567",
    ])
  func oldMexicanPrefix(text: String) throws {
    #expect(try numbers("En México: \(text).") == ["+528001234567"])
  }

  @Test(
    "what only looks like one",
    arguments: [
      "Receipt number: IOE0912345678", "Receipt EAC-21-900-12345", "A-number A012-345-678 / A# 012345678",
      "OMB No. 1615-0012",
      "EIN 52-1234567", "Case 2:21-cv-01234", "ZIP 20529-2140", "Tracking 9405 5036 9930 0123 4567 89",
      "FedEx 7712 3456 7890",
      "Price $1,225.00", "10-12-2024", "Docket No. 2024-555-0123", "38.8977, -77.0365",
      "Part No. 800-555-0199",
      "SSN 123-45-6789", "ISBN 978-0-306-40615-7", "version 1.202.555.0143", "Build 2024.555.0143",
      "case number 202-555-0143",
      "89 FR 12345", "8 CFR 103.2(a)(7)", "IP 192.168.100.200", "Form 1040-0074",
      "12345-678-9012 UPC 012345678905",
    ])
  func lookAlikes(text: String) throws { #expect(try numbers(text).isEmpty) }
}
