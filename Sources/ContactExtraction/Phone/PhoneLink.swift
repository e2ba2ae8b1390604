import PageReading

/// Reads the target of a `tel:` (RFC 3966), `fax:` (RFC 2806) or `sms:` (RFC 5724) link.
enum PhoneLink {
  /// The number a link dials, and the kind that the link states; nil for other links and for what is no number.
  static func read(_ href: String?) -> (value: String, kind: PhoneKind?)? {
    guard let href, isOne(href) else { return nil }
    let lower = href.lowercased()
    guard let scheme = ["tel:", "sms:", "fax:", "callto:"].first(where: lower.hasPrefix) else { return nil }
    let target = decodePercent(href.dropFirst(scheme.count))
    let kind: PhoneKind? = scheme == "sms:" ? .sms : scheme == "fax:" ? .fax : nil
    let number = target.prefix { $0 != ";" && $0 != "?" && $0 != "," && $0 != "p" && $0 != "w" }
    return value(String(number), parameters: target).map { ($0, kind) } ?? shortCode(number, kind)
  }

  /// Whether a link can be one: most begin otherwise.
  static func isOne(_ href: String?) -> Bool {
    guard let first = href?.utf8.first else { return false }
    return "tscf".utf8.contains(first | 0x20)
  }

  private static func value(_ number: String, parameters: String) -> String? {
    let text = FoldedText(number)
    let digits = text.bytes.filter { $0.isDigit }
    var match = PhoneScanner(text, isExpected: true).scan().first
    if match == nil, NumberingPlan.isNumber(digits) {
      match = PhoneMatch(range: 0..<0, number: "+1" + String(decoding: digits, as: UTF8.self))
    }
    guard var match else { return nil }
    if let place = parameters.firstRange(of: ";ext=") {
      match.phoneExtension = String(parameters[place.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
    return match.value
  }

  private static func shortCode(_ number: Substring, _ kind: PhoneKind?) -> (value: String, kind: PhoneKind?)?
  {
    let digits = number.filter { $0.isASCII && $0.isNumber }
    if digits == "711" { return (digits, .tty) }
    return kind == .sms && (4...7).contains(digits.count) ? (digits, kind) : nil
  }

  /// `%20` and the like as what they stand for.
  static func decodePercent(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
