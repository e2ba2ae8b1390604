/// What a quick look at a text finds, so that most texts are not looked at closer for addresses.
struct AddressSigns: OptionSet {
  let rawValue: UInt8
  static let digit = AddressSigns(rawValue: 1)
  /// A digit right before a capital, as in `K1N 1G8` and `SW11 7US`.
  static let code = AddressSigns(rawValue: 2)
  /// The end of a line, or a bar.
  static let line = AddressSigns(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The signs in `bytes`; without branches, so that many bytes are taken at a time.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var signs: UInt8 = bytes.last?.isDigit == true ? 1 : 0
    for place in 0..<max(bytes.count &- 1, 0) {
      let digit: UInt8 = bytes[place].isDigit ? 1 : 0
      let capital: UInt8 = bytes[place &+ 1].isUpper ? 2 : 0
      signs |= digit | (digit &+ digit) & capital | (bytes[place] == 0x0A || bytes[place] == 0x7C ? 4 : 0)
    }
    rawValue = signs
  }

  /// What `text` holds.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { AddressSigns($0) }
  }
}
