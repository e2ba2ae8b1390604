extension String {
  /// The lines that hold anything, found by their bytes: much faster than by characters.
  var filledLines: [Substring] { utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) }
}
