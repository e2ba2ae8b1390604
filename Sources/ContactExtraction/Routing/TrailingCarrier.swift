import Model

/// The carrier that is named behind an address: `… Dallas, TX 75266 (for USPS deliveries) or … Lewisville, TX 75067 (for courier
/// deliveries)`.
enum TrailingCarrier {
  /// What the words behind `placed` name, in parentheses or where the whole block names carriers so.
  static func carrier(of placed: PlacedAddress, in map: PageMap) -> Carrier? {
    let text = map.text(behind: placed)
    guard CarrierCues.mayStand(in: text) else { return nil }
    if let inside = inParentheses(text) { return map.memo.carrier(ofLabel: inside) }
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
    return map.memo.carrier(ofLabel: String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self))
  }
}
