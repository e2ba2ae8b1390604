import Model

/// Request header lines in libcurl's form.
enum HeaderLine {
  /// `name: value`; a header with nothing in it ends in a semicolon, or libcurl would leave it out.
  static func text(_ header: Source.Header) -> String {
    let value = value(header.value)
    return value.isEmpty ? "\(self.value(header.name));" : "\(self.value(header.name)): \(value)"
  }

  /// `text` without the characters that could begin another header.
  static func value(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }
}
