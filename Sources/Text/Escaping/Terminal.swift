/// Text for a terminal or a plain text mail: words and colours of this program, and texts that move no cursor.
package typealias TerminalText = Escaped<TerminalRules>

/// A text as a part of a line.
package enum TerminalRules: EscapingRules {
  /// Leaves out what cannot be seen and could act (``Swift/Unicode/Scalar/isInvisible``); tabs and line ends are spaces, for
  /// the lines are this program's. Nothing is trimmed: ``SafeText`` folds white space where a whole line is wanted.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    if text.allSatisfy({ (0x20..<0x7F).contains($0) }) { return bytes.append(contentsOf: text) }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar == "\t" || scalar.isLineBreak {
        bytes.append(0x20)
      } else if !scalar.isInvisible {
        bytes += String(scalar).utf8
      }
    }
  }
}
