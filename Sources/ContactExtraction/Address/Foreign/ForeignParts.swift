/// The parts of a run between commas and line ends, with a country's name apart from the code beside it: `107-8420 JAPAN`,
/// `MEXICO 66196`.
enum ForeignParts {
  /// Words of a name that a code may stand beside.
  private static let mostWords = 3

  static func split(_ tokens: [AddressToken]) -> [Range<Int>] {
    AddressSegments.split(tokens[...]).flatMap { part -> [Range<Int>] in
      guard part.count > 1, let place = border(in: part) else { return [part.startIndex..<part.endIndex] }
      return [part.startIndex..<place, place..<part.endIndex]
    }
  }

  /// Where the name begins behind a code, or a code behind the name.
  private static func border(in part: ArraySlice<AddressToken>) -> Int? {
    let most = min(mostWords, part.count - 1)
    for count in (1...most).reversed() {
      let (name, before) = (part.suffix(count), part[part.endIndex - count - 1])
      if before.hasDigit, isCountry(name) { return name.startIndex }
      let (first, rest) = (part.prefix(count), part.dropFirst(count))
      if rest.count <= 2, rest.allSatisfy(\.hasDigit), isCountry(first) { return rest.startIndex }
    }
    return nil
  }

  private static func isCountry(_ words: ArraySlice<AddressToken>) -> Bool {
    words.first?.isLower == false && !words.contains(where: \.hasDigit)
      && ForeignCountries.named(words.text) != nil
  }
}
