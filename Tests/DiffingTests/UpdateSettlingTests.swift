import Diffing
import Model
import Testing
import Text

/// Which updates are told.
@Suite struct UpdateSettlingTests {
  private func entry(
    _ title: String, _ text: String, url: String = "https://port.example/1", id: String = "1",
    documents: [String] = []
  ) -> Announcement {
    Announcement(
      keys: AnnouncementIdentity.keys(id: id, url: url, title: title, published: nil), id: id, url: url,
      title: title,
      summary: text, contentHash: AnnouncementContent(title: title, text: text, documents: documents).hash)
  }

  private func known(_ entry: Announcement, updates: Int = 0, isWithdrawn: Bool = false, number: Int64 = 1)
    -> KnownAnnouncement
  {
    KnownAnnouncement(
      number: number, announcement: entry, firstSeen: Timestamp(seconds: 0), lastSeen: Timestamp(seconds: 0),
      isWithdrawn: isWithdrawn, updates: updates)
  }

  private func isUpdate(_ before: Announcement, _ after: Announcement) -> Bool {
    let decision = AnnouncementDecider.decide(known: [known(before)], reading: [after])
    #expect(decision.new.isEmpty)
    return !decision.updated.isEmpty
  }

  @Test(arguments: [
    ("2 days ago", "3 days ago"), ("Ferry news, 5 minutes ago", "Ferry news, about an hour ago"),
    ("2h ago", "yesterday"),
    ("hace 2 días", "hace una semana"), ("vor 3 Tagen", "vor 4 Tagen"), ("il y a 2 jours", "il y a 3 jours"),
    ("Boats run. 12 comments", "Boats run. 13 comments"),
    ("Boats run. 1,204 views | 3 likes", "Boats run. 2.1k views | 5 likes"),
    ("Comments (3) Boats run", "Comments (4) Boats run"), ("New! Boats run", "Boats run"),
    ("NEW Boats run", "Boats run"),
    ("Posted November 21, 2026", "Published: November 21, 2026"), ("Posted on May 1", "May 1"),
    ("The \u{201C}Ferry\u{201D} \u{2013} it\u{2019}s late\u{2026}", "The \"Ferry\" - it's late..."),
    ("See https://port.example/a?utm_source=x", "See https://port.example/a"),
    ("See https://port.example/a?sid=1", "See https://port.example/a?sid=2"),
    ("Offen\u{AD}bach", "Offenbach"), ("a\u{A0}b", "a b"),
  ])
  func `what moves by itself is no update`(before: String, after: String) {
    #expect(!isUpdate(entry("Ferry", before), entry("Ferry", after)))
  }

  @Test(arguments: [
    ("The fee is $410", "The fee is $520"), ("Closed for 2 days", "Closed for 3 days"),
    ("Call 12 offices", "Call 13 offices"),
    ("New fees apply", "Fees apply"), ("May 1", "May 2"), ("Boats run", "Boats do not run"),
    ("10 a.m.-2 p.m.", "10 a.m.-3 p.m."),
    ("See https://port.example/a?page=1", "See https://port.example/a?page=2"),
  ])
  func `what somebody wrote is one`(before: String, after: String) {
    #expect(isUpdate(entry("Ferry", before), entry("Ferry", after)))
    #expect(isUpdate(entry(before, "x"), entry(after, "x")))
  }

  @Test func `another file is an update, its host and signature are none`() {
    func form(_ url: String) -> Announcement { entry("Form", "The form", documents: [url]) }
    #expect(isUpdate(form("https://port.example/f/2025.pdf"), form("https://port.example/f/2026.pdf")))
    #expect(
      !isUpdate(
        form("https://port.example/f/a.pdf?sig=1&utm_medium=x"), form("https://cdn.example/f/a.pdf?sig=2")))
  }

  @Test func `another link is an update, unless the site moves`() {
    let (before, after) = (entry("A", "x"), entry("A", "x", url: "https://port.example/other"))
    #expect(isUpdate(before, after))
    #expect(!isUpdate(before, entry("A", "x", url: "https://new.example/1")))
    #expect(!isUpdate(before, entry("A", "x", url: "https://port.example/1?session=4")))
    let site = (1...4).map { entry("T\($0)", "x", url: "https://port.example/old/\($0)", id: "\($0)") }
    let moved = (1...4).map { entry("T\($0)", "x", url: "https://port.example/new/\($0)", id: "\($0)") }
    let decision = AnnouncementDecider.decide(
      known: site.enumerated().map { known($1, number: Int64($0)) }, reading: moved)
    #expect(decision.updated.isEmpty && decision.seen.count == 4)
  }

  @Test func `letters decoded wrongly for a day are no update, and the right ones stay`() {
    let right = entry("Año nuevo", "Días de atención: señor Muñoz")
    for (title, text) in [
      ("AÃ±o nuevo", "DÃ­as de atenciÃ³n: seÃ±or MuÃ±oz"),
      ("A\u{FFFD}o nuevo", "D\u{FFFD}as de atenci\u{FFFD}n: se\u{FFFD}or Mu\u{FFFD}oz"),
      ("A?o nuevo", "D?as de atenci?n: se?or Mu?oz"),
    ] {
      let wrong = entry(title, text)
      let decision = AnnouncementDecider.decide(known: [known(right)], reading: [wrong])
      #expect(decision.updated.isEmpty && decision.seen.map(\.announcement.title) == ["Año nuevo"])
      let back = AnnouncementDecider.decide(known: [known(wrong)], reading: [right])
      #expect(back.updated.isEmpty && back.seen.map(\.announcement.title) == ["Año nuevo"])
    }
    #expect(isUpdate(right, entry("Año nuevo", "Días de atención: señora Muñoz")))
    #expect(isUpdate(entry("Año", "日本"), entry("Año", "中国")))
  }

  @Test func `an entry that is another one at each reading is told twice, and when it has settled`() {
    var now = known(entry("Ferry", "0"))
    var told: [String] = []
    for round in 1...6 {
      let decision = AnnouncementDecider.decide(known: [now], reading: [entry("Ferry", "\(round)")])
      told += (decision.updated + decision.settled).map(\.announcement.summary)
      let updates = decision.updated.count + decision.unsettled.count
      now = known(entry("Ferry", "\(round)"), updates: min(3, now.updates + updates))
    }
    #expect(told == ["1", "2"])
    for decision in [
      AnnouncementDecider.decide(known: [now], reading: [now.announcement]),
      AnnouncementDecider.confirm(known: [now]),
    ] {
      #expect(
        decision.settled.map(\.announcement.summary) == ["6"] && decision.updated.isEmpty
          && decision.seen.count == 1)
    }
  }

  @Test func `an entry that was withdrawn and is back is told`() {
    let withdrawn = known(entry("Ferry", "x"), isWithdrawn: true)
    let decision = AnnouncementDecider.decide(known: [withdrawn], reading: [withdrawn.announcement])
    #expect(decision.updated.count == 1 && decision.seen.isEmpty)
  }

  @Test func `new rules of reading tell nothing`() {
    let decision = AnnouncementDecider.reread(
      known: [known(entry("Ferry", "old", url: "https://port.example/1"))],
      reading: [entry("Ferry", "new", url: "https://port.example/9")])
    #expect(decision.updated.isEmpty && decision.new.isEmpty && decision.seen.count == 1)
  }
}
