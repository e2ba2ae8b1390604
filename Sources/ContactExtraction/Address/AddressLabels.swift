/// Lines that stand above an address and say what it is for, but are no part of it.
enum AddressLabels {
  /// Whether a whole part is such a label.
  static func isLabel(_ part: ArraySlice<AddressToken>) -> Bool {
    if part.count > 1, let last = part.last, lastWords.contains(last.text), endings.contains(ending(of: part))
    {
      return true
    }
    if part.contains(where: \.hasDigit) { return false }
    let text = part.text
    return whole.contains(text) || CarrierCues.label(text) != nil
  }

  /// Whether a part is a telephone number, hours or an address of the net, with or without the word before it: those stand
  /// beside an address and are no line of it.
  static func isValue(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first else { return false }
    if valueWords.contains(first.text), part.count == 1 || part.contains(where: \.hasDigit) { return true }
    return part.contains { $0.text.utf8.contains(UInt8(ascii: "@")) || webWords.contains($0.text) }
      || part.contains { $0.hasDigit && endsLikeNumber($0.text) }
  }

  /// `555-0101`, `217-555-0101`, but not `39-15` and no ZIP code.
  private static func endsLikeNumber(_ word: String) -> Bool {
    let bytes = word.utf8.suffix(8)
    return bytes.count == 8 && bytes.suffix(5).first == UInt8(ascii: "-")
      && bytes.prefix(3).allSatisfy(\.isDigit) && bytes.suffix(4).allSatisfy(\.isDigit)
      && !(word.utf8.count == 10 && word.utf8.prefix(5).allSatisfy(\.isDigit))
  }

  /// Words before a number or times of day.
  private static let valueWords: Set<String> = [
    "PHONE", "TELEPHONE", "TEL", "FAX", "HOURS", "TTY", "TDD", "TOLL-FREE", "CELL", "MOBILE", "EMAIL",
    "E-MAIL", "WEBSITE", "TELEFONO", "HORARIO", "OPEN",
  ]
  private static let webWords: Set<String> = ["WWW", "HTTP", "HTTPS"]

  /// The last word, `MAIL TO` and `SEND TO` as two.
  private static func ending(of part: ArraySlice<AddressToken>) -> String {
    let last = part[part.endIndex - 1].text
    return last == "TO" ? part[part.endIndex - 2].text + " TO" : last
  }

  /// mailing or physical, as a label, a heading or a column's head says; nil where it does not, or is no label.
  static func kind(named text: String) -> String? {
    guard text.utf8.count < 200, stems.begins(wordOf: text) else { return nil }
    let plain = text.plainWords + " "
    return kinds.first { plain.firstRange(of: $0.cue) != nil }?.kind
  }

  /// The first cue that a text holds decides; upper case.
  private static let kinds: [(cue: String, kind: String)] = [
    ("MAILING", "mailing"), ("MAIL ", "mailing"), ("POSTAL ADDRESS", "mailing"),
    ("CORRESPONDENCE", "mailing"),
    ("CORREO", "mailing"), ("PHYSICAL", "physical"), ("VISIT", "physical"), ("STREET ADDRESS", "physical"),
    ("LOCATION", "physical"),
    ("LOCATED", "physical"), ("WALK-IN", "physical"), ("IN PERSON", "physical"), ("FISICA", "physical"),
  ]

  /// Beginnings of words that hold a cue.
  private static let stems = WordStems([
    "MAIL", "E-MAIL", "EMAIL", "POST", "CORR", "PHYSICAL", "VISIT", "STREET", "LOCAT", "RELOCAT", "WALK",
    "IN", "F",
    "VOICEMAIL",
  ])

  private static let whole: Set<String> = [
    "ADDRESS", "MAILING ADDRESS", "PHYSICAL ADDRESS", "STREET ADDRESS", "POSTAL ADDRESS", "MAIL", "MAIL TO",
    "SEND TO",
    "LOCATION", "LOCATIONS", "OFFICE", "OFFICES", "VISIT", "VISIT US", "CONTACT", "CONTACT US", "DIRECCION",
    "DIRECCION POSTAL",
    "DIRECCION FISICA", "UBICACION", "OUR ADDRESS", "MAIN ADDRESS", "HEADQUARTERS ADDRESS", "WHERE TO FILE",
    "BY MAIL",
    "IN PERSON", "OR", "AND", "Y", "O",
  ]

  private static let endings: Set<String> = [
    "ADDRESS", "LOCKBOX", "MAIL TO", "DELIVERIES", "DELIVERY", "SEND TO", "LOCATION",
  ]
  private static let lastWords: Set<String> = [
    "ADDRESS", "LOCKBOX", "TO", "DELIVERIES", "DELIVERY", "LOCATION",
  ]
}

extension [AddressToken] {
  /// Words that a remark may have.
  private static let longestRemark = 10

  /// The words of a block without the remarks in small letters behind a street, which are no part of the address:
  /// `15 Oak St (across from Walmart)`, `18 Oak St – rear entrance`.
  var withoutRemarks: [AddressToken] {
    guard contains(where: { $0.isLower && ($0.opensParenthesis || $0.gap == .dash) }) else { return self }
    var kept: [AddressToken] = []
    var place = 0
    while place < count {
      if let end = remark(from: place), kept.endLikeStreet {
        place = end
      } else {
        kept.append(self[place])
        place += 1
      }
    }
    return kept
  }

  /// The end of the remark that begins at `start`; nil where none does.
  private func remark(from start: Int) -> Int? {
    let first = self[start]
    guard first.isLower, first.gap < .line else { return nil }
    if first.opensParenthesis { return parenthesis(from: start) }
    return first.gap == .dash ? remarkAfterDash(from: start) : nil
  }

  /// `(across from Walmart)`, but no `(rear)`, `(suite B)`.
  private func parenthesis(from start: Int) -> Int? {
    guard self[start].classes.isDisjoint(with: [.unit, .loneUnit, .box, .floor, .ordinal]) else {
      return nil
    }
    var place = start
    while place < count, place - start < Self.longestRemark, !self[place].hasDigit,
      place == start || self[place].gap < .line
    {
      if self[place].closesParenthesis { return place + 1 }
      place += 1
    }
    return nil
  }

  /// `– rear entrance` up to the end of the line.
  private func remarkAfterDash(from start: Int) -> Int? {
    var end = start + 1
    while end < count, self[end].gap == .space { end += 1 }
    let part = self[start..<end]
    guard 2...4 ~= part.count, part.allSatisfy({ $0.isLower && !$0.hasDigit }), end < count,
      self[end].gap == .line
    else { return nil }
    return end
  }

  /// Whether the last line begins like a street.
  private var endLikeStreet: Bool {
    guard var start = indices.last else { return false }
    while start > 0, self[start].gap == .space, endIndex - start < Self.longestRemark { start -= 1 }
    return AddressSegments.isStreet(self[start...])
  }
}
