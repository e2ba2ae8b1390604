import Model
import PageReading

/// Places of a page that only name an address: "Tulsa Lockbox" in a row, where the address stands elsewhere under that name.
enum AddressReferences {
  struct Reference {
    /// Indexes of the routes that stand under the name.
    var routes: [Int]
    var place: ScopeBinder.Extent
  }

  /// Names that are looked for, and lines that they are looked for in.
  private static let mostNames = 64
  private static let mostLines = 20_000

  /// The references to routes that speak of no states themselves.
  static func find(_ routes: [Route], _ levels: [[Level]], in binder: ScopeBinder) -> [Reference] {
    let names = names(routes, levels)
    guard !names.isEmpty else { return [] }
    let heads = Set(names.map(\.scope))
    let stems = stems(of: names)
    let tree = binder.tree
    return tree.leaves.prefix(mostLines).compactMap { leaf in
      let (block, range) = (tree.scopes[leaf].block, tree.scopes[leaf].range)
      guard !tree.scopes[leaf].isFurniture, range.count <= Statement.longestLabel, !binder.holdsValue(leaf),
        binder.withBytes(leaf, range, { mayHold(stems, $0) }), !isInside(leaf, heads, tree)
      else { return nil }
      let plain = binder.text(leaf, range).plainWords
      guard let name = names.first(where: { $0.matches(plain) }),
        plain != name.text || isInEmptyRow(leaf, binder)
      else { return nil }
      return Reference(
        routes: name.routes,
        place: ScopeBinder.Extent(
          first: (block, range.lowerBound), last: (block, range.upperBound)))
    }
  }

  /// A name of addresses, as ``Swift/String/plainWords`` has it.
  private struct Name {
    let text: String
    /// Runs of letters and digits in it as it is written, in upper case; none where it has other letters.
    let runs: [String]
    /// The name as a phrase among other words; nil of one that is too short for that.
    private let phrase: PhraseSet?
    var routes: [Int] = []
    /// The scope that it stands in.
    let scope: Int

    init(_ text: String, written: String, scope: Int) {
      (self.text, self.scope) = (text, scope)
      phrase = text.utf8.count >= 8 ? PhraseSet([text + " "]) : nil
      runs =
        written.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "'") }
        ? written.utf8.split { !$0.isWord }.map { String(Substring($0)).uppercased() } : []
    }

    /// All of the line is the name, or it holds the name among other words.
    func matches(_ plain: String) -> Bool {
      plain == text || plain.utf8.count > text.utf8.count && phrase?.isIn(plain) ?? false
    }
  }

  /// The names of routes, the longest first, so that a line is given the one that says most.
  private static func names(_ routes: [Route], _ levels: [[Level]]) -> [Name] {
    var names: [String: Name] = [:]
    for (index, route) in routes.enumerated() where !route.states.speaksOfStates {
      guard let head = name(levels[index]) else { continue }
      for alias in aliases(head.statement.plain) where names.count < mostNames || names[alias] != nil {
        let written = alias == head.statement.plain ? head.statement.text : alias
        names[alias, default: Name(alias, written: written, scope: head.scope)].routes.append(index)
      }
    }
    return names.values.sorted { ($0.text.utf8.count, $1.text) > ($1.text.utf8.count, $0.text) }
  }

  /// For each name a word that every line that holds it has, and few other names; nil where a name has letters with accents.
  private static func stems(of names: [Name]) -> WordStems? {
    var counts: [String: Int] = [:]
    for name in names { for word in Set(name.runs) { counts[word, default: 0] += 1 } }
    var stems: Set<String> = []
    for name in names {
      guard let stem = name.runs.min(by: { (counts[$0] ?? 0, $1.count) < (counts[$1] ?? 0, $0.count) }) else {
        return nil
      }
      stems.insert(stem)
    }
    return WordStems(stems)
  }

  /// Whether a line as written may hold a name: it has a stem of one, in any spelling of its accents and apostrophes.
  private static func mayHold(_ stems: WordStems?, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let stems, !stems.begins(wordOf: line) else { return true }
    let isFolded = line.indices.contains {
      line[$0] >= 0xC3 && line[$0] != 0xE2 || AddressCharacters.apostropheLength(line, $0) > 0
    }
    return isFolded && stems.begins(wordOf: AddressCharacters.plain(line[...]))
  }

  /// The nearest short head or label over an address that names no carrier.
  private static func name(_ levels: [Level]) -> BoundStatement? {
    for level in levels {
      guard let last = level.statements.last else { continue }
      guard last.statement.text.utf8.count <= 60, last.scope >= 0, last.rank != 1,
        !last.statement.isCondition,
        last.statement.words != nil
      else { return nil }
      return last
    }
    return nil
  }

  /// The name, and the letter or number at the end of "Address A".
  private static func aliases(_ name: String) -> [String] {
    let words = name.split(separator: " ")
    guard words.count == 2, let last = words.last, last.utf8.count == 1 else { return [name] }
    return [name, String(last)]
  }

  /// In a row without an address: beside an address the name is its label.
  private static func isInEmptyRow(_ leaf: Int, _ binder: ScopeBinder) -> Bool {
    var scope = leaf
    while scope >= 0, !binder.holdsValue(scope) {
      if binder.tree.scopes[scope].role == .row { return true }
      scope = binder.tree.scopes[scope].parent
    }
    return false
  }

  private static func isInside(_ leaf: Int, _ heads: Set<Int>, _ tree: ScopeTree) -> Bool {
    var scope = leaf
    while scope >= 0 {
      if heads.contains(scope) { return true }
      scope = tree.scopes[scope].parent
    }
    return false
  }
}
