/// Remarks in small letters behind a street, which are no part of the address: `15 Oak St (across from Walmart)`,
/// `18 Oak St – rear entrance`.
enum AddressNotes {
  /// Words that a remark may have.
  private static let longest = 10

  /// The words of a block without its remarks.
  static func without(_ tokens: [AddressToken]) -> [AddressToken] {
    guard tokens.contains(where: { $0.isLower && ($0.opensParenthesis || $0.gap == .dash) }) else {
      return tokens
    }
    var kept: [AddressToken] = []
    var place = 0
    while place < tokens.count {
      if let end = note(in: tokens, from: place), followsNumber(kept) {
        place = end
      } else {
        kept.append(tokens[place])
        place += 1
      }
    }
    return kept
  }

  /// The end of the remark that begins at `start`; nil where none does.
  private static func note(in tokens: [AddressToken], from start: Int) -> Int? {
    let first = tokens[start]
    guard first.isLower, first.gap < .line else { return nil }
    if first.opensParenthesis { return parenthesis(in: tokens, from: start) }
    return first.gap == .dash ? afterDash(in: tokens, from: start) : nil
  }

  /// `(across from Walmart)`, but no `(rear)`, `(suite B)`.
  private static func parenthesis(in tokens: [AddressToken], from start: Int) -> Int? {
    guard tokens[start].classes.isDisjoint(with: [.unit, .loneUnit, .box, .floor, .ordinal]) else {
      return nil
    }
    var place = start
    while place < tokens.count, place - start < longest, !tokens[place].hasDigit,
      place == start || tokens[place].gap < .line
    {
      if tokens[place].closesParenthesis { return place + 1 }
      place += 1
    }
    return nil
  }

  /// `– rear entrance` up to the end of the line.
  private static func afterDash(in tokens: [AddressToken], from start: Int) -> Int? {
    var end = start + 1
    while end < tokens.count, tokens[end].gap == .space { end += 1 }
    let part = tokens[start..<end]
    guard 2...4 ~= part.count, part.allSatisfy({ $0.isLower && !$0.hasDigit }), end < tokens.count,
      tokens[end].gap == .line
    else { return nil }
    return end
  }

  /// Whether the line so far begins like a street.
  private static func followsNumber(_ kept: [AddressToken]) -> Bool {
    guard var start = kept.indices.last else { return false }
    while start > 0, kept[start].gap == .space, kept.endIndex - start < longest { start -= 1 }
    return AddressSegments.isStreet(kept[start...])
  }
}
