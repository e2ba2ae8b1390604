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
    if !text.isEmpty { entries.append(Entry(level: level, text: HeadText.of(text), scope: scope)) }
  }

  /// A head of `level` is about to begin.
  mutating func cut(to level: Int) {
    if entries.contains(where: { $0.level >= level }) { entries.removeAll { $0.level >= level } }
  }

  /// An inner head that ends none of the outer ones.
  mutating func nest(_ text: String, scope: Int) {
    let text = HeadText.of(text)
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
