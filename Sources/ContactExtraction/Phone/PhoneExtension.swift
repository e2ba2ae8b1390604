import Model
import PageReading

/// Reads the extension behind a number: `ext. 503`, `x12`, `, extension 1205`, `#4`, `ext: 7246433`, `anexo 12`.
enum PhoneExtension {
  private static let words = ["extension", "extensions", "exten", "extn", "exts", "ext", "anexo", "x", "#"]
    .map { Array($0.utf8) }
  /// First letters of those words.
  private static let beginnings = words.compactMap(\.first)

  /// The extension that follows a number ending at `end`, and where it ends; several where "7 or 8" is written.
  static func read(in text: FoldedText, after end: Int) -> (end: Int, extensions: [String])? {
    var index = skip(text.lower, from: end, atMost: 3) {
      $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "(")
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
    }
    guard index < text.lower.count, beginnings.contains(text.lower[index]) else { return nil }
    guard let word = words.first(where: { text.lower[index...].starts(with: $0) }) else { return nil }
    index = skip(text.lower, from: index + word.count, atMost: 3) {
      $0 == 0x20 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=")
    }
    guard let first = digits(in: text, from: index) else { return nil }
    var extensions = [String(decoding: text.bytes[first], as: UTF8.self)]
    var last = first.upperBound
    if let other = alternative(in: text, after: last) {
      extensions.append(String(decoding: text.bytes[other], as: UTF8.self))
      last = other.upperBound
    }
    return (last, extensions)
  }

  private static func digits(in text: FoldedText, from start: Int) -> Range<Int>? {
    guard let digits = DigitGroups(bytes: text.bytes).digits(from: start), digits.count <= 7 else {
      return nil
    }
    let end = digits.upperBound
    return end < text.bytes.count && text.bytes[end].isLetter ? nil : digits
  }

  /// "or 8", "/8", "and 8" where no longer number follows.
  private static func alternative(in text: FoldedText, after end: Int) -> Range<Int>? {
    for joint in [" or ", "/", " and ", " & "] where text.lower[end...].starts(with: joint.utf8) {
      guard let digits = digits(in: text, from: end + joint.utf8.count) else { continue }
      let next = digits.upperBound < text.bytes.count ? text.bytes[digits.upperBound] : 0x20
      if digits.count <= 5, next != UInt8(ascii: "-"), next != UInt8(ascii: "/"), next != UInt8(ascii: ":") {
        return digits
      }
    }
    return nil
  }

  private static func skip(_ bytes: [UInt8], from start: Int, atMost: Int, _ isSkipped: (UInt8) -> Bool)
    -> Int
  {
    var index = start
    while index < bytes.count, index - start < atMost, isSkipped(bytes[index]) { index += 1 }
    return index
  }
}

/// Extensions in a column of their own: `618-548-3400 | 101` under `Phone | Ext`.
enum ExtensionCells {
  private static let heads: Set<String> = ["ext", "ext.", "extension", "extn", "ext #", "extension number"]
  private static let mostDigits = 7

  /// Gives the only number of the cell of `passage` the extension in `next`, the cell to its right.
  static func complete(_ mentions: inout [Mention], of passage: Passage, with next: Block) {
    guard mentions.count == 1, let cell = passage.block.cell, let other = next.cell, other.isRight(of: cell),
      next.text.utf8.count <= mostDigits, !next.text.isEmpty, next.text.utf8.allSatisfy(\.isDigit),
      let head = other.columnHead, heads.contains(head.lowercased()),
      case .phone(var number) = mentions[0].value, number.isInternational, number.extension == nil
    else { return }
    number.extension = next.text
    mentions[0].value = .phone(number)
    mentions[0].display = passage.text.written(mentions[0].range) + " ext. \(next.text)"
  }
}
