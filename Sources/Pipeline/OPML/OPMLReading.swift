import Markup
import Model
import Text

extension OPML {
  /// What stops the reading of a list.
  package enum ReadingError: Error, Sendable { case notText, notOPML }

  /// Subscriptions that are read of one list.
  static let mostOutlines = 10_000

  /// The subscriptions of a document, in its order, each URL once; outlines without a URL are folders. `lack`: why there may
  /// be more than these, as a lower-case phrase.
  ///
  /// - Throws: where the bytes are no text, or hold no `<opml>`.
  package static func read(_ bytes: [UInt8]) throws(ReadingError) -> (outlines: [Outline], lack: String?) {
    guard let decoded = try? TextDecoding.decode(bytes, contentType: nil, as: .xml) else { throw .notText }
    let list = decoded.text.withUnsafeBufferPointer { text in
      var reading = OPMLReading(text)
      return reading.outlines().map { (outlines: $0, lack: reading.lack) }
    }
    guard let list else { throw .notOPML }
    return list
  }
}

/// One pass over an OPML document.
struct OPMLReading: ~Copyable {
  private static let vocabulary = XMLVocabulary(
    elements: NameTable(["opml", "outline"]), namespaces: [:], usualPrefixes: [:])
  private var reader: XMLReader
  /// For each open element the folder that it is; nil for all else.
  private var open: [String?] = []
  private var seen: Set<String> = []
  /// Why there may be more outlines than were read.
  private(set) var lack: String?

  init(_ text: UnsafeBufferPointer<UInt8>) {
    reader = XMLReader(text, vocabulary: Self.vocabulary, base: nil)
  }

  /// The outlines; nil where there is no `<opml>`.
  mutating func outlines() -> [OPML.Outline]? {
    var found: [OPML.Outline] = []
    var isOPML = false
    // The event before was the start of the last one found.
    var isOpening = false
    while true {
      switch reader.next() {
      case .finished: return isOPML ? found : nil
      case .text: continue
      case .end:
        if reader.depthAtEnd > 0, lack == nil {
          lack = "it ends in the middle"
          // Its last URL may have lost its end.
          if isOpening { found.removeLast() }
        }
        _ = open.popLast()
        isOpening = false
      case .start:
        isOPML = isOPML || reader.element == 1
        let outline = reader.element == 2 ? outline() : nil
        isOpening = false
        if let outline, seen.insert(outline.url).inserted {
          guard found.count < OPML.mostOutlines else {
            lack = "it lists more than \(OPML.mostOutlines) subscriptions"
            return found
          }
          found.append(outline)
          isOpening = true
        }
        open.append(reader.element == 2 && outline == nil ? title : nil)
      }
    }
  }

  private var title: String? {
    [reader.attribute("title"), reader.attribute("text")].compactMap { $0 }.map {
      SafeText.line($0, limit: 300)
    }
    .first { !$0.isEmpty }
  }

  /// A subscription; nil for a folder.
  private func outline() -> OPML.Outline? {
    let feed = reader.attribute("xmlurl").map(SafeText.line)
    let page = reader.attribute("url").map(SafeText.line)
    guard let url = [feed, page].compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return nil }
    return OPML.Outline(kind: feed == nil ? .page : .feed, url: url, title: title, tags: tags)
  }

  /// Folders, then categories; `/a/b` of a category is a path of them.
  private var tags: [String] {
    let categories = reader.attribute("category")?.split { $0 == "," || $0 == "/" } ?? []
    var tags: [String] = []
    for name in open.compactMap({ $0 }) + categories.map(String.init) {
      let tag = SafeText.line(name, limit: 60).lowercased()
      if !tag.isEmpty, !tags.contains(tag), tags.count < 20 { tags.append(tag) }
    }
    return tags
  }
}
