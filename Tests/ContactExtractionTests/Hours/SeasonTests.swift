import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("Hours of a part of the year")
struct SeasonTests {
  private func values(_ text: String) -> [String] { HoursReader.read(FoldedText(text)).map(\.value.text) }

  private func facts(_ body: String) throws -> [String] {
    let html = "<html><body><main><h1>Office</h1>\(body)</main></body></html>"
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/hours")
    return ContactExtractor.extract(page).facts.filter { $0.channel == .hours }.map {
      $0.value.text + ($0.label.map { " | " + $0 } ?? "")
    }
  }

  @Test(
    "the season stands before the days, as the opening_hours specification writes it",
    arguments: [
      (
        "Summer hours, June 1 to August 31: Monday to Friday 8 a.m. to 4 p.m.",
        "Jun 01-Aug 31 Mo-Fr 08:00-16:00"
      ), ("October through March: Monday to Friday 9 a.m. to 4 p.m.", "Oct-Mar Mo-Fr 09:00-16:00"),
      ("Open Mon-Sat 8am-6pm (May - September)", "May-Sep Mo-Sa 08:00-18:00"),
      ("Hours: Mon-Thu 7 a.m.-5 p.m., June through August", "Jun-Aug Mo-Th 07:00-17:00"),
      (
        "Office hours Nov. 1st - Mar. 31st: Mon-Fri 9am-3pm, Sat 9am-noon",
        "Nov 01-Mar 31 Mo-Fr 09:00-15:00; Nov 01-Mar 31 Sa 09:00-12:00"
      ),
      (
        "Horario de verano, del 1 de junio al 31 de agosto: lunes a viernes de 8 a.m. a 2 p.m.",
        "Jun 01-Aug 31 Mo-Fr 08:00-14:00"
      ), ("De octubre a marzo: lunes a viernes de 9:00 a 16:00", "Oct-Mar Mo-Fr 09:00-16:00"),
      (
        "Summer hours (June 1 - August 31)\nMonday - Thursday: 8 a.m. - 4 p.m.",
        "Jun 01-Aug 31 Mo-Th 08:00-16:00"
      ),
    ])
  func season(text: String, value: String) {
    #expect(values(text) == [value])
  }

  @Test("regular hours beside them stay as they are")
  func regular() throws {
    #expect(
      try facts(
        """
        <p>Regular hours: Monday to Friday, 8 a.m. to 5 p.m.</p>
        <p>Summer hours, June 1 to August 31: Monday to Friday 8 a.m. to 4 p.m.</p>
        """) == [
          "Mo-Fr 08:00-17:00 | Regular hours",
          "Jun 01-Aug 31 Mo-Fr 08:00-16:00 | Summer hours, June 1 to August 31",
        ])
    #expect(
      try facts("<p>October through March: Mon-Sat 9am-4pm<br>April through September: Mon-Sat 8am-6pm</p>")
        == [
          "Oct-Mar Mo-Sa 09:00-16:00 | October through March",
          "Apr-Sep Mo-Sa 08:00-18:00 | April through September",
        ])
    #expect(
      values("Summer hours (June 1 - August 31)\nMon-Fri 8am-4pm\nRegular hours\nMon-Fri 8am-5pm") == [
        "Jun 01-Aug 31 Mo-Fr 08:00-16:00", "Mo-Fr 08:00-17:00",
      ])
  }

  @Test("a heading or the head of a row names the season as well")
  func beside() throws {
    #expect(
      try facts("<h2>Winter hours (November 1 - March 31)</h2><p>Tuesday - Saturday 10 a.m. - 3 p.m.</p>")
        == [
          "Nov 01-Mar 31 Tu-Sa 10:00-15:00"
        ])
    #expect(
      try facts(
        "<table><tr><th>June - August</th><td>Mon-Thu 7am-5pm</td></tr><tr><th>September - May</th><td>Mon-Fri 8am-5pm</td></tr></table>"
      ) == [
        "Jun-Aug Mo-Th 07:00-17:00 | June - August", "Sep-May Mo-Fr 08:00-17:00 | September - May",
      ])
    #expect(
      try facts("<h2>Registration June 1 - August 31</h2><p>Mon-Fri 9 a.m. - 3 p.m.</p>") == [
        "Mo-Fr 09:00-15:00"
      ])
  }

  @Test(
    "dates of an event and of a year are no season",
    arguments: [
      "Workshop June 3 to June 7, Monday to Friday 9 a.m. to 4 p.m.",
      "Open house: June 1 to August 31, 2026, Monday to Friday 9 a.m. to 4 p.m.",
      "Applications for the summer school are taken June 1 to August 31, Monday to Friday 9 a.m. to 4 p.m.",
      "Monday, June 3, 9 a.m. to 4 p.m.",
    ])
  func events(text: String) {
    #expect(values(text).isEmpty)
  }

  @Test(
    "dates on which an office is closed take nothing from its hours",
    arguments: [
      "Monday-Friday, 9 a.m.-5 p.m., closed December 25",
      "Hours: Mon-Fri 9am-5pm except July 4", "Open Monday-Friday 9-5, closed on December 25 and January 1",
      "Hours: Mon-Fri 9am-5pm except the first Wednesday of each month",
    ])
  func closings(text: String) {
    #expect(values(text) == ["Mo-Fr 09:00-17:00"])
  }

  @Test(
    "what is said of a season besides the hours is no season of theirs",
    arguments: [
      "Monday-Friday 9 a.m.-5 p.m., closed December 24 through January 31",
      "Monday-Friday 9 a.m.-5 p.m. (closed December 25 - January 31)",
      "Monday-Friday 9 a.m.-5 p.m. Closed November through April.",
      "Monday-Friday 9 a.m.-5 p.m., except June through August",
      "Monday-Friday 9 a.m.-5 p.m., excluding June through August",
      "De lunes a viernes de 9 a.m. a 5 p.m., cerrado de junio a agosto",
      "Monday-Friday 9 a.m. to 5 p.m. The legislature's session runs January through April.",
      "Monday-Friday 9 a.m.-5 p.m. Interments are not scheduled November - March.",
      "Monday-Friday 9 a.m.-5 p.m. (reduced staffing June through August)",
      "Monday-Friday 9 a.m.-5 p.m. Registration March 1 to May 31",
      "The Legislature meets January through May.\nMonday-Friday, 9:00 a.m. to 5:00 p.m.",
      "Open enrollment runs October 15 - December 7\nMon-Fri 9:00 a.m. to 5:00 p.m.",
      "Monday-Friday 9 a.m.-5 p.m. The next board meeting is December 8, 2026.",
      "Monday through Friday 9:00 a.m. to 5:00 p.m. Tax season: February 1 - April 15.",
    ])
  func besides(text: String) {
    #expect(values(text) == ["Mo-Fr 09:00-17:00"])
  }

  @Test(
    "a season and its hours in parentheses leave the other hours alone",
    arguments: [
      "Monday - Friday 8:00 a.m. - 5:00 p.m. (October - March: 8:00 a.m. - 4:00 p.m.)",
      "Monday - Friday 8:00 a.m. - 5:00 p.m.; October - March: 8:00 a.m. - 4:00 p.m.",
    ])
  func parentheses(text: String) {
    #expect(values(text) == ["Mo-Fr 08:00-17:00", "Oct-Mar Mo-Fr 08:00-16:00"])
  }

  @Test func `a season with times and nothing else is one for every day`() {
    #expect(
      values("May 15 – September 30: 6 a.m. – 8 p.m.\nOctober 1 – May 14: 9 a.m. – 5 p.m.") == [
        "May 15-Sep 30 06:00-20:00", "Oct 01-May 14 09:00-17:00",
      ])
  }

  @Test(
    "seasons are read as people write them",
    arguments: [
      "Between June 1 and August 31: Mon-Thu 7 a.m.-5 p.m.",
      "Summer hours June 1 - August 31, 2026: Monday-Thursday 7 a.m. - 5 p.m.",
    ])
  func spellings(text: String) {
    #expect(values(text) == ["Jun 01-Aug 31 Mo-Th 07:00-17:00"])
  }

  @Test func `what a season is called in a head says that it is one of hours`() throws {
    let table = """
      <h1>Visit us</h1><table><tr><th></th><th>Summer (June 1 - Aug 31)</th><th>Winter (Sept 1 - May 31)</th></tr>
      <tr><th>Main</th><td>Mon-Fri 8am-4pm</td><td>Mon-Fri 8am-5pm</td></tr></table>
      """
    #expect(
      try facts(table) == [
        "Jun 01-Aug 31 Mo-Fr 08:00-16:00 | Main", "Sep 01-May 31 Mo-Fr 08:00-17:00 | Main",
      ])
    let heading = "<h1>Hearings</h1><h2>January – March</h2><p>Questions: Monday-Friday 9 a.m.-5 p.m.</p>"
    #expect(try facts(heading) == ["Mo-Fr 09:00-17:00 | Questions"])
  }

  @Test func `a paragraph about a season is a head for the hours below it, up to the next`() throws {
    let page = """
      <p>Summer hours (June through August)</p><p>Monday – Thursday: 7 a.m. – 5 p.m.</p><p>Friday: 7 a.m. – noon</p>
      <p>Winter hours (September through May)</p><p>Monday – Friday: 8 a.m. – 5 p.m.</p>
      <p>Phone hours</p><p>Monday – Friday: 9 a.m. – 4 p.m.</p>
      """
    #expect(
      try facts(page) == [
        "Jun-Aug Mo-Th 07:00-17:00", "Jun-Aug Fr 07:00-12:00", "Sep-May Mo-Fr 08:00-17:00",
        "Mo-Fr 09:00-16:00",
      ])
  }

  @Test func `a term that has a season of its own does not take the one above`() throws {
    let list = """
      <dl><dt>Summer (June-August)</dt><dd>Mon-Thu 7am-5pm</dd>
      <dt>School year (September-May)</dt><dd>Mon-Fri 8am-5pm</dd><dt>Records room</dt><dd>Mon-Fri 9am-noon</dd></dl>
      """
    #expect(
      try facts(list) == [
        "Jun-Aug Mo-Th 07:00-17:00 | Summer (June-August)",
        "Sep-May Mo-Fr 08:00-17:00 | School year (September-May)", "Mo-Fr 09:00-12:00 | Records room",
      ])
  }

  @Test func `times of four digits may be joined by a word`() {
    #expect(values("Monday to Friday from 0800 to 1630 hrs") == ["Mo-Fr 08:00-16:30"])
  }

  @Test("two times in columns behind a day are from and to")
  func columns() {
    #expect(
      values("Monday 8:30 AM 4:30 PM\nTuesday 9:00 AM 12:00 PM") == [
        "Mo 08:30-16:30; Tu 09:00-12:00"
      ])
    #expect(values("Monday 8:30 AM 9:30 AM 4:30 PM").isEmpty)
    #expect(values("Buses leave Monday 8:30 AM 4:30 PM and 6 PM").isEmpty)
  }
}
