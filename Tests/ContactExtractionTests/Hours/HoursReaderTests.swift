import Model
import Testing

@testable import ContactExtraction

@Suite struct HoursReaderTests {
  private func values(_ text: String) -> [String] { HoursReader.read(FoldedText(text)).map(\.value.text) }

  @Test(
    "hours are read however people write them",
    arguments: [
      ("M-F 9-5:30pm", "Mo-Fr 09:00-17:30"), ("Mon-Fri 9am-5:30pm", "Mo-Fr 09:00-17:30"),
      ("M–F 9–5:30pm", "Mo-Fr 09:00-17:30"),
      ("Monday-Friday 9:00AM-5:00PM", "Mo-Fr 09:00-17:00"), ("M-F 9am -6pm", "Mo-Fr 09:00-18:00"),
      ("Mondays-Fridays 9AM - 5PM", "Mo-Fr 09:00-17:00"),
      ("8 a.m. to 8p.m. Eastern, Monday through Friday", "Mo-Fr 08:00-20:00"),
      ("Hours: Monday through Friday, 9 a.m. to 5 p.m.", "Mo-Fr 09:00-17:00"),
      ("Tues. & Thurs. 8 a.m. to noon", "Tu,Th 08:00-12:00"),
      ("Tuesday/Thursday 9AM-4:30PM", "Tu,Th 09:00-16:30"),
      ("Mon, Wed & Fri 1–3 pm (CT)", "Mo,We,Fr 13:00-15:00"),
      ("8:00-4:30 Monday-Friday", "Mo-Fr 08:00-16:30"), ("9-5 Mon-Fri", "Mo-Fr 09:00-17:00"),
      ("8 AM–5 PM M–F.", "Mo-Fr 08:00-17:00"),
      ("Inquiry window: Wednesday 8:30 – 10:30 a.m.", "We 08:30-10:30"),
      ("Monday – Friday 8:00 a.m. CST to 5:30 p.m. CST", "Mo-Fr 08:00-17:30"),
      ("2nd and 4th Mondays 10:00AM–4:00PM", "Mo[2,4] 10:00-16:00"),
      ("Daily from 11:00am till 8pm", "Mo-Su 11:00-20:00"), ("Monday-Thursday 9am-noon", "Mo-Th 09:00-12:00"),
      ("M-F 7 a.m. to midnight", "Mo-Fr 07:00-24:00"),
      ("24 hours a day, 7 days a week", "24/7"), ("24/7", "24/7"),
      ("Monday to Friday, 8 a.m. to noon and 1 p.m. to 5 p.m.", "Mo-Fr 08:00-12:00,13:00-17:00"),
      (
        "Open 7:30 a.m.–4 p.m. (HST), Monday through Thursday; Friday 7:30 a.m.–noon.",
        "Mo-Th 07:30-16:00; Fr 07:30-12:00"
      ),
      ("Tues 9:30am-11:30am; Thurs 1:30pm-3:30pm", "Tu 09:30-11:30; Th 13:30-15:30"),
      ("Tuesday 10:00AM-12:00PM and Thursday 2:00PM-4:00PM", "Tu 10:00-12:00; Th 14:00-16:00"),
      ("Open weekdays 8am-4pm Alaska time. Closed daily 12-1 for lunch.", "Mo-Fr 08:00-12:00,13:00-16:00"),
      ("Monday-Friday 9 a.m. - 5 p.m., closed for lunch noon to 1 p.m.", "Mo-Fr 09:00-12:00,13:00-17:00"),
      ("Mon-Fri 9-5 (Thurs. until 6:30)", "Mo-We,Fr 09:00-17:00; Th 09:00-18:30"),
      ("Monday-Friday: 7:00 a.m. - 3:30 p.m. By appointment only.", "Mo-Fr 07:00-15:30"),
      (
        "Office hours: Tuesday and Thursday, 9:00 a.m. - 5:00 p.m.  Please call for an appointment.",
        "Tu,Th 09:00-17:00"
      ),
      ("Hours: Tuesday-Thursday", "Tu-Th"),
      ("Thursdays from 8:30-4:30pm. Appointments strongly encouraged.", "Th 08:30-16:30"),
      ("Hours of operation are Monday to Friday. 8 a.m. to 5 p.m.", "Mo-Fr 08:00-17:00"),
      ("Open between 8 a.m. and 5 p.m. Monday through Friday", "Mo-Fr 08:00-17:00"),
      ("Sunday through Thursday 8am-5pm", "Mo-Th,Su 08:00-17:00"), ("Mon-Fri 0800-1630", "Mo-Fr 08:00-16:30"),
      ("Monday-Friday 10-2pm", "Mo-Fr 10:00-14:00"),
      ("Daily except Sunday, 9 a.m. to 5 p.m.", "Mo-Sa 09:00-17:00"),
      ("Monday-Friday, 8 a.m. to 5 p.m. Closed Wednesdays", "Mo,Tu,Th,Fr 08:00-17:00"),
      ("Monday - Friday, 8 a.m. - 4 p.m. Central, excluding federal holidays.", "Mo-Fr 08:00-16:00"),
      ("Monday-Friday 6 p.m. to 2 a.m.", "Mo-Fr 18:00-02:00"),
      ("M-Th 7:30am-5pm, F 7:30am-11:30am", "Mo-Th 07:30-17:00; Fr 07:30-11:30"),
      ("8:00–16:30 Mo–Fr", "Mo-Fr 08:00-16:30"),
      ("MWF 9-4; TTh 10-6", "Mo,We,Fr 09:00-16:00; Tu,Th 10:00-18:00"),
      ("The line is available 24 hours a day.", "24/7"),
      (
        "Live agents: 8 a.m. to 6 p.m. ET, Monday through Friday; 9 a.m. to 5 p.m. ET on Saturday.",
        "Mo-Fr 08:00-18:00; Sa 09:00-17:00"
      ),
      ("First Saturday of each month, 9 a.m. to 1 p.m.", "Sa[1] 09:00-13:00"),
      ("Hours of Operation: 0730–1600, Monday – Friday", "Mo-Fr 07:30-16:00"),
    ])
  func forms(text: String, value: String) { #expect(values(text) == [value]) }

  @Test(
    "Spanish hours are read",
    arguments: [
      (
        "Horario: de lunes a viernes, de 8:00 a.m. a 6:00 p.m., hora del Este, excepto días feriados federales.",
        "Mo-Fr 08:00-18:00"
      ),
      ("Horario de atención: lunes a jueves de 7:30 a 15:30", "Mo-Th 07:30-15:30"),
      ("Lunes, miércoles y viernes de 9 a.m. a mediodía", "Mo,We,Fr 09:00-12:00"),
      ("Las 24 horas del día, los 7 días de la semana", "24/7"),
    ])
  func spanish(text: String, value: String) { #expect(values(text) == [value]) }

  @Test(
    "by appointment is a value where there are no times",
    arguments: [
      "By appointment only", "Hours: By appointment only", "Open by appointment only",
      "Call to schedule appointment", "Office hours: By appointment.",
    ])
  func appointments(text: String) { #expect(values(text) == ["\"by appointment\""]) }

  @Test("hours of two desks are two statements")
  func twoDesks() {
    #expect(
      values("Drop-in advising: Mon, Wed & Fri 1–3 pm (CT)\nFront desk: Mon–Fri 9 am–4:30 pm") == [
        "Mo,We,Fr 13:00-15:00", "Mo-Fr 09:00-16:30",
      ])
  }

  @Test(
    "other numbers and times are no hours",
    arguments: [
      "Will close at 12:00 p.m. on Nov. 8", "Arrive 15 minutes before 8:00 a.m. appointments",
      "1-800-555-0143", "June 5, 9 a.m. to 5 p.m. on Monday",
      "within 24 hours", "6 CFR 5.3(b)", "Nov. 24, 2026", "Sections 3-4",
      "USCIS field offices do not allow walk-ins. To make an appointment, use this.",
      "The house sat on the market", "Ages 9-12",
    ])
  func others(text: String) { #expect(values(text).isEmpty) }

  @Test(
    "a time zone is its IANA name",
    arguments: [
      ("Mon-Fri 8am-5pm CT", "America/Chicago"),
      ("8 a.m. to 8 p.m. Eastern, Monday-Friday", "America/New_York"),
      ("Mon-Fri 8am-5pm (HST)", "Pacific/Honolulu"),
      ("Open weekdays 8am-4pm Alaska time", "America/Anchorage"),
      ("Mon-Fri 8:00 AM - 5:30 PM, ET", "America/New_York"),
      ("lunes a viernes, de 8 a.m. a 6 p.m., hora del Pacífico", "America/Los_Angeles"),
    ])
  func zones(text: String, zone: String) { #expect(HoursReader.read(FoldedText(text)).first?.zone == zone) }
}
