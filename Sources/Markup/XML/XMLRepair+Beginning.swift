import Text

/// What a program writes before its document: warnings of PHP, messages of a data base, scripts of the host.
extension XMLRepair {
  /// The index at which the document of `bytes` begins: 0, or where HTML that is no page comes before the first element that is
  /// called one of `roots`, the XML declaration or document type before that element, or the element itself.
  ///
  /// HTML is told from another vocabulary by the name of the first element, and by text before it.
  static func beginning(of bytes: UnsafeBufferPointer<UInt8>, roots: [String]) -> Int {
    guard !roots.isEmpty else { return 0 }
    let repair = XMLRepair(bytes, error: nil)
    guard let first = repair.nextMarkup(from: 0), !repair.isNext("<!doctype", at: first) else { return 0 }
    let name = repair.localName(at: first)
    let isOutput = HTMLName(bytes: name) != .unknown || repair.hasText(before: first)
    guard isOutput, !isPage(name), !isRoot(name, roots) else { return 0 }
    return repair.beginning(behind: first, roots: roots) ?? 0
  }

  /// Whether letters stand before the mark-up at `first`, outside of comments and instructions.
  private func hasText(before first: Int) -> Bool {
    var index = 0
    while index < first {
      let end = bytes.first(UInt8(ascii: "<"), from: index) ?? first
      if slice(index..<end).contains(where: { $0 > 0x20 && $0 < 0x80 }) { return true }
      guard end < first else { break }
      index = endOfAside(at: end) ?? first
    }
    return false
  }

  private func beginning(behind first: Int, roots: [String]) -> Int? {
    var (index, declaration) = (first + 1, nil as Int?)
    while let found = bytes.first(UInt8(ascii: "<"), from: index) {
      index = found + 1
      if isNext("<?xml ", at: found) || isNext("<!doctype", at: found) { declaration = declaration ?? found }
      if isAside(at: found) {
        guard let end = endOfAside(at: found) else { return nil }
        index = end
      } else {
        let name = localName(at: found)
        if Self.isPage(name) { return nil }
        if Self.isRoot(name, roots) { return declaration ?? found }
      }
    }
    return nil
  }

  /// The name, without its prefix, of the start tag that begins at `index`; empty where none does.
  private func localName(at index: Int) -> UnsafeBufferPointer<UInt8> {
    let name = slice(index + 1..<bytes.count).prefix(Limit.name).prefix { Self.isNameByte($0) }
    return UnsafeBufferPointer(
      rebasing: name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name)
  }

  private static func isPage(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    [.html, .head, .body].contains(HTMLName(bytes: name))
  }

  private static func isRoot(_ name: UnsafeBufferPointer<UInt8>, _ roots: [String]) -> Bool {
    roots.contains { $0.utf8.count == name.count && $0.utf8.elementsEqual(name.lazy.map(\.asciiLowercased)) }
  }
}
