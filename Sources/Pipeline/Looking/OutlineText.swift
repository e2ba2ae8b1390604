import Model

/// An outline as a text: one line for each source, its parts ended by tabs. Neither ids, titles, URLs nor tags hold any.
enum OutlineText {
  static func encode(_ sources: [SettingsOutline.Entry]) -> String {
    var text = ""
    for source in sources {
      let parts = [source.id.rawValue, source.url, source.title ?? ""] + source.tags
      text += parts.joined(separator: "\t") + "\n"
    }
    return text
  }

  /// The sources of `text`; nil where a line is none.
  static func decode(_ text: Substring) -> [SettingsOutline.Entry]? {
    var text = text
    return text.withUTF8 { bytes in
      var sources: [SettingsOutline.Entry] = []
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        guard let source = entry(line) else { return nil }
        sources.append(source)
      }
      return sources
    }
  }

  private static func entry(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> SettingsOutline.Entry? {
    let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    let texts = parts.map { String(decoding: $0, as: UTF8.self) }
    return SettingsOutline.Entry(
      id: SourceID(texts[0]), title: texts[2].isEmpty ? nil : texts[2], url: texts[1],
      tags: Array(texts[3...]))
  }
}
