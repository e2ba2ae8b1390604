import Model
import PageReading
import Testing

@testable import ContactExtraction

/// "value zone" of the opening hours of a page's body, in order.
private func hours(_ body: String) throws -> [String] {
  try facts(.hours, in: body).map { fact in
    fact.value.text + (fact.value.components["timezone"].map { " \($0)" } ?? "")
  }
}

@Suite("Opening hours as pages state them")
struct HoursOnPagesTests {
  @Test(
    "days and times in words, letters and lists",
    arguments: [
      ("Office hours: Mon-Thu 8am-5pm; Fri 8am-noon; closed Sat & Sun", "Mo-Th 08:00-17:00; Fr 08:00-12:00"),
      ("M, W, F 9-3", "Mo,We,Fr 09:00-15:00"), ("T/Th: 10 am - 2 pm", "Tu,Th 10:00-14:00"),
      ("MTWThF 8:00-5:00", "Mo-Fr 08:00-17:00"), ("Mon.–Fri. 8:00–17:00", "Mo-Fr 08:00-17:00"),
      ("Monday-Friday: 0800-1630", "Mo-Fr 08:00-16:30"), ("Weekends: 10-4", "Sa,Su 10:00-16:00"),
      ("Mon thru Sat 10-6", "Mo-Sa 10:00-18:00"), ("Mon-Fri, 8:00 AM-midnight", "Mo-Fr 08:00-24:00"),
      ("Hours of operation are 8 to 5 Monday to Friday", "Mo-Fr 08:00-17:00"),
      ("Business hours: 8:30-5:00", "08:30-17:00"),
      (
        "We are open Monday, Tuesday, Thursday and Friday from 9 a.m. to 4 p.m. and Wednesday from 9 a.m. to noon.",
        "Mo,Tu,Th,Fr 09:00-16:00; We 09:00-12:00"
      ),
      (
        "Hours: Mon, Tues, Thurs 8-4:30; Wed 8-6; Fri 8-noon",
        "Mo,Tu,Th 08:00-16:30; We 08:00-18:00; Fr 08:00-12:00"
      ),
    ])
  func spellings(text: String, value: String) throws { #expect(try hours("<p>\(text)</p>") == [value]) }

  @Test(
    "ordinals, exceptions and breaks",
    arguments: [
      ("First and third Tuesday of each month, 10 a.m. to 2 p.m.", "Tu[1,3] 10:00-14:00"),
      ("Last Friday of the month 9am-12pm", "Fr[-1] 09:00-12:00"),
      (
        "Monday through Friday, from 8 a.m. until 5 p.m.; Thursdays until 6:30 p.m.",
        "Mo-We,Fr 08:00-17:00; Th 08:00-18:30"
      ),
      ("Open weekdays 7:30 AM to 3:30 PM (closed for lunch 12:00–1:00 PM)", "Mo-Fr 07:30-12:00,13:00-15:30"),
      ("Open 8:30 a.m.–5:00 p.m. Monday thru Friday (closed Wednesdays)", "Mo,Tu,Th,Fr 08:30-17:00"),
      (
        "Open Monday through Friday 8 a.m. to 4 p.m. and the first Saturday of the month from 9 a.m. to noon",
        "Mo-Fr 08:00-16:00; Sa[1] 09:00-12:00"
      ),
    ])
  func exceptions(text: String, value: String) throws { #expect(try hours("<p>\(text)</p>") == [value]) }

  @Test(
    "Spanish",
    arguments: [
      (
        "De lunes a viernes de 8:00 a.m. a 6:00 p.m. hora del Este, excepto los días feriados",
        "Mo-Fr 08:00-18:00 America/New_York"
      ), ("Lunes-Viernes: 9:00 a 17:00 hrs.", "Mo-Fr 09:00-17:00"), ("L-V 8am-5pm", "Mo-Fr 08:00-17:00"),
      ("de 8 de la mañana a 5 de la tarde, de lunes a viernes", "Mo-Fr 08:00-17:00"),
      ("Lunes a jueves 7:30am – 4:00pm; viernes 7:30am – mediodía", "Mo-Th 07:30-16:00; Fr 07:30-12:00"),
      ("Abierto las 24 horas, los 7 días de la semana", "24/7"),
    ])
  func spanish(text: String, value: String) throws { #expect(try hours("<p>\(text)</p>") == [value]) }

  @Test(
    "time zones by name, abbreviation and region",
    arguments: [
      ("8 a.m.-4 p.m. EST M-F", "America/New_York"), ("M-F 7am-7pm CT", "America/Chicago"),
      ("Mon–Fri, 9 AM–5 PM HST", "Pacific/Honolulu"), ("Mon-Fri 9am-5pm (Alaska Time)", "America/Anchorage"),
      ("Mon-Fri 8 AM – 5 PM ChST", "Pacific/Guam"), ("Mon–Fri 8:00–16:00 AST", "America/Puerto_Rico"),
      ("Monday thru Friday 8:30-5 Pacific Time", "America/Los_Angeles"),
      ("Mon-Fri 8-5 MST", "America/Denver"),
    ])
  func zones(text: String, zone: String) throws {
    #expect(try hours("<p>\(text)</p>").first?.hasSuffix(" \(zone)") == true)
  }

  @Test("one time told in two zones is the time of the first")
  func twoZones() throws {
    #expect(
      try hours("<p>Hours: 8 a.m. to 8 p.m. (Eastern), 7 a.m. to 7 p.m. (Central), Monday through Friday</p>")
        == ["Mo-Fr 08:00-20:00 America/New_York"])
  }

  @Test("days on a line above their times")
  func twoLines() throws {
    #expect(try hours("<p>Mon - Fri<br>8:30 a.m. - 5 p.m.</p>") == ["Mo-Fr 08:30-17:00"])
    #expect(
      try hours("<p>Monday to Friday<br>9:00 AM to 12:00 PM and 1:00 PM to 4:00 PM</p>")
        == ["Mo-Fr 09:00-12:00,13:00-16:00"])
  }

  @Test("days on a line above other days have no share in their times")
  func linesOfDays() throws {
    #expect(try hours("<p>Closed Saturday and Sunday<br>Monday–Friday 8-5</p>") == ["Mo-Fr 08:00-17:00"])
    #expect(try hours("<p>Saturday<br>Monday–Friday 8-5</p>") == ["Mo-Fr 08:00-17:00"])
    #expect(try hours("<p>Monday<br>9-5<br>Tuesday<br>10-4</p>") == ["Mo 09:00-17:00; Tu 10:00-16:00"])
  }

  @Test("days in rows, items and terms are one week")
  func rows() throws {
    let week = ["Mo,Tu 09:00-16:00; We 09:00-12:00"]
    #expect(
      try hours(
        "<table><tr><th>Day<th>Hours<tr><td>Monday<td>9 AM - 4 PM<tr><td>Tuesday<td>9 AM - 4 PM<tr><td>Wednesday<td>9 AM - noon<tr><td>Saturday<td>Closed</table>"
      ) == week)
    #expect(
      try hours(
        "<ul><li>Monday: 9 a.m.–4 p.m.<li>Tuesday: 9 a.m.–4 p.m.<li>Wednesday: 9 a.m.–noon<li>Thursday: Closed</ul>"
      ) == week)
    #expect(try hours("<dl><dt>Monday<dd>9-4<dt>Tuesday<dd>9-4<dt>Wednesday<dd>9-12</dl>") == week)
  }

  @Test("names before a colon keep hours apart")
  func names() throws {
    #expect(
      try hours("<p>Lobby: M-F 9am-4pm<br>Drive-through: M-F 8am-5pm, Sat 9am-noon</p>")
        == ["Mo-Fr 09:00-16:00", "Mo-Fr 08:00-17:00; Sa 09:00-12:00"])
  }

  @Test(
    "by appointment, where no times are given",
    arguments: [
      "By appointment only", "Hours: by appointment only", "Appointment required", "Solo con cita previa",
      "Visits by appointment only.",
    ])
  func appointment(text: String) throws { #expect(try hours("<p>\(text)</p>") == ["\"by appointment\""]) }

  @Test(
    "times of events are no hours",
    arguments: [
      "Webinar: Tuesday, October 8, 2024, 2 p.m. - 3 p.m. Eastern. Register by 5 p.m.",
      "Join us on Thursday, Nov. 7 from 9am to 5pm", "The office will close at 12:00 p.m. on Nov. 8",
      "Aired from 10 to 11 on channel 4", "Sections 8-5 and 9-5 apply", "Pages 9-12", "Grades 9-12",
      "Ages 6-12",
    ])
  func events(text: String) throws { #expect(try hours("<p>\(text)</p>").isEmpty) }
}
