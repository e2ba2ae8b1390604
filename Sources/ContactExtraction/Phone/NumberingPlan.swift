/// The North American Numbering Plan: which ten digits can be a telephone number.
///
/// Source: NANPA, "NPA allocation plan and assignment guidelines" (ATIS-0300055) and "Central office code assignment
/// guidelines" (ATIS-0300051). The rules are used, not the list of assigned codes, so that a new area code is read at once.
enum NumberingPlan {
  /// Area codes that the called party pays for.
  static let tollFree: Set<Int> = [
    800, 822, 833, 844, 855, 866, 877, 880, 881, 882, 883, 884, 885, 886, 887, 888, 889,
  ]

  /// Whether ten digits are a number that can be dialled.
  static func isNumber(_ digits: some Collection<UInt8>) -> Bool {
    guard digits.count == 10 else { return false }
    let values = digits.map { Int($0) - 0x30 }
    let area = values[0] * 100 + values[1] * 10 + values[2]
    let office = values[3] * 100 + values[4] * 10 + values[5]
    guard isAreaCode(area), office >= 200 else { return false }
    return tollFree.contains(area) || office % 100 != 11
  }

  /// An area code begins with 2 to 9; N11 are service codes, N9X, 37X and 96X are kept for expansion, 555 is nobody's.
  static func isAreaCode(_ area: Int) -> Bool {
    area >= 200 && area % 100 != 11 && (area / 10) % 10 != 9 && area / 10 != 37 && area / 10 != 96
      && area != 555
  }

  /// The digit under a letter on the keypad (ITU-T E.161).
  static func digit(for letter: UInt8) -> UInt8 {
    let keypad = Array("22233344455566677778889999".utf8)
    return letter.isLetter ? keypad[Int((letter | 0x20) - 0x61)] : letter
  }
}
