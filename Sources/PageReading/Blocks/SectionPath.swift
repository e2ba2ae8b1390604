/// The headings above the place where the walk stands.
struct SectionPath {
  private struct Entry {
    var level: Int
    var text: String
    /// The element that the head belongs to; nil for a true heading.
    var scope: Int?
  }

  private var entries: [Entry] = [] {
    didSet { known = nil }
  }
  /// The texts of the entries, kept until they change: most blocks stand under the heads of the block before.
  private var known: [String]?

  /// Heads that a block carries at most; none inside more is opened by a reader.
  private static let deepest = 64

  /// Level of heads that are no `h1`-`h6`: accordion buttons, captions, rows across a table.
  static let panelLevel = 7
  static let rowLevel = 8

  var texts: [String] {
    mutating get {
      if let known { return known }
      let texts = entries.map(\.text)
      known = texts
      return texts
    }
  }
  var last: String? { entries.last?.text }

  /// A head of `level` begins: it ends those of its level and below.
  mutating func push(_ text: String, level: Int, scope: Int? = nil) {
    entries.removeAll { $0.level >= level }
    if !text.isEmpty { entries.append(Entry(level: level, text: text.withinHead, scope: scope)) }
  }

  /// A head of `level` is about to begin.
  mutating func cut(to level: Int) {
    if entries.contains(where: { $0.level >= level }) { entries.removeAll { $0.level >= level } }
  }

  /// An inner head that ends none of the outer ones.
  mutating func nest(_ text: String, scope: Int) {
    let text = text.withinHead
    guard !text.isEmpty, entries.last?.text != text, entries.count < Self.deepest else { return }
    entries.removeAll { $0.scope == scope }
    entries.append(Entry(level: Self.panelLevel, text: text, scope: scope))
  }

  mutating func leave(_ scope: Int) {
    if entries.last?.scope != nil, entries.contains(where: { $0.scope == scope }) {
      entries.removeAll { $0.scope == scope }
    }
  }
}

extension String {
  /// Bytes of what a heading, a row's head, a column's head or a term says to everything below or beside it: more than any list
  /// of states. Every piece of text below carries its heads, so that a longer one on a hostile page would cost its length many
  /// thousand times; its own block still holds all of it.
  static let longestHead = 2048

  /// The text, or its words within ``longestHead``.
  var withinHead: String {
    guard utf8.count > Self.longestHead else { return self }
    let bytes = utf8.prefix(Self.longestHead)
    if let space = bytes.lastIndex(of: 0x20) { return String(self[..<space]) }
    return String(decoding: bytes.dropLast(while: { $0 & 0xC0 == 0x80 }).dropLast(), as: UTF8.self)
  }
}

extension Substring.UTF8View {
  /// Without the last bytes that `isUnwanted` names.
  fileprivate func dropLast(while isUnwanted: (UInt8) -> Bool) -> Substring.UTF8View {
    var rest = self
    while let last = rest.last, isUnwanted(last) { rest = rest.dropLast() }
    return rest
  }
}
