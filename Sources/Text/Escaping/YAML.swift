/// Lines of a YAML file: keys and signs of this program, and texts as double-quoted scalars.
package typealias YAML = Escaped<YAMLRules>

/// A text as a double-quoted scalar, the quotation marks included; it may stand in lines and in braces alike.
///
/// Source: YAML 1.2, sections 5.1 (characters), 5.7 (escaped characters) and 7.3.1 (double-quoted style).
package enum YAMLRules: EscapingRules {
  /// Writes quotation marks and backslashes behind a backslash, and everything that cannot be seen as a number: a person
  /// who reads the file sees what is in it.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\t": bytes += "\\t".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      default:
        if scalar.isInvisible || scalar.isLineBreak {
          bytes += number(scalar.value)
        } else {
          bytes += UTF8.encode(scalar).map(Array.init) ?? []
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    let (sign, length) = value > 0xFFFF ? ("\\U", 8) : ("\\u", 4)
    return Array((sign + value.hexadecimal(digits: length)).utf8)
  }
}

extension Escaped<YAMLRules>.StringInterpolation {
  /// Appends a word: as it is where it consists of small letters, digits and hyphens, else in quotation marks.
  package mutating func appendInterpolation(word: String) {
    guard let first = word.utf8.first, first != UInt8(ascii: "-"),
      word.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter && $0 >= 0x61 || $0 == UInt8(ascii: "-") })
    else { return appendInterpolation(text: word) }
    append(unescaped: word)
  }
}
