import Model

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

  /// What was found.
  var value: PhoneNumber { PhoneNumber(number, extension: phoneExtension) }
}
