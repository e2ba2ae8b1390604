import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite struct WebRecogniserTests {
  private static let page = "https://www.uscis.gov/contact"

  private func read(_ text: String, link: String? = nil, href: String? = nil, region: Region = .main)
    -> [String]
  {
    var block = Block(role: .paragraph, region: region, text: text)
    if let link, let place = text.firstRange(of: link) {
      let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
      block.links = [
        Block.Link(
          range: start..<start + link.utf8.count, href: href,
          url: href?.hasPrefix("http") == true ? href : nil, name: link)
      ]
    }
    return WebRecogniser(Passage(block), pageURL: Self.page).find().map { "\($0.kind) \($0.value.text)" }
  }

  @Test("a link's name says what it is for")
  func names() {
    #expect(
      read("Create Account", link: "Create Account", href: "https://my.agency.gov/x") == [
        "account https://my.agency.gov/x"
      ])
    #expect(
      read("Use My Appointment", link: "My Appointment", href: "https://my.agency.gov/a") == [
        "scheduler https://my.agency.gov/a"
      ])
    #expect(
      read("Submit a request online at FIRST.", link: "FIRST", href: "https://first.agency.gov/") == [
        "form https://first.agency.gov/"
      ])
    #expect(
      read("Email Blumenthal", link: "Email Blumenthal", href: "https://b.senate.gov/contact/") == [
        "contact-form https://b.senate.gov/contact/"
      ])
  }

  @Test("a chat button without a target is the page itself")
  func chatButton() {
    #expect(read("Ask Emma", link: "Ask Emma", href: "#") == ["chat \(Self.page)"])
    #expect(read("Back to top", link: "Back to top", href: "#").isEmpty)
  }

  @Test("of navigation only the ways into one's own case count")
  func navigation() {
    #expect(read("Contact", link: "Contact", href: "https://agency.gov/contact", region: .navigation).isEmpty)
    #expect(
      read("Sign In", link: "Sign In", href: "https://my.agency.gov/", region: .navigation) == [
        "account https://my.agency.gov/"
      ])
  }

  @Test("an address glued to its name is read")
  func gluedName() {
    #expect(read("Case Statususcis.gov/casestatus") == ["case-status https://uscis.gov/casestatus"])
    #expect(
      read("Check your case status at egov.uscis.gov/casestatus.") == [
        "case-status https://egov.uscis.gov/casestatus"
      ])
    #expect(read("Write to help@uscis.gov").isEmpty)
  }
}
