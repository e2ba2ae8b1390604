import Model
import PageReading

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
