import Model
import PageReading

/// Words by which a page says who carries a letter to an address.
enum CarrierCues {
  /// The carrier that a passage (upper case, accents off) names; both kinds in one passage mean any.
  static func carrier(in text: String) -> Carrier? {
    let text = text.utf8.contains(UInt8(ascii: "/")) ? String(text.map { $0 == "/" ? " " : $0 }) : text
    switch (postal.isIn(text), courier.isIn(text)) {
    case (true, true): return usps.isIn(text) && !company.isIn(text) ? .usps : .any
    case (true, false): return .usps
    case (false, true): return .courier
    default: return nil
    }
  }

  /// A quick look at a text as written: some word could name a carrier, or begin an acronym of one (`U.P.S.`).
  static func mayStand(in text: String) -> Bool { stems.begins(wordOf: text) }

  private static let stems = WordStems([
    "USPS", "U.", "POSTAL", "MAIL", "CORREO", "FEDEX", "FEDERAL", "EXPRESS", "UPS", "DHL", "D.H", "F.E",
    "COURIER",
    "PRIVATE", "COMMERCIAL", "HAND", "OVERNIGHT", "MENSAJER", "ENTREGA", "NON-USPS", "SHIPPING",
  ])

  /// The carrier of a text that says nothing else: `U.S. Postal Service (USPS) deliveries`, not the name of an agency.
  static func label(_ text: String) -> Carrier? {
    guard text.utf8.count <= 140, let carrier = carrier(in: text) else { return nil }
    return text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: "/") }).allSatisfy {
      words.contains(String(Substring($0)))
    } ? carrier : nil
  }

  private static let postal = PhraseSet([
    " USPS ", " POSTAL SERVICE ", " SERVICIO POSTAL ", " REGULAR MAIL ", " FIRST-CLASS MAIL ", " US MAIL ",
    " CORREO REGULAR ",
    " CORREO ORDINARIO ", " BY MAIL ", " POR CORREO ", " REGULAR POSTAL MAIL ",
  ])
  private static let usps = PhraseSet([" USPS ", " POSTAL SERVICE "])
  /// Couriers by name: without one "USPS Priority and Express Mail" is all carried by the Postal Service.
  private static let company = PhraseSet([
    " FEDEX", " FEDERAL EXPRESS ", " UPS ", " DHL ", " COURIER", " PRIVATE ", " COMMERCIAL ", " HAND",
    " OVERNIGHT ", " NON-USPS ",
    " MENSAJERIA ", " ENTREGA ",
  ])
  private static let courier = PhraseSet([
    " FEDEX", " FEDERAL EXPRESS ", " UPS ", " DHL ", " COURIER", " EXPRESS MAIL ", " OVERNIGHT ",
    " HAND DELIVER", " HAND-DELIVER",
    " PRIVATE DELIVERY ", " COMMERCIAL DELIVERY ", " EXPRESS DELIVER", " COMMERCIAL CARRIER",
    " PRIVATE CARRIER", " NON-USPS ", " SHIPPING ADDRESS ", " MENSAJERIA ", " ENTREGA EXPRESA ",
    " SERVICIO DE ENTREGA ", " EXPRESS SERVICE",
  ])

  /// Words that labels of carriers are made of.
  private static let words: Set<String> = Set(
    """
    USPS POSTAL SERVICE SERVICES SERVICIO SERVICIOS REGULAR MAIL FIRST-CLASS US U S UNITED STATES CORREO ORDINARIO BY POR FEDEX FEDERAL
    EXPRESS UPS DHL COURIER COURIERS OVERNIGHT HAND DELIVER DELIVERY DELIVERIES DELIVERED HAND-DELIVERY HAND-DELIVERED PRIVATE COMMERCIAL
    CARRIER CARRIERS MENSAJERIA ENTREGA ENTREGAS EXPRESA THE AND OR VIA FOR IF YOU USE USING SEND SENDING TO ADDRESS ADDRESSES WITH YOUR
    FORM IT ONLY ALL OTHER ANY OF NON-USPS PRIORITY STANDARD PACKAGE PACKAGES DE EE UU ESTADOS UNIDOS Y O E PARA SI USA USTED ENVIA EL LA
    DIRECCION MAILING MAILED MAILS STREET LETTER LETTERS SUCH AS COMPANY COMPANIES GROUND
    DAY NEXT NEXT-DAY SAME 2ND 2-DAY TWO-DAY SECOND EXPEDITED THIS THESE FOLLOWING BELOW AT PLEASE WHEN ARE SENT BE MUST SHOULD SHIP
    SHIPPING SHIPMENT SHIPMENTS SHIPPED ENVELOPE ENVELOPES ITEMS
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

/// Who carries a letter to an address, as the page says: before it in its block, in its row, above its column, in a line or
/// heading above.
enum CarrierReader {
  /// nil where the page names none.
  static func carrier(of placed: PlacedAddress, in map: PageMap) -> Carrier? {
    let block = map.page.blocks[placed.block]
    if let carrier = TrailingCarrier.carrier(of: placed, in: map) { return carrier }
    for line in placed.prefix.filledLines.reversed() {
      let line = String(line)
      if CarrierCues.mayStand(in: line), let carrier = CarrierCues.carrier(in: PlainWords.of(line)) {
        return carrier
      }
    }
    for text in [block.label, block.cell?.columnHead, block.cell?.rowHead] {
      if let carrier = text.flatMap(map.cache.carrier) { return carrier }
    }
    for index in map.row(of: placed.block) where !map.withAddress.contains(index) {
      if let carrier = map.cache.carrier(ofLabel: map.page.blocks[index].text) { return carrier }
    }
    return above(placed, block, map) ?? heading(block, map)
  }

  /// Bytes of a label at most.
  static let longestLabel = 140

  /// A short line that names a carrier.
  static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= longestLabel && CarrierCues.mayStand(in: text)
      && CarrierCues.label(PlainWords.of(text)) != nil
  }

  /// The nearest label above in the same section, no other address between.
  private static func above(_ placed: PlacedAddress, _ block: Block, _ map: PageMap) -> Carrier? {
    guard block.cell == nil else { return nil }
    var index = placed.block - 1
    while index >= 0, placed.block - index < 8 {
      let other = map.page.blocks[index]
      guard other.section == block.section, other.cell == nil, !map.withAddress.contains(index) else {
        return nil
      }
      if let carrier = map.cache.carrier(ofLabel: other.text) { return carrier }
      index -= 1
    }
    return nil
  }

  private static func heading(_ block: Block, _ map: PageMap) -> Carrier? {
    for (depth, head) in block.section.enumerated().reversed() {
      guard let carrier = map.cache.carrier(ofLabel: head) else { continue }
      // The heading of the page names whom it is about, which may be the Postal Service itself.
      if depth == 0, head == map.page.signs.heading, carrier != .courier { continue }
      return carrier
    }
    return nil
  }
}

/// The carrier that is named behind an address: `… Dallas, TX 75266 (for USPS deliveries) or … Lewisville, TX 75067 (for courier
/// deliveries)`.
enum TrailingCarrier {
  /// What the words behind `placed` name, in parentheses or where the whole block names carriers so.
  static func carrier(of placed: PlacedAddress, in map: PageMap) -> Carrier? {
    let text = map.text(behind: placed)
    guard CarrierCues.mayStand(in: text) else { return nil }
    if let inside = inParentheses(text) { return map.cache.carrier(ofLabel: inside) }
    return isHabit(of: placed, in: map) ? label(text, map) : nil
  }

  /// The block names the carrier of its last address behind it, and none before its first.
  static func isHabit(of placed: PlacedAddress, in map: PageMap) -> Bool {
    guard let ends = map.ends(of: placed.block), CarrierCues.mayStand(in: ends.tail) else { return false }
    return !CarrierCues.mayStand(in: ends.head) && label(ends.tail, map) != nil
  }

  /// The text of a parenthesis that `text` begins with.
  private static func inParentheses(_ text: String) -> String? {
    let rest = text.drop { $0.isWhitespace }
    guard rest.first == "(", let end = rest.firstIndex(of: ")") else { return nil }
    return String(rest[rest.index(after: rest.startIndex)..<end])
  }

  /// The carrier of words that are nothing but its label; up to the full stop that ends the sentence.
  private static func label(_ text: String, _ map: PageMap) -> Carrier? {
    let bytes = Array(text.utf8)
    // Not the one of "U.S. Postal Service".
    let end = bytes.indices.dropFirst().dropLast().first {
      bytes[$0] == UInt8(ascii: ".") && bytes[$0 - 1].isLower && bytes[$0 + 1].isSpace
    }
    return map.cache.carrier(ofLabel: String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self))
  }
}
