import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("Numbers of days are no hours")
struct DurationTests {
  private func hours(_ body: String) throws -> [String] {
    let html = "<html><body><main><h1>Office of the Clerk</h1>\(body)</main></body></html>"
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://court.example.gov/clerk")
    return ContactExtractor.extract(page).facts.filter { $0.channel == .hours }.map(\.value.text)
  }

  @Test(
    "so many business days are a time to wait",
    arguments: [
      "Allow 3-5 business days.", "Processing takes 7-10 business days; expedited 2-3 business days.",
      "within 10-12 working days", "We answer within 1–2 working days.", "Delivery takes 3 to 5 weekdays.",
      "Please allow 5 to 7 work days",
    ])
  func waiting(text: String) throws { #expect(try hours("<p>\(text)</p>").isEmpty) }

  @Test(
    "bare hours before the days stay hours",
    arguments: [
      ("Open 9-5 business days", "Mo-Fr 09:00-17:00"), ("8-5 weekdays", "Mo-Fr 08:00-17:00"),
      ("Hours: 9-11 weekdays", "Mo-Fr 09:00-11:00"), ("9 am - 11 am business days", "Mo-Fr 09:00-11:00"),
    ])
  func open(text: String, value: String) throws { #expect(try hours("<p>\(text)</p>") == [value]) }

  @Test(
    "a day with its date is an event",
    arguments: ["Mon 4/8 9:00 AM - 10:00 AM Budget hearing", "Wed, 4/10/24 1:00 PM - 2:00 PM Storytime"])
  func event(text: String) throws { #expect(try hours("<ul><li>\(text)</li></ul>").isEmpty) }

  @Test func `days parted by slashes are no dates`() throws {
    #expect(
      try hours("<p>Open Tue/Thu 9:00 am - 1:00 pm, Fri 9/5</p>").first?.hasPrefix("Tu,Th 09:00-13:00")
        == true)
  }
}
