/// A telephone number: E.164, or a short code (`711`, the numbers that texts are sent to).
package struct PhoneNumber: Hashable, Sendable {
  /// `+` and at most 15 digits (ITU-T E.164); a short code without `+`.
  package var number: String
  /// Digits.
  package var `extension`: String?

  /// `+18005550145`, with `;ext=N` (RFC 3966 §5.3) where there is an extension.
  package var text: String { self.extension.map { "\(number);ext=\($0)" } ?? number }

  /// A number, checked by whoever read it.
  package init(_ number: String, extension digits: String? = nil) {
    self.number = number
    self.extension = digits
  }

  /// Reads the normal form; nil for every other text.
  package init?(text: String) {
    let mark = ";ext="
    guard let end = text.utf8.firstIndex(of: UInt8(ascii: ";")) else {
      guard Self.isNumber(text[...]) else { return nil }
      self.init(text)
      return
    }
    let digits = text[end...].dropFirst(mark.count)
    guard text[end...].hasPrefix(mark), Self.isNumber(text[..<end]), !digits.isEmpty,
      digits.utf8.allSatisfy(Self.isDigit)
    else {
      return nil
    }
    self.init(String(text[..<end]), extension: String(digits))
  }

  /// Whether the number is one that the whole world can dial, no short code.
  package var isInternational: Bool { number.utf8.first == UInt8(ascii: "+") }

  private static func isNumber(_ text: Substring) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
    return (1...24).contains(digits.count) && digits.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
