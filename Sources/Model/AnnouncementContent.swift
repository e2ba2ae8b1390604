import Text

/// What counts as the content of an announcement, as one number: two that are equal say the same to a reader.
///
/// The upper half is of the text, the lower half of the linked documents. Stored, so a change of the rules below needs a new
/// version of the rules of reading.
package struct AnnouncementContent: Hashable, Sendable {
  /// See the type.
  package let hash: UInt64

  /// The content of a hash that was stored.
  package init(hash: UInt64) { self.hash = hash }

  /// The content of `title` and `text`, both without mark-up, and of `documents`, the addresses of enclosures and linked files.
  package init(title: String, text: String, documents: [String] = []) {
    let words = [title, text].map { SettledText($0).bytes }
    let addresses = Set(documents.map(AnnouncementIdentity.path)).sorted().map { Array($0.utf8) }
    hash = Self.upper(words) | Self.upper(addresses) >> 32
  }

  /// Of the text alone.
  package var text: UInt64 { hash >> 32 }

  /// Whether `address` is that of a file that people are given to read or fill in, told by its ending.
  package static func isDocument(_ address: String) -> Bool {
    let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let dot = path.suffix(longestEnding + 1).lastIndex(of: UInt8(ascii: ".")) else { return false }
    return endings.contains(Substring(path[path.index(after: dot)...]).lowercased())
  }

  private static let longestEnding = 4
  private static let endings: Set<String> = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "csv", "zip", "epub", "mp3",
    "mp4",
  ]

  private static func upper(_ parts: [[UInt8]]) -> UInt64 {
    guard !parts.isEmpty else { return 0 }
    var hash = StableHash()
    for part in parts {
      hash.combine(part)
      hash.combine(0x1F)
    }
    // The upper half of this hash alone changes little with the last bytes.
    return (hash.value ^ hash.value << 32) & 0xFFFF_FFFF_0000_0000
  }
}
