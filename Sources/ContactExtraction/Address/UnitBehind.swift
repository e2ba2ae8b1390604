/// A unit that follows the ZIP code: `Salem, IL 62881, Suite 400`, `Salem, IL 62881<br>Room 305`.
enum UnitBehind {
  /// The words of the unit that begins at `start`, with nothing else up to the end of their line; nil where none does.
  static func range(in tokens: [AddressToken], from start: Int) -> Range<Int>? {
    guard start < tokens.count, isBehind(tokens[start]) else { return nil }
    var end = start + 1
    while end < tokens.count, tokens[end].gap == .space, end - start <= 3 { end += 1 }
    let part = tokens[start..<end]
    guard part.count <= 3, AddressSegments.isUnit(part), isPlain(part), isLine(end, in: tokens) else {
      return nil
    }
    return start..<end
  }

  /// The words without parentheses.
  static func plain(_ words: ArraySlice<AddressToken>) -> ArraySlice<AddressToken> {
    ArraySlice(
      words.map { word in
        var word = word
        (word.opensParenthesis, word.closesParenthesis) = (false, false)
        return word
      })
  }

  private static func isBehind(_ word: AddressToken) -> Bool {
    word.gap == .comma || word.gap == .line || word.gap == .space && word.opensParenthesis
  }

  /// What hardly ever begins another line: no offices, no stops.
  private static func isPlain(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, !part.contains(where: { $0.isZIP }) else { return false }
    return designators.contains(first.text) || AddressSegments.isFloor(part)
  }

  private static let designators: Set<String> = [
    "ROOM", "RM", "SUITE", "STE", "FLOOR", "FL", "BUILDING", "BLDG", "UNIT", "APT", "OFICINA", "PISO",
  ]

  /// The unit stands alone, and not above the street of the next address.
  private static func isLine(_ end: Int, in tokens: [AddressToken]) -> Bool {
    guard end < tokens.count else { return true }
    guard tokens[end].gap >= .line, tokens[end].gap != .colon else { return false }
    var next = end + 1
    while next < tokens.count, tokens[next].gap == .space, next - end <= 12 { next += 1 }
    let kind = AddressSegments.kind(tokens[end..<next])
    return kind != .street && kind != .box && kind != .unit
  }
}
