extension Unicode.Scalar {
  /// Whether it has no shape of its own, and a terminal, a mail reader or a browser might act on it: C0, DEL and C1; soft
  /// hyphen, marks of direction, zero width space; bidirectional embeddings and isolates, invisible operators; byte order
  /// mark, interlinear annotation, language tags, and two values that are no characters.
  ///
  /// Joiners (U+200C, U+200D) and variation selectors are not among them: scripts and emoji need them, and they order
  /// nothing.
  package var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F: true
    case 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// Whether it ends a line somewhere: the controls that do, and the separators of lines and paragraphs.
  package var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// White space of Unicode (property White_Space), line breaks included.
  package var isWhiteSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
