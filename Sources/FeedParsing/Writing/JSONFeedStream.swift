import Model
import Text

/// Writes a feed as JSON Feed 1.1 with a `_feedwatch` extension while it is read.
///
/// Entries are written as they come, so that a large feed never stands in memory as a whole. A small one is held back until
/// its end and gets its title before its items, as people expect it.
package final class JSONFeedStream {
  /// Bytes that are held back before writing begins, and the size of each later piece.
  private static let pieceSize = 32 * 1024

  private let sink: ([UInt8]) -> Void
  private var items = JSONMemberWriter(depth: 2, isFirst: true)
  private var hasBegun = false
  private var isEmpty = true

  /// A stream into `sink`, which is called with one piece of UTF-8 after the other.
  package init(sink: @escaping ([UInt8]) -> Void) { self.sink = sink }

  /// Writes one entry.
  package func write(_ item: FeedItem) {
    isEmpty = false
    item.write(to: &items)
    guard items.bytes.count >= Self.pieceSize else { return }
    flush()
  }

  /// Writes what belongs to the feed itself, and the end; `feed` may hold entries that were not written one by one.
  package func finish(_ feed: Feed) {
    for item in feed.items { write(item) }
    var head = JSONMemberWriter(depth: 1, isFirst: false)
    var tail = JSONMemberWriter(depth: 1, isFirst: false)
    feed.writeStandardMembers(to: &head)
    feed.writeExtension(to: &tail)
    if hasBegun {
      flush()
      sink(Array((isEmpty ? "]" : "\n  ]").utf8) + head.bytes + tail.bytes + Array("\n}\n".utf8))
    } else {
      sink(Array(Self.opening.utf8) + head.bytes + Array(",\n  \"items\": [".utf8))
      sink(items.bytes)
      sink(Array((isEmpty ? "]" : "\n  ]").utf8) + tail.bytes + Array("\n}\n".utf8))
    }
  }

  private static let opening = "{\n  \"version\": \"https://jsonfeed.org/version/1.1\""

  private func flush() {
    if !hasBegun { sink(Array((Self.opening + ",\n  \"items\": [").utf8)) }
    hasBegun = true
    sink(items.bytes)
    items.removeAll()
  }
}
