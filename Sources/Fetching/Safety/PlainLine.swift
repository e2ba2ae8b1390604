/// Text of servers and system libraries, made fit for a message.
enum PlainLine {
  /// `text` without control and bidirectional characters, at most 300 characters.
  static func clean(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars.prefix(300) {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: line.unicodeScalars.append(" ")
      case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: continue
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
