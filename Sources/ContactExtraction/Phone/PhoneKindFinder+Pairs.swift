import Text

/// Kinds and numbers in the same order: `Phone/TTY/Fax: 217-555-0150 / 217-555-0151 / 217-555-0152`.
extension PhoneKindFinder {
  private static let most = 4

  /// The kind of number `index`, where slashes part as many kinds before the numbers as numbers.
  func paired(_ index: Int) -> PhoneKind? {
    guard matches.count > 1 else { return nil }
    var (first, last) = (index, index)
    while index - first < Self.most, isSlash(before: first) { first -= 1 }
    while last - index < Self.most, isSlash(before: last + 1) { last += 1 }
    guard last > first, last - first < Self.most else { return nil }
    let kinds = kinds(before: first)
    return kinds.count == last - first + 1 ? kinds[index - first] : nil
  }

  private func isSlash(before index: Int) -> Bool {
    guard index > 0, index < matches.count else { return false }
    let (start, end) = (matches[index - 1].range.upperBound, matches[index].range.lowerBound)
    guard start < end, end - start <= 4 else { return false }
    return text.bytes[start..<end].contains(UInt8(ascii: "/"))
      && text.bytes[start..<end].allSatisfy { $0 == UInt8(ascii: "/") || $0 == 0x20 }
  }

  /// The kinds that slashes part right before number `index`, none where one comes twice.
  private func kinds(before index: Int) -> [PhoneKind] {
    var end = matches[index].range.lowerBound
    while end > 0, text.bytes[end - 1] == 0x20 || text.bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    let floor = min(max(floor(index), end - 60), end)
    let clause = Clauses.start(in: text, before: end, floor: floor)..<end
    var kinds: [PhoneKind] = []
    let parts = text.bytes[clause].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      let place = text.trimmed(part.startIndex..<part.endIndex)
      guard let cue = PhoneCues.kinds.last(in: text, place), cue.range.upperBound == place.upperBound,
        number == 0 || cue.range == place, !kinds.contains(cue.meaning)
      else { return [] }
      kinds.append(cue.meaning)
    }
    return kinds
  }
}
