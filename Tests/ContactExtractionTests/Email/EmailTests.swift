import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite struct EmailTests {
  private func values(_ text: String) -> [String] { EmailScanner(FoldedText(text)).scan().map(\.value.text) }

  @Test(
    "addresses are read however they are written",
    arguments: [
      ("Write to Media@USCIS.DHS.GOV.", "Media@uscis.dhs.gov"),
      ("p.rivera [at] uscis [dot] dhs [dot] gov", "p.rivera@uscis.dhs.gov"),
      ("j.kim(at)uscis.dhs.gov", "j.kim@uscis.dhs.gov"),
      ("records AT agency DOT example DOT gov", "records@agency.example.gov"),
      ("first.last+forms@sub.agency.gov,", "first.last+forms@sub.agency.gov"),
      ("<director@agency.gov>", "director@agency.gov"),
      ("help {at} agency {dot} org", "help@agency.org"), ("help at agency dot gov", "help@agency.gov"),
    ])
  func spellings(text: String, value: String) { #expect(values(text) == [value]) }

  @Test(
    "other words with an at sign are none",
    arguments: [
      "user@ or @agency", "version 2@3", "git@host:repo", "logo@2x.png", "meet at noon", "look at agency.gov",
    ])
  func lookAlikes(text: String) { #expect(values(text).isEmpty) }

  private func read(_ link: Block.Link, text: String) -> EmailRecogniser {
    var block = Block(role: .paragraph, text: text)
    block.links = [link]
    return EmailRecogniser(Passage(block))
  }

  @Test("a link's addresses are its path, to and cc; a share link has none")
  func links() {
    func values(_ href: String) -> [String] {
      read(Block.Link(range: 0..<4, href: href, url: nil, name: "team"), text: "team").find().mentions.map(
        \.value.text)
    }
    #expect(
      values("mailto:a@agency.gov,b@agency.gov?cc=c@agency.gov&subject=x") == [
        "a@agency.gov", "b@agency.gov", "c@agency.gov",
      ])
    #expect(values("mailto:?subject=https://agency.gov/page") == [])
    #expect(values("MAILTO:a%40agency.gov") == ["a@agency.gov"])
  }

  @Test("Cloudflare's form is decoded")
  func cloudflare() {
    let key: UInt8 = 0x5A
    let code = ([key] + "help@agency.gov".utf8.map { $0 ^ key }).map {
      String(Int($0) + 0x100, radix: 16).dropFirst()
    }.joined()
    let attribute = Block.Link(
      range: 0..<17, href: nil, url: nil, name: "[email protected]", attributes: ["data-cfemail": code])
    #expect(
      read(attribute, text: "[email protected]").find().mentions.map(\.value.text) == ["help@agency.gov"])
    let target = Block.Link(range: 0..<2, href: "/cdn-cgi/l/email-protection#" + code, url: nil, name: "us")
    #expect(read(target, text: "us").find().mentions.map(\.value.text) == ["help@agency.gov"])
  }

  @Test("an address drawn by a script is unread, not lost")
  func scripted() {
    let text = "This email address is being protected from spambots. You need JavaScript enabled to view it."
    let found = EmailRecogniser(Passage(Block(role: .paragraph, text: text))).find()
    #expect(found.mentions.isEmpty)
    #expect(found.unread.map(\.kind) == ["scripted-email"])
    #expect(
      EmailRecogniser(Passage(Block(role: .paragraph, text: "Enable it and write us."))).find().unread.isEmpty
    )
  }

  @Test("a link that shows another address than it writes to is warned of")
  func contradiction() {
    let link = Block.Link(range: 0..<12, href: "mailto:b@agency.gov", url: nil, name: "a@agency.gov")
    let found = read(link, text: "a@agency.gov").find()
    #expect(found.mentions.map(\.value.text) == ["b@agency.gov"])
    #expect(found.warnings.count == 1)
  }
}
