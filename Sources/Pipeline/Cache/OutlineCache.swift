package import Configuration
package import Model
package import Storage
package import Text

/// The outline of a long configuration, remembered in its store: a command that only looks need not read the configuration
/// again as long as its files are, byte for byte, those that a run read without complaint.
package struct OutlineCache {
  private static let note = "outline"
  private let store: any SnapshotStore
  private let storePath: String
  private let version: String

  /// What is remembered in the store at `storePath`; what another `version` of the program has read counts for nothing, for
  /// its rules may be others.
  package init(_ store: any SnapshotStore, at storePath: String, version: String) {
    self.store = store
    self.storePath = storePath
    self.version = version
  }

  /// Remembers the outline of `settings`, unless it is remembered already, or soon read.
  package func keep(_ settings: Settings, at now: Timestamp) throws(StorageError) {
    guard let origin = settings.origin, origin.size >= ConfigurationOrigin.longSize else { return }
    let head = head(origin)
    guard try store.note(Self.note)?.value.hasPrefix(head) != true else { return }
    let text = OutlineText.encode(settings.sources.lazy.map(\.outline))
    try store.setNote(Self.note, value: head + text, at: now)
  }

  /// The outline of the configuration that `fingerprint` names; nil where it has to be read.
  package func outline(_ fingerprint: ConfigurationFingerprint) -> SettingsOutline? {
    guard let text = try? store.note(Self.note)?.value, let end = text.utf8.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let patterns = text[..<end].split(separator: "\t", omittingEmptySubsequences: false).dropFirst()
    guard let origin = fingerprint.origin(catalogue: patterns.map(String.init)),
      text[...end].utf8.elementsEqual(head(origin).utf8)
    else { return nil }
    let sources = text[text.utf8.index(after: end)...]
    return SettingsOutline(file: fingerprint.file, sources: OutlineText.decode(sources))
  }

  /// The line that tells what was read: a name of its files, of the store and of the version, and the catalogue's patterns.
  private func head(_ origin: ConfigurationOrigin) -> String {
    ([origin.name(with: [storePath, version])] + origin.catalogue).joined(separator: "\t") + "\n"
  }
}

extension Settings {
  /// What commands that only look need of it.
  package var outline: SettingsOutline {
    SettingsOutline(file: file, sources: sources.map(\.outline))
  }
}

extension Source {
  fileprivate var outline: SettingsOutline.Entry {
    SettingsOutline.Entry(id: id, title: title, url: PublicURL.of(url), tags: tags)
  }
}

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
