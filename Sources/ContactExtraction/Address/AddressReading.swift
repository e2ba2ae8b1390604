import Model

/// Reads one address from its state leftwards: city, delivery lines, attention lines, recipient.
struct AddressReading {
  private let tokens: [AddressToken]
  /// Nothing before this token belongs to the address.
  private let floor: Int
  /// The first token that was taken.
  private(set) var start: Int
  private(set) var address = AddressDraft()
  /// The address was cut out of a sentence: no names are read to the left of it.
  private var isInSentence = false
  private var names = 0

  init(tokens: [AddressToken], floor: Int, city: Int) {
    self.tokens = tokens
    self.floor = floor
    start = city
  }

  /// Words that one part may have: a page without commas must not make every anchor read all of it.
  private static let longestPart = 60

  /// Numbers in the sentence before a street that are looked at.
  private static let mostNumbers = 4

  /// The part that ends right before `end`.
  private func part(before end: Int) -> Range<Int>? {
    guard end > floor else { return nil }
    var begin = end - 1
    while begin > floor, tokens[begin].gap == .space, end - begin < Self.longestPart { begin -= 1 }
    return begin..<end
  }

  // MARK: city

  /// Takes the city; false where none can be.
  mutating func readCity() -> Bool {
    guard var range = part(before: start), tokens[start].gap <= .bar else { return false }
    if let cut = cityAfterUnit(tokens[range]) ?? cityAfterStreet(tokens[range]) {
      range = cut..<range.upperBound
    } else if let cut = wordsOfProse(tokens[range]) {
      isInSentence = true
      range = cut..<range.upperBound
    }
    let first = range.lowerBound
    if tokens[first].isLower, tokens[first].text == "IN", range.count > 1 {
      isInSentence = true
      range = first + 1..<range.upperBound
    }
    let words = tokens[range]
    guard !words.isEmpty, words.count <= 5, !words.contains(where: \.hasDigit),
      !words.contains(where: { $0.text == "#" })
    else { return false }
    address.city = words.text
    start = first
    return true
  }

  /// `# 234 SANTA FE`.
  private func cityAfterUnit(_ part: ArraySlice<AddressToken>) -> Int? {
    guard part.count > 2, AddressSegments.isUnit(part.prefix(2)),
      !part.dropFirst(2).contains(where: \.hasDigit)
    else { return nil }
    return part.startIndex + 2
  }

  /// Where the city begins when no comma parts it from the street: behind the first firm suffix, a directional or a unit.
  private func cityAfterStreet(_ part: ArraySlice<AddressToken>) -> Int? {
    guard let number = part.firstIndex(where: { $0.hasDigit }), part.endIndex - number >= 3 else {
      return nil
    }
    var end: Int?
    var place = number + 2
    while place < part.endIndex - 1 {
      if part[place].classes.contains(.firmSuffix) {
        end = afterSuffix(place, in: part)
        break
      }
      if part[place].hasDigit, part[place - 1].classes.contains(.numberedRoad) || isBox(part, place) {
        end = place + 1
        break
      }
      place += 1
    }
    return end
  }

  /// `RR # 1 BOX 54 LOAMI`: the town follows the box.
  private func isBox(_ part: ArraySlice<AddressToken>, _ place: Int) -> Bool {
    part[place - 1].text == "BOX" && AddressSegments.isRural(part)
  }

  /// Past a second suffix, one directional in capitals and a unit.
  private func afterSuffix(_ suffix: Int, in part: ArraySlice<AddressToken>) -> Int? {
    var place = suffix + 1
    let limit = part.endIndex - 1
    while place < limit, part[place].classes.contains(.firmAbbreviation), part[place].text != "ST" {
      place += 1
    }
    if place < limit, part[place].text.utf8.count <= 2, part[place].classes.contains(.direction) {
      place += 1
    }
    while place < limit, isUnitHere(part, place) {
      place += unitLength(part, place)
    }
    return place < part.endIndex ? place : nil
  }

  /// Words of the unit at `place`.
  private func unitLength(_ part: ArraySlice<AddressToken>, _ place: Int) -> Int {
    if part[place].text == "MAIL" { return 3 }
    return part[place].classes.contains(.loneUnit)
      || part[place].text.utf8.count > 1 && part[place].text.hasPrefix("#") ? 1 : 2
  }

  private func isUnitHere(_ part: ArraySlice<AddressToken>, _ place: Int) -> Bool {
    if part[place].text == "MAIL" {
      let stop = part[place...].prefix(3)
      return AddressSegments.isUnit(stop) && stop.last?.hasDigit == true
    }
    return AddressSegments.isUnit(part[place...].prefix(2))
      || AddressSegments.isUnit(part[place...].prefix(1))
  }

  /// Behind the last word of running prose, if there is any.
  private func wordsOfProse(_ part: ArraySlice<AddressToken>) -> Int? {
    guard let last = part.lastIndex(where: { $0.isLower && !isAllowedLower($0) }) else {
      return part.first.map { $0.isLower && ["IN", "AT", "TO", "NEAR"].contains($0.text) } == true
        ? part.startIndex + 1 : nil
    }
    var cut = last + 1
    while cut < part.endIndex, part[cut].isLower,
      ["TO", "AT", "THE", "IN", "ON", "FOR"].contains(part[cut].text)
    { cut += 1 }
    // "by USPS to USCIS": what the letter goes by is no name.
    if let to = part[cut...].prefix(5).firstIndex(where: { $0.isLower && $0.text == "TO" }),
      to + 1 < part.endIndex,
      CarrierCues.label(part[cut..<to].text) != nil
    {
      cut = to + 1
    }
    return cut
  }

  private func isAllowedLower(_ word: AddressToken) -> Bool {
    !word.classes.isDisjoint(with: [.connector, .suffix, .unit])
  }

  // MARK: lines above

  /// Takes part after part while they belong to the address.
  mutating func readLines() {
    while let range = part(before: start), accepts(tokens[start].gap) {
      guard take(range) else { break }
      if isInSentence, address.hasDelivery { break }
    }
  }

  /// Whether the address may reach over this gap.
  private func accepts(_ gap: AddressToken.Gap) -> Bool {
    switch gap {
    case .space, .comma, .line, .dash: true
    case .bar, .block: !address.hasDelivery
    case .colon: false
    }
  }

  private mutating func take(_ range: Range<Int>) -> Bool {
    var part = tokens[range]
    if let cut = startOfAddress(in: part) {
      part = tokens[cut..<range.upperBound]
      // "Send your return to:" in the paragraph above a name is no line of its address.
      if names > 0, tokens[start].gap == .block, AddressSegments.kind(part) == .name { return false }
      isInSentence = true
    }
    if !address.hasDelivery, let street = AddressSegments.streetBehindName(part) { part = part[street...] }
    guard !part.isEmpty, !AddressLabels.isLabel(part), !AddressLabels.isValue(part) else { return false }
    let kind = AddressSegments.kind(part)
    if kind == .name {
      guard takesName(part), !AddressLabels.isValue(tokens[range]) else { return false }
      names += 1
    }
    insert(part, as: kind)
    start = part.startIndex
    return true
  }

  /// In a sentence: where its address part begins; nil where the whole part is address.
  private func startOfAddress(in part: ArraySlice<AddressToken>) -> Int? {
    guard let cut = wordsOfProse(part) else { return numberInSentence(part) }
    // "On the 2nd floor at 65 Front Street": the first number may be none of a house.
    let numbers = part[cut...].indices.lazy.filter { part[$0].startsWithDigit }.prefix(Self.mostNumbers)
    return numbers.first { AddressSegments.isStreet(part[$0...]) } ?? cut
  }

  /// `Our Office at 1700 G St`: a house number right behind "at" and the like.
  private func numberInSentence(_ part: ArraySlice<AddressToken>) -> Int? {
    part.dropFirst().indices.lazy.filter { part[$0].startsWithDigit }.prefix(Self.mostNumbers).first {
      number in
      let before = part[number - 1]
      guard before.isLower, ["AT", "TO", "IN", "ON", "IS"].contains(before.text) else { return false }
      return AddressSegments.isStreet(part[number...])
    }
  }

  private func takesName(_ part: ArraySlice<AddressToken>) -> Bool {
    guard names < 4, part.count <= 12, !isInSentence || address.hasDelivery else { return false }
    if part.count == 2, let first = part.first, Self.numberedDesks.contains(first.text) { return true }
    if part.contains(where: { $0.text.contains("@") || $0.isZIP }) { return false }
    return part.contains { $0.text.utf8.count > 1 && !$0.startsWithDigit }
  }

  /// What a bank or a mail room numbers: `FILE 74155, PO BOX 60000`.
  private static let numberedDesks: Set<String> = ["FILE", "LOCKBOX", "DEPT", "DEPARTMENT", "DRAWER", "BIN"]

  private mutating func insert(_ part: ArraySlice<AddressToken>, as kind: AddressSegments.Kind) {
    var lines = AddressNormalForm.lines(part, as: kind)
    if let first = address.lines.first, first.part == .street,
      PostalAbbreviations.directions[first.text] != nil,
      lines.last?.part == .street
    {
      lines[lines.count - 1].text += " " + first.text
      address.lines.removeFirst()
    }
    if let box = address.lines.first, box.part == .box, box.text.hasPrefix("BOX "), let last = lines.last,
      last.part == .street, AddressSegments.isRural(part)
    {
      lines[lines.count - 1].text = last.text + " " + box.text
      address.lines.removeFirst()
    }
    address.lines = lines + address.lines
  }

  // MARK: verdict

  /// A place that mail can go to: a street or box, or a name above a city on a line of its own.
  var isAddress: Bool {
    if address.hasDelivery { return true }
    if ["APO", "FPO", "DPO"].contains(address.city) { return !address.lines.isEmpty }
    guard names > 0, !isInSentence, let first = address.lines.first,
      first.part == .recipient || first.part == .attention
    else { return false }
    return hasOwnLine || isSentTo
  }

  /// `Mail to: Internal Revenue Service, Austin, TX 73301`, `Address: Marion County Courthouse, Salem, IL 62881`.
  private var isSentTo: Bool {
    guard tokens[start].gap == .colon, let label = part(before: start), label.count <= 6 else { return false }
    let words = tokens[label]
    guard AddressLabels.isLabel(words), CarrierCues.label(words.text) == nil else { return false }
    return words.last?.text == "TO" || words.contains { $0.text == "MAIL" || $0.text == "MAILING" }
      || address.namesBuilding
  }

  private var hasOwnLine: Bool {
    var place = start + 1
    while place < tokens.count, place - start <= 12, tokens[place].gap != .line, tokens[place].gap != .block {
      place += 1
    }
    return place < tokens.count && place - start <= 12
  }
}

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
