import Text

/// What is remembered of an entry inside of which a document ended, until the next reading: two that agree are how the
/// document is.
package struct HalfEntry: Hashable, Sendable {
  /// Hash of its keys and its title.
  package var identity: UInt64
  /// Hash of these and of its content.
  package var content: UInt64

  /// What is remembered of `announcement`.
  package init(of announcement: Announcement) {
    var hash = StableHash()
    for text in announcement.keys + [announcement.title] {
      hash.combine(text)
      hash.combine(0x1F)
    }
    identity = hash.value
    hash.combine(announcement.contentHash)
    content = hash.value
  }

  /// As it was stored.
  package init(identity: UInt64, content: UInt64) {
    self.identity = identity
    self.content = content
  }
}
