extension String {
  /// The text as words in upper case, accents off, without punctuation.
  var plainWords: String { AddressTokenizer.tokens(of: self, block: 0).text }
}
