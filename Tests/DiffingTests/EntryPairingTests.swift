import Diffing
import Model
import Testing
import Text

/// New names of known entries are no news.
@Suite struct EntryPairingTests {
  struct Entry {
    var id: String? = nil
    var url: String? = nil
    var title: String
    var day: Int64? = nil
    var hour: Int64? = 9
    var text = ""

    var announcement: Announcement {
      let published = day.map { Timestamp(seconds: $0 * 86_400 + (hour ?? 0) * 3600) }
      return Announcement(
        keys: AnnouncementIdentity.keys(id: id, url: url, title: title, published: published),
        id: id ?? url ?? title,
        url: url, title: title, summary: text, published: published, days: hour == nil ? .published : [],
        contentHash: AnnouncementContent(title: title, text: text).hash)
    }
  }

  private func decide(_ before: [Entry], _ after: [Entry]) -> AnnouncementDecision {
    let known = before.enumerated().map { index, entry in
      KnownAnnouncement(
        number: Int64(index + 1), announcement: entry.announcement, firstSeen: Timestamp(seconds: 0),
        lastSeen: Timestamp(seconds: 0))
    }
    return AnnouncementDecider.decide(known: known, reading: after.map(\.announcement))
  }

  private func notice(_ number: Int64, id: String? = nil, url: String? = nil, title: String? = nil) -> Entry {
    Entry(
      id: id, url: url, title: title ?? "Notice \(number)", day: 20 + number,
      text: "The ferry of pier \(number) does not run in this month.")
  }

  private func isQuiet(_ decision: AnnouncementDecision) -> Bool {
    decision.new.isEmpty && decision.updated.isEmpty && decision.missing.isEmpty && decision.withdrawn.isEmpty
  }

  @Test(
    arguments: [
      // ids made anew, with and without links
      { (number: Int64, round: Int) in ("urn:\(round)-\(number)", "https://port.example/n/\(number)") },
      { (number: Int64, round: Int) in ("urn:\(round)-\(number)", nil) },
      // sessions in the query, the path and a folder; nonces; signatures
      { (number: Int64, round: Int) in (nil, "https://port.example/n/\(number)?PHPSESSID=\(round)f") },
      { (number: Int64, round: Int) in (nil, "https://port.example/n/\(number);jsessionid=A\(round)?x=1") },
      { (number: Int64, round: Int) in (nil, "https://port.example/(S(k\(round)))/n/\(number)") },
      { (number: Int64, round: Int) in
        ("https://port.example/n/\(number)?nonce=\(round)", "https://port.example/n/\(number)?nonce=\(round)")
      },
      { (number: Int64, round: Int) in
        (nil, "https://cdn.example/\(number)?Expires=\(round)&Signature=s\(round)")
      },
      // another scheme, another host, another tree of folders
      { (number: Int64, round: Int) in ("http\(round == 1 ? "" : "s")://port.example/n/\(number)", nil) },
      { (number: Int64, round: Int) in (nil, "https://www\(round).port.example/n/\(number)") },
      { (number: Int64, round: Int) in (nil, "https://port.example/\(round)/notice-\(number).html") },
    ] as [@Sendable (Int64, Int) -> (String?, String?)])
  func `a feed that names all entries anew tells nothing`(name: @Sendable (Int64, Int) -> (String?, String?))
  {
    func round(_ round: Int) -> [Entry] {
      [3, 2, 1].map { (number: Int64) in
        let (id, url) = name(number, round)
        return notice(number, id: id, url: url)
      }
    }
    let decision = decide(round(1), round(2))
    #expect(isQuiet(decision) && decision.seen.count == 3)
    let more = decide(round(1), [notice(4, id: "four", url: "https://port.example/n/four")] + round(2))
    #expect(more.new.map(\.title) == ["Notice 4"] && more.updated.isEmpty && more.seen.count == 3)
  }

  @Test func `a title that is edited together with its address is an update`() {
    let before = [
      notice(2, url: "https://port.example/pier-2"), notice(1, url: "https://port.example/pier-1"),
    ]
    var after = before
    after[0].url = "https://port.example/pier-2-corrected"
    after[0].title = "Notice 2 (corrected)"
    let decision = decide(before, after)
    #expect(decision.new.isEmpty && decision.updated.map(\.announcement.title) == ["Notice 2 (corrected)"])
  }

  @Test func `one link or one id for all entries tells them apart as before`() {
    func feed(_ numbers: [Int64]) -> [Entry] {
      numbers.map { notice($0, id: nil, url: nil) }.map { entry in
        var entry = entry
        entry.url = nil
        return entry
      }
    }
    let decision = decide(feed([3, 2, 1]), feed([4, 3, 2]))
    #expect(decision.new.map(\.title) == ["Notice 4"] && decision.updated.isEmpty)
  }

  @Test func `a story number that looks like a session is a new story`() {
    func story(_ number: Int64, _ title: String) -> Entry {
      Entry(
        url: "https://port.example/article.php?sid=\(number)", title: title, day: number,
        text: "Text of \(title), long enough.")
    }
    let before = [story(2, "Second"), story(1, "First")]
    let decision = decide(before, [story(3, "Third"), story(2, "Second")])
    #expect(decision.new.map(\.title) == ["Third"])
    #expect(decide([story(1, "First")], [story(2, "Second")]).new.map(\.title) == ["Second"])
  }

  @Test func `a feed of one entry that links to one page tells its next entry`() {
    let one = Entry(
      id: "1", url: "https://port.example/status", title: "Ferry runs", day: 1,
      text: "All boats run today as planned.")
    let two = Entry(
      id: "2", url: "https://port.example/status", title: "Storm", day: 2,
      text: "No boats until the storm is over.")
    #expect(decide([one], [two]).new.map(\.title) == ["Storm"])
  }

  @Test func `the same words with a later date under another name are told as an update`() {
    let closed = Entry(
      id: "1", url: "https://port.example/1", title: "Office closed", day: 1,
      text: "The office is closed tomorrow.")
    var again = closed
    (again.id, again.url, again.day) = ("2", "https://port.example/2", 31)
    let decision = decide([closed], [again])
    #expect(decision.new.isEmpty && decision.updated.count == 1)
  }

  @Test func `an entry that is still there is not taken for a new one of the same title`() {
    let one = Entry(
      id: "1", url: "https://port.example/1", title: "Office closed", day: 1,
      text: "The office is closed on Monday.")
    let two = Entry(
      id: "2", url: "https://port.example/2", title: "Office closed", day: 1,
      text: "The office is closed on Monday.")
    #expect(decide([one], [two, one]).new.count == 1)
  }

  @Test func `a second entry under a known id is told alone`() {
    let first = Entry(
      id: "inc-7", url: "https://port.example/7", title: "Lock 2", day: 1, text: "We are looking into it.")
    var second = first
    second.text = "It is mended."
    func shared(_ entry: Entry) -> Announcement {
      var announcement = entry.announcement
      announcement.keys = ["hash:\(announcement.contentHash)"]
      return announcement
    }
    let known = KnownAnnouncement(
      number: 1, announcement: first.announcement, firstSeen: Timestamp(seconds: 0),
      lastSeen: Timestamp(seconds: 0))
    let decision = AnnouncementDecider.decide(known: [known], reading: [shared(second), shared(first)])
    #expect(
      decision.new.map(\.summary) == ["It is mended."] && decision.updated.isEmpty && decision.seen.count == 1
    )
  }
}
