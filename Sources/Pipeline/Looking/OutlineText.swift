import Model

/// An outline as a text: one line for each source, its parts ended by tabs. Neither ids, titles, URLs nor tags hold any.
enum OutlineText {
  static func encode(_ sources: some Sequence<SettingsOutline.Entry>) -> String {
    var text = ""
    for source in sources {
      let parts = [source.id.rawValue, source.url, source.title ?? ""] + source.tags
      text += parts.joined(separator: "\t") + "\n"
    }
    return text
  }

  /// The sources of `text`.
  static func decode(_ text: Substring) -> [SettingsOutline.Entry] {
    var text = text
    return text.withUTF8 { bytes in
      var (sources, parts, start) = ([SettingsOutline.Entry](), [String](), 0)
      for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
        parts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
        start = index + 1
        guard byte == UInt8(ascii: "\n") else { continue }
        if let source = entry(parts) { sources.append(source) }
        parts.removeAll(keepingCapacity: true)
      }
      return sources
    }
  }

  private static func entry(_ parts: [String]) -> SettingsOutline.Entry? {
    guard parts.count >= 3 else { return nil }
    return SettingsOutline.Entry(
      id: SourceID(parts[0]), title: parts[2].isEmpty ? nil : parts[2], url: parts[1],
      tags: Array(parts[3...]))
  }
}
