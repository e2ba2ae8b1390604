import Model
import PageReading
import Testing

@testable import ContactExtraction

private func extraction(_ body: String) throws -> Extraction {
  try read(body, below: "Agency")
}

/// `data-cfemail` of an address: each byte XOR the first one.
private func encoded(_ address: String) -> String {
  ([0] + address.utf8).map { byte in
    let text = String(byte ^ 0x54, radix: 16)
    return text.utf8.count == 1 ? "0" + text : text
  }.joined()
}

@Suite("How e-mail addresses are written on pages")
struct EmailSpellingTests {
  @Test(
    "plain, encoded and against robots",
    arguments: [
      "help@agency.gov", "help [at] agency [dot] gov", "help(at)agency(dot)gov", "help {at} agency.gov",
      "help at agency dot gov", "help AT agency DOT gov", "help&#64;agency.gov",
      "help&commat;agency&period;gov",
      "help[AT]agency[DOT]gov", "help [ at ] agency [ dot ] gov", "help &lt;at&gt; agency &lt;dot&gt; gov",
      "help arroba agency punto gov", "help [arroba] agency [punto] gov", "E-mail: help at agency.gov",
      "<span class=u>help</span> [at] <span class=d>agency.gov</span>", "help<!-- x -->@age<!-- y -->ncy.gov",
      "help@<wbr>agency.gov", "help<span>@</span>agency.gov",
      "help<span style='display:none'>no</span>@agency.gov",
      "<a href='mailto:help@agency.gov?subject=Hi'>write</a>",
      "<a href='MAILTO:%20help@agency.gov'>write</a>",
      "<a href='mailto:Help%20Desk%20%3Chelp@agency.gov%3E'>write</a>",
      "<a href='#' data-email='help@agency.gov'>Email</a>",
      "<a href='#' data-user='help' data-domain='agency.gov'>Email</a>",
    ])
  func spellings(text: String) throws {
    let facts = try extraction("<p>\(text)</p>").facts
    #expect(facts.map { "\($0.channel.rawValue) \($0.value.text)" } == ["email help@agency.gov"])
  }

  @Test("an address that Cloudflare encoded is no page, and its placeholder no label")
  func cloudflare() throws {
    let code = encoded("help@agency.gov")
    let facts = try extraction(
      "<p>Write: <a href='/cdn-cgi/l/email-protection#\(code)'><span data-cfemail='\(code)'>[email&#160;protected]</span></a></p>"
    ).facts
    #expect(Set(facts.map(\.value.text)) == ["help@agency.gov"])
    #expect(facts.first?.label != "[email protected]")
  }

  @Test(
    "words with \"at\" in a sentence are none",
    arguments: [
      "we are at agency dot gov", "visit us at travel.state.gov", "look at agency.gov",
      "meet at noon dot com",
      "icon@2x.png", "price @ $5.00", "user@localhost", "node@1.2.3", "@agency",
    ])
  func lookAlikes(text: String) throws {
    #expect(try extraction("<p>\(text)</p>").facts.allSatisfy { $0.channel != .email })
  }

  @Test("several recipients of a link are several addresses, a share link none")
  func recipients() throws {
    let facts = try extraction(
      "<p><a href='mailto:d@agency.gov,e@agency.gov?cc=f@agency.gov'>all</a> <a href='mailto:?subject=x&body=y'>Share</a></p>"
    ).facts
    #expect(facts.map(\.value.text) == ["d@agency.gov", "e@agency.gov", "f@agency.gov"])
  }

  @Test("where a link shows another address than it writes to, the target counts and a warning says so")
  func contradiction() throws {
    let page = try extraction("<p><a href='mailto:real@agency.gov'>other@agency.gov</a></p>")
    #expect(page.facts.map(\.value.text) == ["real@agency.gov"])
    #expect(page.warnings.map(\.text) == ["the link shows other@agency.gov and writes to real@agency.gov"])
  }

  @Test("in a microformats card the text of the part called value counts")
  func valueClass() throws {
    let facts = try extraction(
      "<div class='vcard'><span class='email'><a class='value' href='mailto:x@agency.gov'>a@agency.gov</a></span></div>"
    ).facts
    #expect(facts.map(\.value.text) == ["a@agency.gov"])
  }

  @Test("braces and quotes around an address are no part of it")
  func edges() throws {
    let facts = try extraction(
      "<p>{press, foia}@agency.gov; \"a@agency.gov\", &lt;b@agency.gov&gt; (c@agency.gov).</p>"
    ).facts
    #expect(facts.map(\.value.text) == ["a@agency.gov", "b@agency.gov", "c@agency.gov"])
  }

  @Test("an address that a script draws is announced as unread")
  func scripted() throws {
    let page = try extraction(
      "<p>Email: <script>document.write('a'+'@b.gov')</script></p><p>E-mail: <a href='javascript:mail()'>send us an e-mail</a></p>"
    )
    #expect(page.facts.isEmpty)
    #expect(page.unread.map(\.kind) == ["scripted-email", "scripted-email"])
  }
}
