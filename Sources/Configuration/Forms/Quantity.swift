import Text

/// A whole number with a unit.
struct Quantity {
  let number: Int64
  /// In small letters.
  let unit: String

  /// `15m`, `20 MB`; nil where there is no number, no unit, or more than nine digits.
  init?(_ text: String) {
    let digits = text.utf8.prefix { $0.isASCIIDigit }
    let unit = text.utf8[digits.endIndex...].drop { $0 == 0x20 }
    guard digits.count <= 9, let number = Int64(String(Substring(digits))), !unit.isEmpty else { return nil }
    self.number = number
    self.unit = String(Substring(unit)).lowercased()
  }
}

extension Form<Int64> {
  /// Seconds, at most ten years.
  static var seconds: Form {
    Form(
      "a duration", accepted: "a number and s, m, h or d, like 30s, 15m, 24h or 7d, at most 3650d",
      optional: {
        milliseconds($0).flatMap { $0 % 1000 == 0 ? $0 / 1000 : nil }
      })
  }

  /// Milliseconds from `least` to a day.
  static func milliseconds(least: Int64) -> Form {
    let accepted =
      "a number and ms, s, m or h, like 30s" + (least > 0 ? ", above zero" : "") + ", at most 24h"
    return Form("a duration", accepted: accepted) { (text) throws(Refusal) in
      guard let value = milliseconds(text) else { throw Refusal() }
      guard value >= least, value <= 86_400_000 else {
        throw Refusal(reason: "\(quoted(text)) is out of range")
      }
      return value
    }
  }

  /// Bytes, in powers of a thousand.
  static var bytes: Form {
    Form(
      "a size", accepted: "a number and B, KB, MB or GB, like 20MB, above zero",
      optional: {
        guard let size = Quantity($0), let factor = sizes[size.unit], size.number > 0 else { return nil }
        let (bytes, overflows) = size.number.multipliedReportingOverflow(by: factor)
        return overflows || bytes > 1_000_000_000_000 ? nil : bytes
      })
  }

  private static func milliseconds(_ text: String) -> Int64? {
    guard let time = Quantity(text), let factor = times[time.unit] else { return nil }
    let milliseconds = time.number * factor
    return milliseconds <= 3650 * 86_400_000 ? milliseconds : nil
  }

  private static var times: [String: Int64] {
    ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
  }

  private static var sizes: [String: Int64] {
    ["b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000]
  }
}
