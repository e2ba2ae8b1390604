/// The lines of a text as files have them.
enum TextLines {
  /// `text` parted at its line feeds; a carriage return stays at the end of its line, so that joining the lines with line
  /// feeds gives the text again. (Swift takes CR LF for one character, which is no line feed.)
  static func of(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
