package import Model

/// A document's bytes as Unicode text.
package struct DecodedText: Sendable {
  /// Valid UTF-8 without a byte order mark.
  package var text: [UInt8]
  /// The encoding the bytes were read with, as a lower-case label of the WHATWG Encoding Standard (`utf-8`, `windows-1252`, …).
  package var encoding: String
  /// What was odd: labels nobody knows, declarations that the bytes contradict, bytes that had to be replaced.
  package var warnings: [Warning]

  /// Decoded text.
  package init(text: [UInt8], encoding: String, warnings: [Warning] = []) {
    self.text = text
    self.encoding = encoding
    self.warnings = warnings
  }
}

/// Why bytes are no text at all.
package enum TextDecodingError: Error, Sendable, Equatable {
  /// The bytes are those of a picture, an archive or another binary format.
  case binary
}
