import Model
import Text

extension PackedWriter {
  mutating func write(_ announcement: Announcement) {
    write(announcement.keys)
    write(announcement.id)
    write(announcement.url)
    write(announcement.title)
    write(announcement.summary)
    write(announcement.published)
    write(announcement.updated)
    write(fixed: announcement.contentHash)
    write(announcement.categories)
    // The lowest bit is older than the others.
    write(byte: (announcement.isAlert ? 1 : 0) | announcement.days.rawValue << 1)
  }

  mutating func write(_ time: Timestamp) { write(time.milliseconds) }

  mutating func write(_ time: Timestamp?) {
    write(byte: time == nil ? 0 : 1)
    if let time { write(time) }
  }
}

extension PackedReader {
  mutating func announcement() throws(PackedError) -> Announcement {
    var announcement = Announcement(
      keys: try texts(), id: try text(), url: try optionalText(), title: try text(), summary: try text(),
      published: try optionalTime(), updated: try optionalTime(), contentHash: try fixed(),
      categories: try texts())
    let marks = try byte()
    announcement.isAlert = marks & 1 != 0
    announcement.days = Announcement.DayFields(rawValue: marks >> 1)
    return announcement
  }

  mutating func time() throws(PackedError) -> Timestamp { Timestamp(milliseconds: try signed()) }

  mutating func optionalTime() throws(PackedError) -> Timestamp? { try byte() == 0 ? nil : try time() }
}

/// The packed forms of what is told, its source left out: that is the event's own, and survives a renaming.
extension PackedWriter {
  mutating func write(_ news: AnnouncementNews) {
    write(news.kind.rawValue)
    write(news.announcement)
    write(news.previousTitle)
    write(news.previousSummary)
    write(news.alsoIn.map(\.rawValue))
    write(news.seen)
  }

  mutating func write(_ problem: Problem) {
    write(problem.kind.rawValue)
    write(problem.detail)
    write(problem.since)
  }

  mutating func write(_ recovery: Recovery) {
    write(recovery.kind.rawValue)
    write(recovery.since)
    write(recovery.until)
  }

  mutating func write(_ passage: SourceUnread) {
    write(passage.url)
    write(passage.unread.kind)
    write(passage.unread.text)
    write(passage.unread.section)
  }
}

extension PackedReader {
  mutating func word<Word: RawRepresentable<String>>() throws(PackedError) -> Word {
    guard let word = Word(rawValue: try text()) else { throw PackedError() }
    return word
  }

  mutating func news(of source: SourceID) throws(PackedError) -> AnnouncementNews {
    AnnouncementNews(
      source: source, kind: try word(), announcement: try announcement(), previousTitle: try optionalText(),
      previousSummary: try optionalText(), alsoIn: try texts().map { SourceID($0) }, seen: try time())
  }

  mutating func problem(of source: SourceID) throws(PackedError) -> Problem {
    Problem(source: source, kind: try word(), detail: try text(), since: try time())
  }

  mutating func recovery(of source: SourceID) throws(PackedError) -> Recovery {
    Recovery(source: source, kind: try word(), since: try time(), until: try time())
  }

  mutating func unread(of source: SourceID) throws(PackedError) -> SourceUnread {
    SourceUnread(
      source: source, url: try text(),
      unread: Unread(kind: try text(), text: try text(), section: try texts()))
  }
}
