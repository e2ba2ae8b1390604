/// The clauses of the words between two values.
enum LineClauses {
  /// `text` cut behind full stops and semicolons and around a parenthesis right behind a value, without what says nothing.
  static func split(_ text: String, isBehindValue: Bool) -> [String] {
    var clauses: [String] = []
    var current: [UInt8] = []
    var isOpen = false
    func close() {
      let clause = trimmed(current)
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

  private static func trimmed(_ bytes: [UInt8]) -> String {
    var part = bytes[...]
    func isEdge(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ",") }
    while let last = part.last, isEdge(last) { part.removeLast() }
    while let first = part.first, isEdge(first) { part.removeFirst() }
    return part.contains(where: \.isWord) ? String(decoding: part, as: UTF8.self) : ""
  }
}
