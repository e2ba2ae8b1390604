import Text

/// The visible text of HTML.
package enum PlainText {
  /// The text a reader sees: tags and comments gone, references decoded, block elements apart, white space folded to single
  /// spaces, none at the ends. Scripts, styles and templates are not text. Linear in the length of `html`.
  ///
  /// With `keepingUnknownTags`, only tags of elements that HTML knows, with their `>`, count as tags: for texts that may or
  /// may not be HTML ("A<B", "the <gorilla>").
  package static func fromHTML(_ html: String, keepingUnknownTags: Bool = false) -> String {
    if !html.hasByte(UInt8(ascii: "<")), !html.hasByte(UInt8(ascii: "&")) { return folded(html) }
    var html = html
    return html.withUTF8 { bytes in
      if !bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
        return folded(bytes)
      }
      var reader = TextOfHTML(bytes: bytes, keepsUnknownTags: keepingUnknownTags)
      return reader.read()
    }
  }

  /// `text` with runs of white space, no-break spaces included, folded to one space, none at the ends.
  package static func folded(_ text: String) -> String {
    if isFolded(text) { return text }
    var text = text
    return text.withUTF8 { folded($0) }
  }

  /// Whether folding would change nothing: the usual case, told in one look.
  private static func isFolded(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var last: UInt8 = 0x20
      for byte in bytes {
        if byte < 0x20 || byte == 0x20 && last == 0x20 || byte == 0xA0 && last == 0xC2 { return false }
        last = byte
      }
      return last != 0x20 || bytes.isEmpty
    }
  }

  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var folding = FoldedText(capacity: bytes.count)
    folding.append(bytes[...])
    return folding.string
  }
}

/// Text that folds white space while it grows.
struct FoldedText {
  private(set) var bytes: [UInt8] = []
  private var needsSpace = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// The text so far.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// A place where words end.
  mutating func appendSpace() { needsSpace = !bytes.isEmpty }

  /// Appends UTF-8.
  mutating func append(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    var index = text.startIndex
    while index < text.endIndex {
      if let length = Self.blank(text, at: index) {
        appendSpace()
        index += length
        continue
      }
      let start = index
      repeat { index += 1 } while index < text.endIndex && Self.blank(text, at: index) == nil
      append(word: text[start..<index])
    }
  }

  /// Appends one code point.
  mutating func append(codePoint value: UInt32) {
    if value <= 0x20 || value == 0xA0 { return appendSpace() }
    if needsSpace { bytes.append(0x20) }
    needsSpace = false
    UnicodeUnits.append(value, to: &bytes)
  }

  private mutating func append(word: Slice<UnsafeBufferPointer<UInt8>>) {
    if needsSpace { bytes.append(0x20) }
    needsSpace = false
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: word))
  }

  /// Length of the white space at `index`: ASCII's, controls included, or a no-break space.
  private static func blank(_ text: Slice<UnsafeBufferPointer<UInt8>>, at index: Int) -> Int? {
    let byte = text[index]
    if byte <= 0x20 { return 1 }
    return byte == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0 ? 2 : nil
  }
}
