import Model

extension PostalAddress {
  /// Parts whose change sends a letter elsewhere, in the order people read them; the recipient's name is compared apart.
  static let deliveryParts: [Part] = [.attention, .street, .unit, .box, .city, .state, .zip]

  /// How an address is compared: by what a carrier needs; where the place is not known in parts, by the whole text.
  func comparable(folding: (String) -> String = AddressForm.folded) -> String {
    guard isInParts else { return folding(text) }
    return Self.deliveryParts.map { self[$0].map(folding) ?? "" }.joined(separator: "|")
  }
}

/// Parts of addresses in the abbreviations of the Postal Service.
///
/// Source: USPS Publication 28, appendix C1 (street suffixes), C2 (secondary units), section 233 (directionals).
enum AddressForm {

  /// `text` folded, its words abbreviated, a closing country name left out.
  static func folded(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var words = FoldedText.words(text).map { abbreviations[$0] ?? $0 }
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

  private static let abbreviations: [Substring: Substring] = [
    "avenue": "ave", "av": "ave", "boulevard": "blvd", "building": "bldg", "center": "ctr", "centre": "ctr",
    "circle": "cir", "court": "ct", "department": "dept", "drive": "dr", "east": "e", "expressway": "expy",
    "floor": "fl", "freeway": "fwy", "heights": "hts", "highway": "hwy", "lane": "ln", "north": "n",
    "northeast": "ne", "northwest": "nw", "parkway": "pkwy", "place": "pl", "plaza": "plz", "road": "rd",
    "room": "rm", "south": "s", "southeast": "se", "southwest": "sw", "square": "sq", "street": "st",
    "suite": "ste", "terrace": "ter", "turnpike": "tpke", "west": "w", "apartment": "apt", "mount": "mt",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
    "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
  ]
}
