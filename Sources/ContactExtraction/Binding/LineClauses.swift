import Text

/// The clauses of the words between two values.
enum LineClauses {
  /// `text` cut behind full stops and semicolons and around a parenthesis right behind a value, without what says nothing.
  static func split(_ text: String, isBehindValue: Bool) -> [String] {
    var clauses: [String] = []
    var current: [UInt8] = []
    var isOpen = false
    func close() {
      let clause = words(current)
      if !clause.isEmpty { clauses.append(clause) }
      current.removeAll(keepingCapacity: true)
    }
    let bytes = Array(text.utf8)
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "(") where isBehindValue && !current.contains(where: \.isWord):
        close()
        isOpen = true
      case UInt8(ascii: ")") where isOpen:
        close()
        isOpen = false
      case UInt8(ascii: ";"): close()
      case UInt8(ascii: ".") where isEnd(place, bytes): close()
      default: current.append(byte)
      }
    }
    close()
    return clauses
  }

  /// A full stop behind a word in lower case or at the beginning, not that of "U.S.".
  private static func isEnd(_ place: Int, _ bytes: [UInt8]) -> Bool {
    guard place + 1 == bytes.count || bytes[place + 1] == 0x20 || bytes[place + 1] == 0x0A else {
      return false
    }
    return place == 0 || !bytes[place - 1].isUpper
  }

  /// The words of a clause, without white space and commas around them; empty where there is no word.
  private static func words(_ bytes: [UInt8]) -> String {
    let part = bytes[...].trimmed { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
    return part.contains(where: \.isWord) ? String(decoding: part, as: UTF8.self) : ""
  }
}
