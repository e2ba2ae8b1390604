import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("What prose says of a telephone number")
struct PhoneProseTests {
  @Test(
    "a fax in a sentence, and a call that is none",
    arguments: [
      ("Reach us by faxing 303-555-0105.", ["fax +13035550105"]),
      (
        "Reach us by calling 303-555-0102 or by faxing 303-555-0103.",
        ["voice +13035550102", "fax +13035550103"]
      ),
      ("Faxes are no longer accepted. Call 217-555-0133.", ["voice +12175550133"]),
    ])
  func fax(text: String, expected: [String]) throws { #expect(try phones("<p>\(text)</p>") == expected) }

  @Test(
    "deaf callers are told what is theirs",
    arguments: [
      (
        "Call 1-800-772-1213 (or 1-800-325-0778 if you’re deaf or hard of hearing).",
        ["voice +18007721213", "tty +18003250778"]
      ),
      (
        "Call 1-800-325-0778 if you are deaf, or 1-800-772-1213 for anything else.",
        ["tty +18003250778", "voice +18007721213"]
      ),
      ("If you do not have a TTY, call 800-375-5283.", ["voice +18003755283"]),
      ("Callers without a TTY may use 800-375-5283.", ["voice +18003755283"]),
      ("TTY users call 711, then 217-555-0136.", ["tty 711", "voice +12175550136"]),
      ("TTY users: call 711 and ask for 800-555-0123.", ["tty 711", "voice +18005550123"]),
      ("TTY: 711 or 800-555-0123", ["tty 711", "tty +18005550123"]),
      ("T.T.Y.: 217-555-0137", ["tty +12175550137"]),
      ("T.D.D. 217-555-0137", ["tty +12175550137"]),
    ])
  func deaf(text: String, expected: [String]) throws { #expect(try phones("<p>\(text)</p>") == expected) }

  @Test(
    "kinds and numbers parted by slashes go in pairs",
    arguments: [
      (
        "Phone/TTY/Fax: 217-555-0150 / 217-555-0151 / 217-555-0152",
        ["voice +12175550150", "tty +12175550151", "fax +12175550152"]
      ),
      ("Tel / Fax: 217-555-0150 / 217-555-0152", ["voice +12175550150", "fax +12175550152"]),
      ("Voice/TTY: 217-555-0150", ["voice +12175550150"]),
    ])
  func pairs(text: String, expected: [String]) throws { #expect(try phones("<p>\(text)</p>") == expected) }

  @Test(
    "a text goes where a word is sent",
    arguments: [
      ("<p>Text “INFO” to (217) 555-0101</p>", "sms +12175550101"),
      ("<p>Text HELP to 217-555-0101</p>", "sms +12175550101"),
      ("<h2>Text</h2><p>217-555-0101</p>", "sms +12175550101"),
      (
        "<table><tr><th>Office</th><th>Text</th></tr><tr><td>A</td><td>217-555-0101</td></tr></table>",
        "sms +12175550101"
      ),
      ("<p>Text a librarian: 66746</p>", "sms 66746"),
    ])
  func text(body: String, expected: String) throws { #expect(try phones(body) == [expected]) }

  @Test func `the text of something is no short code`() throws {
    #expect(try phones("<p>Text of bill: 66746</p><p>Full text: 66746 words</p>").isEmpty)
  }

  @Test(
    "an example is no number",
    arguments: [
      "Write your number with its area code, for example (555) 234-0143 or 202-555-0143.",
      "Enter it with hyphens (e.g., 202-555-0143).", "Por ejemplo: 202-555-0143",
    ])
  func example(text: String) throws { #expect(try phones("<p>\(text)</p>").isEmpty) }

  @Test func `an example of something else leaves the number behind it`() throws {
    #expect(
      try phones("<p>For help, for example with forms, call 202-555-0143. E.g. on Mondays: 202-555-0144</p>")
        == ["voice +12025550143", "voice +12025550144"])
  }
}
