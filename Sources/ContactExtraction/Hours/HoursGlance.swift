import Model

/// A quick look at a text before it is read for hours: most texts have no times and no days.
enum HoursGlance {
  /// Whether hours can stand in `text`; `acceptsBare` where small numbers ("9-5") count as such.
  static func mayHold(_ text: FoldedText, acceptsBare: Bool) -> Bool {
    let hasDigit = text.signs.contains(.digit)
    if hasDigit, acceptsBare || holdsTime(text.lower) { return true }
    var isCued = false
    for word in HoursVocabulary.telling.meanings(in: text) {
      switch word {
      case .days, .wholeDay, .wholeWeek, .noon, .midnight, .appointment: return true
      case .cue, .until, .closed, .lunch: isCued = true
      default: break
      }
    }
    return isCued && hasDigit || (isCued || hasDigit) && holdsLetters(text)
  }

  /// Whether a word for a day, or letters that stand for days, are in `text`.
  static func namesDays(_ text: FoldedText) -> Bool {
    holdsLetters(text)
      || HoursVocabulary.telling.meanings(in: text).contains { if case .days = $0 { true } else { false } }
  }

  /// `9:30`, `9.30`, `9 a.m.`, `9p`, `0800-1630`, `M-F 9-5`: a digit and a sign of time behind it.
  private static func holdsTime(_ lower: [UInt8]) -> Bool {
    lower.withUnsafeBufferPointer { lower in
      var digits = 0
      for place in 0..<lower.count {
        if lower[place].isDigit {
          digits += 1
          continue
        }
        if digits > 0, isTimeSign(lower, at: place, digits: digits) { return true }
        digits = 0
      }
      return false
    }
  }

  private static func isTimeSign(_ lower: UnsafeBufferPointer<UInt8>, at place: Int, digits: Int) -> Bool {
    let next = place + 1 < lower.count ? lower[place + 1] : 0
    switch lower[place] {
    case UInt8(ascii: ":"), UInt8(ascii: "."): return digits <= 2 && next.isDigit
    case UInt8(ascii: "a"), UInt8(ascii: "p"), UInt8(ascii: "h"): return digits <= 2
    case UInt8(ascii: "-"): return digits == 4 && (next.isDigit || next == 0x20)
    case 0x20:
      return digits <= 2
        && (next == UInt8(ascii: "a") || next == UInt8(ascii: "p") || next == UInt8(ascii: "d"))
        || digits == 4 && next == UInt8(ascii: "-")
    default: return false
    }
  }

  /// Two day letters or short names with no more than a joint between them: `M-F`, `Mo thru Fr`. One alone is never a day,
  /// and those written together (`MWF`) are words of the vocabulary.
  private static func holdsLetters(_ text: FoldedText) -> Bool {
    let bytes = text.bytes
    var last = -longestJoint
    for place in bytes.indices where isDayLetter(bytes, place) {
      if place - last < longestJoint { return true }
      last = place
    }
    return false
  }

  /// Bytes from one letter to the next.
  private static let longestJoint = 32

  /// `M` or `Mo` as a word of its own.
  private static func isDayLetter(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard bytes[place].isUpper, HoursVocabulary.day(of: bytes[place]) != nil,
      place == 0 || !bytes[place - 1].isWord
    else { return false }
    if place + 1 >= bytes.count || !bytes[place + 1].isWord { return true }
    guard place + 2 >= bytes.count || !bytes[place + 2].isWord else { return false }
    return OpeningHours.Day.names.contains { $0.utf8.elementsEqual(bytes[place...place + 1]) }
  }
}
