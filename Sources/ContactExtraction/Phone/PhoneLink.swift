import Model
import PageReading
import Text

/// Reads the target of a `tel:` (RFC 3966), `fax:` (RFC 2806) or `sms:` (RFC 5724) link.
enum PhoneLink {
  /// The number a link dials, and the kind that the link states; nil for other links and for what is no number.
  static func read(_ href: String?) -> (value: PhoneNumber, kind: PhoneKind?)? {
    guard let href, isOne(href), let colon = href.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = href[..<colon].lowercased()
    guard schemes.contains(scheme) else { return nil }
    let target = String(href[href.utf8.index(after: colon)...]).percentDecoded
    let kind: PhoneKind? = scheme == "sms" ? .sms : scheme == "fax" ? .fax : nil
    let number = Substring(target.utf8.prefix { !ends.contains($0) })
    return value(String(number), parameters: target).map { ($0, kind) } ?? shortCode(number, kind)
  }

  private static let schemes: Set<String> = ["tel", "sms", "fax", "callto"]
  /// Signs behind the number: of parameters, and of pauses.
  private static let ends: [UInt8] = Array(";?,pw".utf8)

  /// Whether a link can be one: most begin otherwise.
  static func isOne(_ href: String?) -> Bool {
    guard let first = href?.utf8.first else { return false }
    return switch first | 0x20 {
    case UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "f"): true
    default: false
    }
  }

  private static func value(_ number: String, parameters: String) -> PhoneNumber? {
    let text = FoldedText(number)
    var match = PhoneScanner(text, isExpected: true).scan().first
    let digits = match == nil ? text.bytes.filter(\.isDigit) : []
    if NumberingPlan.isNumber(digits) {
      match = PhoneMatch(range: 0..<0, number: "+1" + String(decoding: digits, as: UTF8.self))
    }
    guard var match else { return nil }
    if parameters.utf8.contains(UInt8(ascii: ";")), let place = parameters.firstRange(of: ";ext=") {
      match.phoneExtension = String(parameters[place.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
    return match.value
  }

  private static func shortCode(_ number: Substring, _ kind: PhoneKind?) -> (
    value: PhoneNumber, kind: PhoneKind?
  )? {
    let digits = number.filter { $0.isASCII && $0.isNumber }
    if digits == "711" { return (PhoneNumber(digits), .tty) }
    return kind == .sms && (4...7).contains(digits.count) ? (PhoneNumber(digits), kind) : nil
  }
}

/// Brings together the numbers that links show and those they dial.
enum PhoneLinkMerging {
  /// Puts the targets of `tel:` and `sms:` links into `matches`, in reading order; returns kinds that a link states, by
  /// position in `matches`, and a warning for each link whose text shows another number.
  ///
  /// The target counts. Where it differs from the text in more than two digits, they are two numbers and both are kept.
  static func merge(_ matches: inout [PhoneMatch], with passage: Passage) -> (
    kinds: [Int: PhoneKind], warnings: [Warning]
  ) {
    var warnings: [Warning] = []
    var stated: [PhoneNumber: PhoneKind] = [:]
    let index = RangeIndex(matches.map(\.range))
    for link in passage.block.links {
      guard let target = PhoneLink.read(link.href) else { continue }
      if let kind = target.kind { stated[target.value] = kind }
      let place = passage.text.foldedRange(link.range)
      let warning = dial(target.value, at: place, shown: index.overlapping(place).first, in: &matches)
      if let warning { warnings.append(warning) }
    }
    matches.sort { ($0.range.lowerBound, $0.value.text) < ($1.range.lowerBound, $1.value.text) }
    let kinds = matches.indices.compactMap { place in stated[matches[place].value].map { (place, $0) } }
    return (Dictionary(kinds) { first, _ in first }, warnings)
  }

  private static func dial(
    _ value: PhoneNumber, at place: Range<Int>, shown: Int?, in matches: inout [PhoneMatch]
  ) -> Warning? {
    guard let shown else {
      matches.append(match(value, place))
      return nil
    }
    let text = matches[shown].value
    // Equal but for an extension that only one of them names.
    if text.number == value.number { return nil }
    if distance(text.text, value.text) <= 2 {
      matches[shown] = match(value, matches[shown].range)
    } else {
      matches.append(match(value, place))
    }
    return Warning("the link shows \(text.text) and dials \(value.text)")
  }

  private static func match(_ value: PhoneNumber, _ range: Range<Int>) -> PhoneMatch {
    PhoneMatch(range: range, number: value.number, phoneExtension: value.extension)
  }

  private static func distance(_ one: String, _ other: String) -> Int {
    guard one.utf8.count == other.utf8.count else { return Int.max }
    return zip(one.utf8, other.utf8).count { $0 != $1 }
  }
}
