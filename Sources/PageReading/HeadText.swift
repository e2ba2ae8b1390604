/// What a heading, a row's head, a column's head or a term says to everything below or beside it.
enum HeadText {
  /// Bytes: more than any list of states. Every piece of text below carries its heads, so that a longer one on a hostile
  /// page would cost its length many thousand times; its own block still holds all of it.
  static let longest = 2048

  /// `text`, or its words within ``longest``.
  static func of(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    let bytes = text.utf8.prefix(longest)
    if let space = bytes.lastIndex(of: 0x20) { return String(text[..<space]) }
    return String(decoding: bytes.dropLast(while: { $0 & 0xC0 == 0x80 }).dropLast(), as: UTF8.self)
  }
}

extension Substring.UTF8View {
  /// Without the last bytes that `isUnwanted` names.
  fileprivate func dropLast(while isUnwanted: (UInt8) -> Bool) -> Substring.UTF8View {
    var rest = self
    while let last = rest.last, isUnwanted(last) { rest = rest.dropLast() }
    return rest
  }
}
