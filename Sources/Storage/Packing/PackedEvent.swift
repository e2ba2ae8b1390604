import Model

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
