import Model
import Testing

/// Values of facts and their normal forms.
@Suite struct FactValueTests {
  @Test(arguments: [
    ("+18005550145", "+18005550145", nil), ("+12025550171;ext=14", "+12025550171", "14"), ("711", "711", nil),
    ("66746", "66746", nil),
  ])
  func `A telephone number is read from its normal form`(text: String, number: String, digits: String?) {
    let phone = PhoneNumber(text: text)
    #expect(phone?.number == number && phone?.extension == digits && phone?.text == text)
  }

  @Test(arguments: ["", "+", "800-555-0145", "+1;ext=", "+1;isub=2", "+1 ext 4", "tel:+1"])
  func `What is no normal form of a telephone number is none`(text: String) {
    #expect(PhoneNumber(text: text) == nil)
    #expect(FactValue(channel: .phone, text: text) == .verbatim(.phone, text))
  }

  @Test func `An address is read in parts`() throws {
    let text = "USCIS, ATTN: I-130 (BOX 650288), 2501 S STATE HWY 121 STE 400, LEWISVILLE, TX 75067-8003"
    let address = try #require(PostalAddress(text: text))
    #expect(
      address.components == [
        "recipient": "USCIS", "attention": "I-130 (BOX 650288)", "street": "2501 S STATE HWY 121",
        "unit": "STE 400", "city": "LEWISVILLE", "state": "TX", "zip": "75067-8003",
      ])
    #expect(address.text == text && address[.unit] == "STE 400" && address[.box] == nil)
    #expect(PostalAddress(text: "DEPT A, PO BOX 1, DALLAS, TX 75000")?[.box] == "PO BOX 1")
  }

  @Test(arguments: [
    "CONSULAR SECTION, 33 NINE ELMS LANE, LONDON SW11 8US, UNITED KINGDOM",
    "ONE PENN PLAZA, NEW YORK, NY 10001",
    "DALLAS, TX 75000", "12 OAK ST, SALEM, OR 9730", "",
  ])
  func `An address whose text does not tell its parts is kept as it stands`(text: String) {
    #expect(PostalAddress(text: text) == nil)
    let stored = FactValue(channel: .address, text: text, components: ["country": "UNITED KINGDOM"])
    #expect(stored.text == text && stored.components == ["country": "UNITED KINGDOM"])
  }

  @Test func `Parts that another mention of an address names are added`() {
    let one = FactValue(channel: .address, text: "A", components: ["city": "ROMA"])
    let other = FactValue(channel: .address, text: "A", components: ["city": "ROME", "zip": "00187"])
    #expect(one.completed(by: other).components == ["city": "ROMA", "zip": "00187"])
  }

  @Test(arguments: [
    "Mo-Fr 08:00-18:00; Sa,Su 09:00-12:00", "24/7", "08:00-17:00", "Mo[2,4] 09:00-12:00", "Fr 22:00-02:00",
    "Jun 01-Aug 31 Mo-Th 07:00-17:00; Jun 01-Aug 31 Fr 07:00-11:00", "Oct-Mar Mo-Fr 08:00-16:00", "Mo,Tu",
    "Mo-Fr 08:00-12:00,13:00-17:00",
  ])
  func `Opening hours are written as they were read`(text: String) throws {
    let schedule = try #require(OpeningHours(text: text)?.schedule)
    #expect(OpeningHours(schedule).text == text)
  }

  @Test func `Opening hours have typed parts`() throws {
    let hours = try #require(OpeningHours(text: "Jun-Aug Mo[1] 22:00-02:00", zone: "America/Denver"))
    #expect(hours.schedule?.season == .init(first: .init(month: 6), last: .init(month: 8)))
    #expect(hours.schedule?.days == [.init(weekday: 0, ordinals: [1]): [.init(start: 1320, end: 1560)]])
    #expect(FactValue.hours(hours).components == ["timezone": "America/Denver"])
    let week = try #require(OpeningHours(text: "Mo-Su 09:00-17:00; Su closed; PH off")?.schedule)
    #expect(week.days.count == 7 && week.days[.init(weekday: 6)] == [])
  }

  @Test(arguments: [
    "by chance", "Mo-Fr morning", "Jun-Aug 09:00-12:00; Mo 09:00-10:00", "Mo[x] 09:00-10:00", "",
  ])
  func `Hours that are not read are kept as they stand, with their zone`(text: String) {
    #expect(OpeningHours(text: text) == nil)
    let stored = FactValue(channel: .hours, text: text, components: ["timezone": "America/Chicago"])
    #expect(stored.text == text && stored.components == ["timezone": "America/Chicago"])
  }

  @Test func `A link tells host and path`() throws {
    let link = try #require(Link(text: "https://WWW.Agency.example:8080/Login/?next=/home/#top"))
    #expect(link.host == "agency.example:8080" && link.path == "/Login" && link.query == "next=/home/")
    #expect(link.pathAndQuery == "/Login/?next=/home")
    #expect(Link(text: "https://a.example")?.path == "" && Link(text: "mailto:a@b.example") == nil)
    #expect(Link(text: "/path://x") == nil)
  }

  @Test func `A mail address has a mailbox and a domain`() {
    let address = EmailAddress(text: "Clerk@agency.example")
    #expect(address?.mailbox == "Clerk" && address?.domain == "agency.example")
    #expect(EmailAddress(text: "@agency.example") == nil && EmailAddress(text: "clerk@") == nil)
  }
}
