import Foundation
import Support
import Testing
import Text

@Suite struct PercentEncodingTests {
  @Test func `every text comes back as it was, and as Foundation reads it`() {
    for text in HostileTexts.texts() {
      let written = text.percentEncoded(keeping: \.isURLUnreserved)
      #expect(written.utf8.allSatisfy { $0.isURLUnreserved || $0 == UInt8(ascii: "%") })
      // Foundation takes U+FEFF at the start for a byte-order mark.
      let isMarked = text.unicodeScalars.first == "\u{FEFF}"
      let foundation = isMarked ? text : written.removingPercentEncoding ?? ""
      #expect(HostileTexts.differences([text, text], [written.percentDecoded, foundation]) == [])
    }
  }

  @Test(arguments: [
    ("a b", "a%20b"), ("é", "%C3%A9"), ("100%", "100%25"), ("~a-b_c.d", "~a-b_c.d"), ("", ""),
  ])
  func `digits are capitals`(text: String, written: String) {
    #expect(text.percentEncoded(keeping: \.isURLUnreserved) == written)
  }

  @Test(arguments: [
    ("%41%62", "Ab"), ("100%", "100%"), ("%4", "%4"), ("%zz", "%zz"), ("%+1", "%+1"), ("%25%", "%%"),
    ("%FF", "\u{FFFD}"),
  ])
  func `what is no escape stays`(text: String, read: String) {
    #expect(text.percentDecoded == read)
  }
}

@Suite struct HostNameTests {
  @Test(arguments: [
    "uscis.gov", "a", "xn--bcher-kva.example", "a_b.example", "192.0.2.1",
    String(repeating: "a", count: 63) + ".example",
  ])
  func `names of machines are taken`(name: String) { #expect(HostName.isValid(name)) }

  @Test(arguments: [
    "", ".", "a.", "-a.example", "a-.example", "a..b", "A.example", "bücher.example", "a b",
    "a\u{301}.example", String(repeating: "a", count: 64),
    Array(repeating: "abcdefgh", count: 30).joined(separator: "."),
  ])
  func `others are not`(name: String) { #expect(!HostName.isValid(name)) }

  @Test(arguments: [
    ("https://www.Example.gov:8443/a", "example.gov"), ("http://user:pw@example.gov", "example.gov"),
    ("https://[::1]/", "[::1]"),
    ("file:///www.example.gov", nil), ("ftp://example.gov/", nil), ("https:///a", nil), ("example.gov", nil),
  ])
  func `the host of a URL of the web is what stands before its path`(url: String, host: String?) {
    #expect(HostName.of(url) == host)
  }

  @Test func `one host has many URLs, and hosts below it`() {
    #expect(HostName.isSame("https://www.a.example/x", "http://A.example:80/"))
    #expect(
      !HostName.isSame("https://a.example", "https://b.a.example")
        && !HostName.isSame("file:///a", "file:///a"))
    #expect(HostName.isBelow("b.a.example", "a.example") && HostName.isBelow("a.example", "a.example"))
    #expect(!HostName.isBelow("ba.example", "a.example"))
    #expect(HostName.isAddress("192.0.2.1") && HostName.isAddress("[::1]") && !HostName.isAddress("a.1"))
  }
}
