import Text

/// Finds the name that a card, a list item or a line of separated parts begins with: "Georgetown Office".
enum LeadFinder {
  private static let longest = 60

  /// The first line or part of `text`, where it is a name and something follows it.
  static func lead(of text: FoldedText) -> String? {
    guard let end = text.bytes.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "|") })
    else { return nil }
    return name(in: text, 0..<end)
  }

  /// "The court meets in May.", not "Acme Inc."
  private static func isSentence(_ text: FoldedText, _ place: Range<Int>) -> Bool {
    text.bytes[place].last == UInt8(ascii: ".") && text.bytes[place].count { $0 == 0x20 } >= 3
  }

  /// The words in `range`, where they are a name: short, no digits, no address, no sign of a value.
  static func name(in text: FoldedText, _ range: Range<Int>) -> String? {
    let place = text.trimmed(range)
    guard place.count >= 3, place.count <= longest, let first = text.bytes[place].first, first.isUpper else {
      return nil
    }
    if isSentence(text, place) { return nil }
    let isName = text.bytes[place].allSatisfy {
      !$0.isDigit && $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/")
        && $0 != UInt8(ascii: "?")
    }
    let name = text.written(place)
    return isName && !PhoneCues.plainLabels.contains(name.lowercased()) ? name : nil
  }
}
