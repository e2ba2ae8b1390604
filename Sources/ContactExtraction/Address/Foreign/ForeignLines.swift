import Model
import Text

/// The lines above the town of a foreign address, kept as written.
struct ForeignLines {
  let tokens: [AddressToken]
  let parts: [Range<Int>]
  /// Nothing before this word belongs to the address.
  let floor: Int

  private static let mostParts = 6
  private static let mostWords = 10

  /// The first part of the address above part `place`; nil where none belongs to it.
  func first(before place: Int) -> Int? {
    var first: Int?
    var isDelivered = false
    for part in stride(from: place - 1, through: max(0, place - Self.mostParts), by: -1) {
      guard parts[part].lowerBound >= floor,
        reaches(over: tokens[parts[part + 1].lowerBound].gap, isDelivered),
        isLine(tokens[parts[part]])
      else {
        // What stands beside a telephone number in its line is about the same.
        if let line = first, Self.isNoLine(tokens[parts[part]]), tokens[parts[line].lowerBound].gap < .line {
          first = (line..<place).first { tokens[parts[$0].lowerBound].gap >= .line }
        }
        break
      }
      isDelivered = isDelivered || tokens[parts[part]].contains(where: \.hasDigit)
      first = part
    }
    return first
  }

  private func reaches(over gap: AddressToken.Gap, _ isDelivered: Bool) -> Bool {
    switch gap {
    case .space, .comma, .dash, .line: true
    case .block: !isDelivered
    case .bar, .colon: false
    }
  }

  private func isLine(_ part: ArraySlice<AddressToken>) -> Bool {
    guard part.count <= Self.mostWords, !Self.isNoLine(part) else { return false }
    return !AddressLabels.isLabel(part)
  }

  /// Prose, a date, hours, a fee, a telephone number.
  static func isNoLine(_ part: ArraySlice<AddressToken>) -> Bool {
    if isNumbers(part) { return true }
    return part.contains { word in
      word.isLower && !particles.contains(word.text) || strangers.contains(word.text)
        || word.text.contains("@") || word.isNumber && word.text.utf8.count > 6
    }
  }

  /// `32 2 811 4000`, `020 7499 9000`: no house has as many digits.
  private static func isNumbers(_ part: ArraySlice<AddressToken>) -> Bool {
    part.count > 1 && part.allSatisfy(\.isNumber) && part.reduce(0) { $0 + $1.text.utf8.count } >= 7
  }

  /// The parts of `tokens` as lines: what stands before the first with a number, a box or a unit is the recipient's name.
  static func address(_ tokens: ArraySlice<AddressToken>) -> AddressDraft {
    var address = AddressDraft()
    var isNamed = true
    for part in AddressSegments.split(tokens) {
      let kind = kind(of: part, isNamed: isNamed)
      if kind != .recipient, kind != .attention { isNamed = false }
      let words = kind == .attention ? part.dropFirst() : part
      address.lines.append(
        PostalAddress.Line(kind, words.map(\.written).joined(separator: " ")))
    }
    return address
  }

  private static func kind(of part: ArraySlice<AddressToken>, isNamed: Bool) -> PostalAddress.Part {
    switch AddressSegments.kind(part) {
    case .attention: return .attention
    case .box: return .box
    case .unit: return .unit
    case .street, .direction: return .street
    case .name: return isNamed && !part.contains(where: \.hasDigit) && !isRoad(part) ? .recipient : .street
    }
  }

  /// `UNITED NATIONS AVENUE`.
  private static func isRoad(_ part: ArraySlice<AddressToken>) -> Bool {
    part.last.map { $0.classes.contains(.firmSuffix) } == true
  }

  /// Words that stand in small letters inside names and streets of several languages.
  static let particles: Set<String> = AddressWords.connectors.union([
    "AM", "AN", "AV", "AVDA", "BIJ", "BIS", "CALLE", "COL", "COLONIA", "DA", "DAS", "DEI", "DELLA", "DEM",
    "DEN", "DER", "DI", "DO", "DOS",
    "E", "ET", "IM", "KM", "LE", "LES", "LEZ", "NO", "NR", "PISO", "PLACE", "RUE", "SUR", "S/N", "SOBRE",
    "STR", "TER", "UL", "ULICA", "OFICINA", "PISOS", "DEPTO", "ESQUINA", "ESQ", "EDIFICIO", "TORRE", "LOCAL",
    "INTERIOR", "PLANTA", "BAJO", "NUMERO",
    "UND", "UPON", "VIA", "ZU", "ZUM", "ZUR", "STREET", "ROAD", "AVENUE", "BOULEVARD", "SOUS",
  ]).subtracting(["AT", "IN", "TO", "FOR", "A"]).union(["FOR"])

  /// Words of telephone numbers, dates and hours.
  private static let strangers: Set<String> = {
    let names = (CalendarNames.months + CalendarNames.weekdays + CalendarNames.shortWeekdays).map {
      $0.uppercased()
    }
    // Words of English and parts of names: May, Sat and Sun.
    return Set(names).subtracting(["MAY", "SAT", "SUN"]).union([
      "TEL", "TELEPHONE", "PHONE", "FAX", "EMAIL", "E-MAIL", "TELEFONO", "TTY", "TUES", "THURS", "PM", "FORM",
      "UPDATED", "HOURS", "OPEN", "CLOSED", "HORARIO", "LUNES", "MARTES", "VIERNES", "FEE", "USD", "EUR",
      "GBP",
      "CAD",
    ])
  }()
}
