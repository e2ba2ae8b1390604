/// Text as words in upper case, accents off, without punctuation.
enum PlainWords {
  static func of(_ text: String) -> String {
    AddressTokenizer.tokens(of: text, block: 0).text
  }
}
