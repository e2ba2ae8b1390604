/// The second number of a pair that is written by its last digits: `555-0101/0102`, `555-0110 or -0111`.
enum SecondLine {
  private static let joints = ["/", " / ", " or -", "/-", " and -", " & -", ", -"].map { Array($0.utf8) }

  /// The second number behind `first`, where four digits stand alone there.
  static func read(in text: FoldedText, after first: PhoneMatch) -> [PhoneMatch] {
    let end = first.range.upperBound
    guard end < text.bytes.count, " /,".utf8.contains(text.bytes[end]) else { return [] }
    for joint in joints where text.bytes[end...].starts(with: joint) {
      guard let digits = DigitGroups(bytes: text.bytes).digits(from: end + joint.count), digits.count == 4
      else { continue }
      let next = digits.upperBound < text.bytes.count ? text.bytes[digits.upperBound] : 0x20
      guard !next.isLetter, next != UInt8(ascii: "-"), next != UInt8(ascii: "/") else { continue }
      let number = first.number.dropLast(4) + String(decoding: text.bytes[digits], as: UTF8.self)
      return [PhoneMatch(range: first.range.lowerBound..<digits.upperBound, number: String(number))]
    }
    return []
  }
}
