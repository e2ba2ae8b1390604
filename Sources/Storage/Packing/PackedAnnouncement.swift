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
