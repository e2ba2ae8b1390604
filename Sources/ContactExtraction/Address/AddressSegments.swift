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
    if AddressTokenRules.isAttention(first.text) { return .attention }
    if isBox(part) { return .box }
    if part.count == 1, AddressWords.directions[first.text] != nil { return .direction }
    if isUnit(part) { return .unit }
    return isStreet(part) ? .street : .name
  }

  static func isBox(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, part.count >= 2 else { return false }
    if first.text == "POB" || (first.text == "BOX" && part.count == 2 && part[part.startIndex + 1].hasDigit) {
      return true
    }
    return first.text == "PO" && AddressWords.boxes.contains(part[part.startIndex + 1].text)
      && part.count >= 3
  }

  /// `SUITE 400`, `3RD FLOOR`, `# 5`, `LOBBY`.
  static func isUnit(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first else { return false }
    if part.count == 1, AddressWords.loneUnits.contains(first.text) { return true }
    if first.text.hasPrefix("#") { return part.count == 1 ? first.text.utf8.count > 1 : part.count == 2 }
    if AddressWords.units[first.text] != nil, part.count >= 2 { return designates(part) }
    if first.text == "MAIL", part.count >= 3,
      ["STOP", "CODE", "ROOM"].contains(part[part.startIndex + 1].text)
    {
      return true
    }
    return isFloor(part)
  }

  /// The word after the designator is a number or a letter: `ROOM 5`, `SUITE B`, not `OFFICE OF THE CLERK`.
  private static func designates(_ part: ArraySlice<AddressToken>) -> Bool {
    let next = part[part.startIndex + 1]
    if next.hasDigit || next.text.utf8.count == 1 || next.text == "#" { return true }
    return part.count == 2 && next.text.utf8.count <= 2
  }

  /// `3RD FLOOR`, `SECOND FL`, `12TH FLOOR EAST`.
  static func isFloor(_ part: ArraySlice<AddressToken>) -> Bool {
    guard part.count >= 2, part.count <= 5 else { return false }
    let second = part[part.startIndex + 1].text
    guard AddressWords.units[second] == "FL" || second == "LEVEL" else { return false }
    return isOrdinal(part[part.startIndex].text)
  }

  static func isOrdinal(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return false }
    if first.isLetter { return ordinals.contains(word) }
    guard first.isDigit ? word.utf8.last?.isLetter == true : word.first?.isNumber == true else {
      return false
    }
    return ["ST", "ND", "RD", "TH"].contains(String(word.suffix(2)))
  }

  private static let ordinals: Set<String> = [
    "FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH", "GROUND",
    "TOP",
  ]

  /// Begins with a house number, is a rural or military delivery, or ends in a street suffix.
  static func isStreet(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, part.count >= 2 else { return false }
    if isRural(part) || isMilitary(part) || isCrossing(part) { return true }
    if startsWithHouseNumber(part) { return true }
    if namedFirst.contains(first.text) {
      return part.dropFirst().contains(where: \.hasDigit) || part.count <= 4
    }
    let hasSuffix = part.dropFirst().contains { AddressWords.suffixes[$0.text] != nil }
    if AddressWords.houseWords.contains(first.text) || markers.contains(first.text) { return hasSuffix }
    if first.hasDigit, hasSuffix, !isOrdinal(first.text) { return true }
    if AddressWords.numberedRoads.contains(first.text), part.count <= 4 {
      return part[part.startIndex + 1].hasDigit
    }
    return isOrdinal(first.text) && part.count <= 4
      && AddressWords.suffixes[part[part.startIndex + 1].text] != nil
  }

  /// Spanish words for a street, which stand before its name: `CALLE 54 SE # 1234` (Publication 28 §29).
  private static let namedFirst: Set<String> = ["CALLE", "AVENIDA", "CARR", "CARRETERA", "CAMINO"]
  /// Words before a place on a road without house numbers: `MILE 5 SEWARD HWY`.
  private static let markers: Set<String> = ["MILE", "MILEPOST", "MP", "KM"]

  static func startsWithHouseNumber(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, first.startsWithDigit, first.text.utf8.count <= 8, !isOrdinal(first.text)
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
    let words = part.prefix(3).map(\.text)
    guard words.count >= 2 else { return false }
    let number = words[1] == "#" ? words.last ?? "" : words[1]
    if ["RR", "RFD", "HC", "HCR", "RD"].contains(words[0]),
      number.first?.isNumber == true || words[1].hasPrefix("#")
    {
      return true
    }
    return words.count == 3
      && ["RURAL ROUTE", "HIGHWAY CONTRACT", "STAR ROUTE"].contains(words[0] + " " + words[1])
  }

  /// `14TH AND INDEPENDENCE AVE`.
  static func isCrossing(_ part: ArraySlice<AddressToken>) -> Bool {
    guard part.count >= 4, let last = part.last, isOrdinal(part[part.startIndex].text) else { return false }
    return part.contains { $0.text == "AND" || $0.text == "&" } && AddressWords.suffixes[last.text] != nil
  }

  /// `PSC 1234 BOX 5`, `UNIT 2050 BOX 4190`, `CMR 415` (Publication 28 §225).
  static func isMilitary(_ part: ArraySlice<AddressToken>) -> Bool {
    let words = part.prefix(2).map(\.text)
    guard words.count == 2, part[part.startIndex + 1].startsWithDigit else { return false }
    if ["PSC", "CMR", "OMC"].contains(words[0]) { return true }
    return words[0] == "UNIT" && part.contains { $0.text == "BOX" }
  }
}
