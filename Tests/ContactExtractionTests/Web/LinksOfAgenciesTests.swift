import Model
import PageReading
import Testing

@testable import ContactExtraction

private func facts(_ body: String, _ channel: Channel) throws -> [String] {
  let html = "<html><body><main><h1>Agency</h1><p>\(body)</p></main></body></html>"
  let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://www.agency.gov/contact")
  return ContactExtractor.extract(page).facts.filter { $0.channel == channel }.map {
    "\($0.kind) \($0.value.text)"
  }
}

@Suite("Links of an agency")
struct LinksOfAgenciesTests {
  @Test(
    "profiles have one canonical address",
    arguments: [
      ("https://twitter.com/agency?lang=en", "x https://x.com/agency"),
      ("https://m.facebook.com/agency", "facebook https://www.facebook.com/agency"),
      ("https://es-la.facebook.com/agencia", "facebook https://www.facebook.com/agencia"),
      ("//www.facebook.com/agency", "facebook https://www.facebook.com/agency"),
      ("https://www.linkedin.com/company/agency/about/", "linkedin https://www.linkedin.com/company/agency"),
      ("https://www.youtube.com/@agency/videos", "youtube https://www.youtube.com/@agency"),
      ("https://www.threads.net/@agency", "threads https://www.threads.net/@agency"),
      ("https://bsky.app/profile/agency.gov", "bluesky https://bsky.app/profile/agency.gov"),
      (
        "https://www.facebook.com/profile.php?id=1000",
        "facebook https://www.facebook.com/profile.php?id=1000"
      ),
    ])
  func profiles(url: String, fact: String) throws {
    #expect(try facts("<a href='\(url)'>us</a>", .social) == [fact])
  }

  @Test(
    "share buttons, posts, videos and look-alike hosts are no profiles",
    arguments: [
      "https://facebook.com/sharer/sharer.php?u=x", "https://x.com/intent/tweet?text=x",
      "https://twitter.com/agency/status/1",
      "https://youtu.be/abc", "https://www.youtube.com/watch?v=1",
      "https://www.linkedin.com/shareArticle?url=x",
      "https://pinterest.com/pin/create/button/?u=x", "https://api.whatsapp.com/send?text=x",
      "https://facebook.com.evil.example/agency", "https://twitter.com.phish.io/agency",
      "https://notfacebook.com/agency",
      "https://www.facebook.com/agency/posts/123", "https://developers.facebook.com/agency",
    ])
  func noProfiles(url: String) throws { #expect(try facts("<a href='\(url)'>share</a>", .social).isEmpty) }

  @Test(
    "the name of a link says what it is for",
    arguments: [
      ("Create an account", "account"), ("Check case status", "case-status"),
      ("Schedule an appointment", "scheduler"),
      ("Contact us", "contact-form"), ("Send feedback", "contact-form"), ("Submit an inquiry", "form"),
      ("Submit a tip", "form"),
      ("File a complaint", "form"), ("Form G-28 (PDF)", "form"), ("Programe una cita", "scheduler"),
      ("Verifique el estatus de su caso", "case-status"), ("Cree su cuenta", "account"),
      ("Chat with us", "chat"),
    ])
  func kinds(name: String, kind: String) throws {
    #expect(try facts("<a href='/go'>\(name)</a>", .web) == ["\(kind) https://www.agency.gov/go"])
  }

  @Test("a link is not named by the link before it")
  func neighbours() throws {
    #expect(
      try facts("<a href='/a'>Log in</a> <a href='/b'>Privacy policy</a>", .web) == [
        "account https://www.agency.gov/a"
      ])
  }

  @Test("a chat button without a target is the page itself, other buttons are nothing")
  func buttons() throws {
    #expect(
      try facts(
        "<a href='#'>Live chat</a> <button>Menu</button> <a href='javascript:void(0)'>Print</a>", .web)
        == ["chat https://www.agency.gov/contact"])
  }

  @Test("an address without a scheme is read, the host of an e-mail address is not")
  func written() throws {
    #expect(
      try facts("Check your case status at egov.agency.gov/status.", .web) == [
        "case-status https://egov.agency.gov/status"
      ])
    #expect(try facts("Write to help [at] agency.gov or visit help(at)agency.gov", .web).isEmpty)
  }
}
