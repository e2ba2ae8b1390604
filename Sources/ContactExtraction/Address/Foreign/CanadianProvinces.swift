/// Provinces and territories of Canada as addresses write them (Canada Post, Addressing Guidelines).
enum CanadianProvinces {
  /// How many words before place `end` name a province; nil where none do.
  static func length(in tokens: [AddressToken], before end: Int, floor: Int) -> Int? {
    (1...4).reversed().first { count in
      guard end - count > floor else { return false }
      let words = tokens[end - count..<end]
      return words.dropFirst().allSatisfy { $0.gap == .space }
        && names.contains(words.text)
    }
  }

  private static let names: Set<String> = [
    "AB", "ALBERTA", "ALTA", "BC", "BRITISH COLUMBIA", "MB", "MANITOBA", "NB", "NEW BRUNSWICK", "NL",
    "NEWFOUNDLAND AND LABRADOR", "NEWFOUNDLAND", "NS", "NOVA SCOTIA", "NT", "NORTHWEST TERRITORIES", "NU",
    "NUNAVUT", "ON", "ONT", "ONTARIO", "PE", "PEI", "PRINCE EDWARD ISLAND", "QC", "PQ", "QUE", "QUEBEC", "SK",
    "SASK", "SASKATCHEWAN", "YT", "YUKON", "COLOMBIA BRITANICA",
  ]
}
