import Model
import PageReading
import Testing

@testable import ContactExtraction

private func hours(_ body: String) throws -> [String] {
  try facts(.hours, in: body, below: "Office").map(\.value.text)
}

@Suite("Hours whose days and times stand in pieces")
struct HoursInPiecesTests {
  @Test(
    "a closed day takes nothing from the next one",
    arguments: [
      "Mon 8:00AM-4:30PM, Wed Closed, Thu 8:00AM-4:30PM",
      "Monday 8 a.m.-4:30 p.m., Wednesday closed, Thursday 8 a.m.-4:30 p.m.",
    ])
  func closedDay(text: String) throws {
    #expect(try hours("<p>Hours: \(text)</p>") == ["Mo,Th 08:00-16:30"])
  }

  @Test func `a closure at noon is still one`() throws {
    #expect(
      try hours("<p>Hours: Monday-Friday 8 a.m. to 5 p.m., closed noon to 1 p.m.</p>") == [
        "Mo-Fr 08:00-12:00,13:00-17:00"
      ])
  }

  @Test(
    "days in the piece before belong to the times",
    arguments: [
      "<div><div>Monday - Friday</div><div>9:00 AM - 5:00 PM</div></div>",
      "<div><p>Mon - Fri</p><p>9:00 am - 5:00 pm</p></div>",
      "<table><tr><th>Service</th><th>Days</th><th>Time</th></tr><tr><td>Passports</td><td>Monday-Friday</td><td>9:00 a.m. to 5:00 p.m.</td></tr></table>",
    ])
  func before(body: String) throws {
    #expect(try hours(body) == ["Mo-Fr 09:00-17:00"])
  }

  @Test func `times on two lines of a day's row are morning and afternoon`() throws {
    #expect(
      try hours(
        "<table><tr><td>Monday</td><td>8 a.m.-12 p.m.<br>1 p.m.-5 p.m.</td></tr><tr><td>Tuesday</td><td>9 a.m.-12 p.m.</td></tr></table>"
      ) == ["Mo 08:00-12:00,13:00-17:00; Tu 09:00-12:00"])
  }
}
