extension AddressSegments {
  /// Words that a name before a street may have.
  private static let longestName = 10

  /// Where the street begins behind a name or an attention line without a comma: `Clerk of Court 100 E Main St`,
  /// `Attn: I-131 (Box 21281) 2108 E Elliot Rd`; nil where the whole part is one thing.
  static func streetBehindName(_ part: ArraySlice<AddressToken>) -> Int? {
    guard part.count >= 4, let first = part.first, !first.startsWithDigit else { return nil }
    let kind = kind(part)
    guard kind == .name || kind == .attention else { return nil }
    let numbers = part.indices.dropFirst(kind == .attention ? 2 : 1).reversed().lazy
    return numbers.first { isHouseNumber($0, in: part) && isName(part[..<$0], kind) }
  }

  /// A number before the name of a street and a suffix that is none of a town.
  private static func isHouseNumber(_ place: Int, in part: ArraySlice<AddressToken>) -> Bool {
    guard part[place].startsWithDigit, part.endIndex - place >= 3, part[place].text.utf8.count <= 6,
      startsWithHouseNumber(part[place...]), !part[place].closesParenthesis
    else { return false }
    guard !part[place + 1].isNumber,
      let suffix = part[(place + 2)...].lastIndex(where: { $0.classes.contains(.firmSuffix) }),
      part[(suffix + 1)...].allSatisfy(mayFollowSuffix)
    else { return false }
    // "Room 5 Main St", "Highway 50 Main St", "1 N 200 W St": the number belongs to the word before it.
    let before = part[place - 1]
    let owners: AddressWordClasses = [
      .unit, .box, .numberedRoad, .marker, .direction, .streetWord, .ordinal, .connector,
    ]
    return before.classes.isDisjoint(with: owners) && before.text != "#" && before.text != "&"
      && before.text != "FORM"
  }

  /// A directional or a unit, but no more of a name: "2024 Oak Street Fair".
  private static func mayFollowSuffix(_ word: AddressToken) -> Bool {
    word.hasDigit || word.text.utf8.count == 1
      || !word.classes.isDisjoint(with: [.direction, .unit, .loneUnit, .ordinal])
  }

  private static func isName(_ part: ArraySlice<AddressToken>, _ kind: Kind) -> Bool {
    guard part.count <= longestName, let last = part.last else { return false }
    if last.hasDigit, !last.closesParenthesis, kind != .attention || last.isNumber { return false }
    return part.allSatisfy { !$0.isLower || $0.classes.contains(.connector) }
      && part.contains { !$0.hasDigit && $0.text.utf8.count > 1 }
  }
}
