/// A telephone number found in a text.
struct PhoneMatch: Sendable {
  /// Folded offsets, extension included.
  var range: Range<Int>
  /// E.164: `+` and digits.
  var number: String
  /// Digits only.
  var phoneExtension: String?
  /// Some digits are written as letters.
  var isVanity = false

  /// E.164, with `;ext=N` (RFC 3966) where there is an extension.
  var value: String { phoneExtension.map { "\(number);ext=\($0)" } ?? number }
}
