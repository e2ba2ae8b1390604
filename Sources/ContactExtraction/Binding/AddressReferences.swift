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
    var names: [String: (routes: [Int], scope: Int)] = [:]
    for (index, route) in routes.enumerated() where !route.states.speaksOfStates {
      guard let name = name(levels[index]) else { continue }
      for alias in aliases(name.statement.text.plainWords)
      where names.count < mostNames || names[alias] != nil {
        names[alias, default: ([], name.scope)].routes.append(index)
      }
    }
    guard !names.isEmpty else { return [] }
    let heads = Set(names.values.map(\.scope))
    let tree = binder.tree
    return tree.leaves.prefix(mostLines).compactMap { leaf in
      let line = tree.scopes[leaf]
      guard !line.isFurniture, line.range.count <= Statement.longestLabel, !binder.holdsValue(leaf),
        !isInside(leaf, heads, tree)
      else { return nil }
      let plain = binder.text(leaf, line.range).plainWords
      guard let (name, target) = names.first(where: { matches(plain, $0.key) }),
        plain != name || isInEmptyRow(leaf, binder)
      else { return nil }
      return Reference(
        routes: target.routes,
        place: ScopeBinder.Extent(
          first: (line.block, line.range.lowerBound), last: (line.block, line.range.upperBound)))
    }
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

  /// All of the line is the name, or it holds the name among other words.
  private static func matches(_ plain: String, _ name: String) -> Bool {
    if plain == name { return true }
    return name.utf8.count >= 8 && (" " + plain + " ").utf8.firstRange(of: (" " + name + " ").utf8) != nil
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

extension String.UTF8View {
  /// The first place of `text`.
  fileprivate func firstRange(of text: String.UTF8View) -> Range<Index>? {
    let wanted = Array(text)
    var place = startIndex
    while place < endIndex {
      if self[place...].starts(with: wanted) { return place..<index(place, offsetBy: wanted.count) }
      place = index(after: place)
    }
    return nil
  }
}
