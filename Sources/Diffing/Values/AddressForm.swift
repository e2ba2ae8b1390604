import Model

/// Parts of addresses in the abbreviations of the Postal Service.
///
/// Source: USPS Publication 28, appendix C1 (street suffixes), C2 (secondary units), section 233 (directionals).
enum AddressForm {
  /// `text` folded, its words abbreviated, a closing country name left out.
  static func folded(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var words = ComparableText.words(text).map { abbreviations[$0] ?? $0 }
    for country in countries where words.count > country.count && words.suffix(country.count) == country[...]
    {
      words.removeLast(country.count)
      break
    }
    return floors(boxes(words)).joined(separator: " ")
  }

  /// `po box` for `p o box`.
  private static func boxes(_ words: [Substring]) -> [Substring] {
    guard let place = words.firstIndex(of: "box"), place >= 2, words[place - 2] == "p",
      words[place - 1] == "o"
    else { return words }
    return words[..<(place - 2)] + ["po"] + words[place...]
  }

  /// `fl 8` for `8th fl`.
  private static func floors(_ words: [Substring]) -> [Substring] {
    guard words.contains("fl") else { return words }
    var words = words
    for index in words.indices.dropFirst() where words[index] == "fl" {
      let digits = words[index - 1].prefix { $0.isNumber }
      guard !digits.isEmpty, ["st", "nd", "rd", "th"].contains(words[index - 1].dropFirst(digits.count))
      else {
        continue
      }
      (words[index - 1], words[index]) = ("fl", digits)
    }
    return words
  }

  private static let countries: [[Substring]] = [
    ["united", "states", "of", "america"], ["united", "states"], ["usa"], ["us"],
  ]

  /// What pages write out or abbreviate as they like: words of streets and units, and numbers of floors and streets.
  private static let abbreviations: [Substring: Substring] = {
    var table: [Substring: Substring] = [
      "mount": "mt", "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
      "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    ]
    for (word, abbreviation) in PostalAbbreviations.all where !numberWords.contains(word) {
      table[Substring(word.lowercased())] = Substring(abbreviation.lowercased())
    }
    return table
  }()

  /// Directions that mean something else in front of a number: "No. 5".
  private static let numberWords: Set<String> = ["NO", "SO"]
}
