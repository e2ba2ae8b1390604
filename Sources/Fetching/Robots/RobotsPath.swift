/// Paths and path patterns of robots.txt.
enum RobotsPath {
  /// `text` with its percent-encoding in one form: unreserved characters plain, others as upper-case escapes.
  ///
  /// Source: RFC 9309, section 2.2.2.
  static func normal(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        append(high << 4 | low, to: &result, isEscaped: true)
        index += 3
      } else {
        append(bytes[index], to: &result, isEscaped: false)
        index += 1
      }
    }
    return result
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8], isEscaped: Bool) {
    guard isEscaped ? !isUnreserved(byte) : byte >= 0x80 else { return result.append(byte) }
    let digits = Array("0123456789ABCDEF".utf8)
    result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
    default: false
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// Whether `pattern` matches from the start of `path`: `*` stands for any characters, a last `$` for the end.
  ///
  /// Only the last star is ever tried again, so there are at most as many steps as the product of the lengths.
  ///
  /// - Parameter steps: what may be spent, less what was; nil comes back when it is used up.
  static func matches(_ path: [UInt8], _ pattern: [UInt8], steps: inout Int) -> Bool? {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let end = isAnchored ? pattern.count - 1 : pattern.count
    var (at, next, star, retry) = (0, 0, -1, 0)
    while steps > 0 {
      steps -= 1
      if next == end {
        if !isAnchored || at == path.count { return true }
      } else if pattern[next] == UInt8(ascii: "*") {
        (star, retry) = (next, at)
        next += 1
        continue
      } else if at < path.count, pattern[next] == path[at] {
        at += 1
        next += 1
        continue
      }
      guard star >= 0, retry < path.count else { return false }
      retry += 1
      (at, next) = (retry, star + 1)
    }
    return nil
  }
}
