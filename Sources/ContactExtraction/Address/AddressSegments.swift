/// The parts of an address between commas and line ends.
enum AddressSegments {
  /// Cuts tokens where a comma, a line end or something stronger stands.
  static func split(_ tokens: ArraySlice<AddressToken>) -> [ArraySlice<AddressToken>] {
    var parts: [ArraySlice<AddressToken>] = []
    var start = tokens.startIndex
    for place in tokens.indices where place > start && tokens[place].gap > .space {
      parts.append(tokens[start..<place])
      start = place
    }
    if start < tokens.endIndex { parts.append(tokens[start...]) }
    return parts
  }

  /// What a part is.
  enum Kind: Hashable { case box, attention, unit, street, direction, name }

  static func kind(_ part: ArraySlice<AddressToken>) -> Kind {
    guard let first = part.first else { return .name }
    if first.classes.contains(.attention) { return .attention }
    if isBox(part) { return .box }
    if part.count == 1, first.classes.contains(.direction) { return .direction }
    if isUnit(part) { return .unit }
    return isStreet(part) ? .street : .name
  }

  static func isBox(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, part.count >= 2 else { return false }
    if first.text == "POB" || (first.text == "BOX" && part.count == 2 && part[part.startIndex + 1].hasDigit) {
      return true
    }
    let second = part[part.startIndex + 1]
    if first.text == "BOX", second.text == "#" {
      return part.count == 3 && part[part.startIndex + 2].hasDigit
    }
    if first.text == "DRAWER" { return part.count == 2 && second.hasDigit }
    if boxOwners.contains(first.text), second.text == "BOX" || second.text == "SERVICE" {
      return part.count == 3 && part[part.startIndex + 2].hasDigit
    }
    return part.count >= 3 && first.text == "PO" && (second.classes.contains(.box) || second.text == "BIN")
  }

  /// `LOCK BOX 7`, `CALLER SERVICE 14` (Publication 28 §28).
  private static let boxOwners: Set<String> = ["LOCK", "CALLER"]

  /// `SUITE 400`, `3RD FLOOR`, `# 5`, `LOBBY`.
  static func isUnit(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first else { return false }
    if part.count == 1, first.classes.contains(.loneUnit) { return true }
    if first.text.hasPrefix("#") { return part.count == 1 ? first.text.utf8.count > 1 : part.count == 2 }
    if first.classes.contains(.unit), part.count >= 2 { return designates(part) }
    if part.count == 2, desks.contains(first.text) { return designates(part) }
    if first.text == "MAIL", part.count >= 3,
      ["STOP", "CODE", "ROOM"].contains(part[part.startIndex + 1].text)
    {
      return true
    }
    return isFloor(part)
  }

  /// Places inside a building that are no designators of Publication 28; as a whole part only.
  private static let desks: Set<String> = ["COUNTER", "WINDOW", "DOOR", "DOCK", "ANNEX", "GATE"]

  /// The word after the designator is a number or a letter: `ROOM 5`, `SUITE B`, not `OFFICE OF THE CLERK`.
  private static func designates(_ part: ArraySlice<AddressToken>) -> Bool {
    let next = part[part.startIndex + 1]
    if next.hasDigit || next.text.utf8.count == 1 || next.text == "#" { return true }
    return part.count == 2 && next.text.utf8.count <= 2
  }

  /// `3RD FLOOR`, `SECOND FL`, `12TH FLOOR EAST`.
  static func isFloor(_ part: ArraySlice<AddressToken>) -> Bool {
    guard part.count >= 2, part.count <= 5 else { return false }
    return part[part.startIndex + 1].classes.contains(.floor) && isOrdinal(part[part.startIndex])
  }

  /// `3RD`, `SECOND`.
  static func isOrdinal(_ word: AddressToken) -> Bool {
    let bytes = word.text.utf8
    guard let first = bytes.first, let last = bytes.last, !first.isLetter else {
      return word.classes.contains(.ordinal)
    }
    guard first.isDigit ? last.isLetter : word.text.first?.isNumber == true else { return false }
    return ["ST", "ND", "RD", "TH"].contains { bytes.suffix(2).elementsEqual($0.utf8) }
  }

  /// Begins with a house number, is a rural or military delivery, or ends in a street suffix.
  static func isStreet(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, part.count >= 2 else { return false }
    if isRural(part) || isMilitary(part) || isCrossing(part) { return true }
    if startsWithHouseNumber(part) { return true }
    if first.classes.contains(.streetWord) {
      return part.dropFirst().contains(where: \.hasDigit) || part.count <= 4
    }
    // `AVE PONCE DE LEON #151`: the number stands last in Spanish.
    if first.text == "AVE" || first.text == "AV", part.last?.hasDigit == true { return true }
    let hasSuffix = part.dropFirst().contains { $0.classes.contains(.suffix) }
    if !first.classes.isDisjoint(with: [.houseWord, .marker]) { return hasSuffix }
    if first.hasDigit, hasSuffix, !isOrdinal(first) { return true }
    if first.classes.contains(.numberedRoad), part.count <= 4 {
      return part[part.startIndex + 1].hasDigit
    }
    return part.count <= 4 && part[part.startIndex + 1].classes.contains(.suffix) && isOrdinal(first)
  }

  static func startsWithHouseNumber(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, first.startsWithDigit, first.text.utf8.count <= 8, !isOrdinal(first)
    else { return false }
    guard part.count >= 2 else { return false }
    let next = part[part.startIndex + 1].text
    if next == "BUSINESS" { return part.count > 2 && part[part.startIndex + 2].hasDigit }
    return ![
      "DAYS", "HOURS", "A.M", "AM", "PM", "YEARS", "PERCENT", "MINUTES", "CFR", "USC", "MILES",
    ].contains(next)
  }

  /// `RR 2 BOX 10`, `HC 68 BOX 23A`, `RURAL ROUTE 4` (Publication 28 §24).
  static func isRural(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, part.count >= 2, routes.contains(first.text) else { return false }
    let second = part[part.startIndex + 1]
    let third = part.count > 2 ? part[part.startIndex + 2] : nil
    let number = second.text == "#" ? third ?? second : second
    if shortRoutes.contains(first.text), number.text.first?.isNumber == true || second.text.hasPrefix("#") {
      return true
    }
    return third != nil
      && ["RURAL ROUTE", "HIGHWAY CONTRACT", "STAR ROUTE"].contains(first.text + " " + second.text)
  }

  private static let shortRoutes: Set<String> = ["RR", "RFD", "HC", "HCR", "RD"]
  private static let routes = shortRoutes.union(["RURAL", "HIGHWAY", "STAR"])

  /// `14TH AND INDEPENDENCE AVE`, `ROUTE 50 AND AIRPORT RD`.
  static func isCrossing(_ part: ArraySlice<AddressToken>) -> Bool {
    if let place = part.firstIndex(where: { $0.text == "AND" || $0.text == "&" }), isRoad(part[..<place]),
      isRoad(part[(place + 1)...])
    {
      return true
    }
    guard part.count >= 4, part[part.endIndex - 1].classes.contains(.suffix),
      isOrdinal(part[part.startIndex])
    else { return false }
    return part.contains { $0.text == "AND" || $0.text == "&" }
  }

  /// `ROUTE 50`, `AIRPORT RD`.
  private static func isRoad(_ part: ArraySlice<AddressToken>) -> Bool {
    guard 2...4 ~= part.count, let first = part.first, let last = part.last, !first.isLower else {
      return false
    }
    if first.classes.contains(.numberedRoad), part.count == 2 { return last.hasDigit }
    return last.classes.contains(.firmSuffix) && !last.isLower
      && part.allSatisfy { $0.classes.isDisjoint(with: [.connector, .unit]) }
  }

  /// `PSC 1234 BOX 5`, `UNIT 2050 BOX 4190`, `CMR 415` (Publication 28 §225).
  static func isMilitary(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, part.count >= 2, part[part.startIndex + 1].startsWithDigit else {
      return false
    }
    if ["PSC", "CMR", "OMC"].contains(first.text) { return true }
    return first.text == "UNIT" && part.contains { $0.text == "BOX" }
  }
}
