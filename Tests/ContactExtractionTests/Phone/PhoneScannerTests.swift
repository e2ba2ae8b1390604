import Model
import Support
import Testing

@testable import ContactExtraction

@Suite struct PhoneScannerTests {
  private func values(_ text: String) -> [String] { PhoneScanner(FoldedText(text)).scan().map(\.value.text) }

  @Test(
    "every spelling of a number is one number",
    arguments: [
      "1 (800) 375-5283", "800-375-5283", "1.800.375.5283", "(800) 375-5283", "1-800-375-5283",
      "+1 800 375 5283", "800/375-5283",
      "1\u{A0}(800)\u{A0}375\u{2011}5283", "１-８００-３７５-５２８３", "1–800–375–5283", "(1800) 3755.283",
      "(800) 3755283",
      "+1.800.375.5283", "++1 (800) 375-5283", "Call 8003755283", "001 800 375 5283", "800 375 5283",
      "1-800-375-5283.Then wait",
    ])
  func spellings(text: String) { #expect(values(text) == ["+18003755283"]) }

  @Test(
    "an extension is read in all its forms",
    arguments: [
      "202-282-8000 ext. 1205", "202-282-8000, extension 1205", "(202) 282-8000 Ext 1205",
      "202.282.8000 #1205", "202-282-8000 x1205",
      "202-282-8000 X  1205", "202-282-8000 ,x 1205", "202-282-8000 ext: 1205", "202-282-8000x1205",
    ])
  func extensions(text: String) { #expect(values(text) == ["+12022828000;ext=1205"]) }

  @Test(
    "letters are the digits they stand for",
    arguments: [
      ("1-800-CALL-FBI", "+18002255324"), ("1-888-CALL-FCC (1-888-225-5322)", "+18882255322"),
      ("1-86-NARA-NARA", "+18662726272"),
      ("1-866-4-USA-DOL (1-866-487-2365)", "+18664872365"), ("877-CIS-4MIL (877-247-4645)", "+18772474645"),
      ("1-800-USA-LEARN (1-800-872-5327)", "+18008725327"), ("1-888-DFAS-411", "+18883327411"),
      ("1 (800) CALL-FBI", "+18002255324"),
    ])
  func vanity(text: String, value: String) { #expect(values(text) == [value]) }

  @Test("the digits in parentheses count where they contradict the letters")
  func vanityContradiction() { #expect(values("1-844-4-REFUGE (1-844-573-3843)") == ["+18445733843"]) }

  @Test(
    "numbers of other countries keep their country code",
    arguments: [
      ("+49-69-7535-0", "+496975350"), ("+44 (0)20 7499 9000", "+442074999000"),
      ("(+63) (2) 5301-2000", "+63253012000"),
      ("01164 3 331 6005", "+6433316005"), ("+52 (449)978-0001", "+524499780001"),
      ("+39 02-36618 300", "+390236618300"),
      ("+44 2034567890 X 456", "+442034567890;ext=456"), ("+52-55-2579-2000", "+525525792000"),
      ("+86-20-3814-5000", "+862038145000"),
    ])
  func international(text: String, value: String) { #expect(values(text) == [value]) }

  @Test(
    "other numbers are no telephone numbers",
    arguments: [
      "SRC2190123456", "EAC-22-106-51234", "A 012-345-678", "A# 212 345 678", "0123-4567-8901",
      "OMB No. 1615-0023", "TX 75067-8003",
      "P.O. Box 6608671234", "9400 1000 0000 0000 0000 00", "7777 1234 5678", "2049-3630", "$1,440.00",
      "12/31/2026", "2012-01-02 08:00",
      "PM-602-0191.1", "T1-2021-800-375-5283-X9", "4111 1111 1111 1111", "334-1001-4001", "91-1234567",
      "555-1234", "000-000-0000",
      "415-666-7777$", "£415-666-7777", "abc415-666-7777", "415-666-7777def", "650x2531234",
      "Case number 202-555-0143", "121 000 358",
      "2190123456", "888 First St., NE", "800 Glacier Ave.", "800 GLACIER AVE",
      "H.R. 8003 (Roll Call 118-203)", "32.9859", "2.4.1.20251023",
      "7121115678",
    ])
  func lookAlikes(text: String) { #expect(values(text).isEmpty) }

  @Test("a second line written by its last digits is a number of its own")
  func secondLine() {
    #expect(values("Main: (305) 555-0101/0102") == ["+13055550101", "+13055550102"])
    #expect(values("(305) 555-0110 or -0111") == ["+13055550110", "+13055550111"])
    #expect(values("(305) 555-0120 ext. 7 or 8") == ["+13055550120;ext=7", "+13055550120;ext=8"])
  }

  @Test("a hundred thousand numbers take linear time")
  func manyNumbers() {
    let text = String(repeating: "call 202-282-8000 or +49 69 7535 0, ", count: 20_000)
    let time = processorTime { #expect(values(text).count == 40_000) }
    #expect(time < TestSetting.limit(seconds: 20))
  }
}
