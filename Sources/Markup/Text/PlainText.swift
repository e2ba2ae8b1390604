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
    var folding = FoldedTextBuffer(capacity: bytes.count)
    folding.append(bytes[...])
    return folding.string
  }
}

/// Text that folds white space while it grows.
struct FoldedTextBuffer {
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

/// Reads the visible text out of HTML in one pass.
struct TextOfHTML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var text: FoldedTextBuffer

  private let keepsUnknownTags: Bool
  /// Whether a tag was met that does not end: with `keepsUnknownTags` no later bracket is looked at, or each of them would be
  /// followed to the end of the text.
  private var isEndless = false

  init(bytes: UnsafeBufferPointer<UInt8>, keepsUnknownTags: Bool = false) {
    self.bytes = bytes
    self.keepsUnknownTags = keepsUnknownTags
    text = FoldedTextBuffer(capacity: bytes.count)
  }

  /// The whole text.
  mutating func read() -> String {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<") where HTMLTag.begins(bytes, at: index): readTag()
      case UInt8(ascii: "&"): readReference()
      default: readText()
      }
    }
    return text.string
  }

  private mutating func readText() {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "<"), bytes[index] != UInt8(ascii: "&") {
      index += 1
    }
    text.append(bytes[start..<index])
  }

  private mutating func readReference() {
    guard let (value, end) = CharacterReference.decode(bytes, at: index, semicolon: .optional) else {
      return readText()
    }
    text.append(codePoint: value)
    index = end
  }

  private mutating func readTag() {
    if keepsUnknownTags, isEndless || !isKnown(HTMLTag.name(bytes, at: index)) { return readText() }
    let tag = HTMLTag(bytes, at: index)
    if keepsUnknownTags, bytes[tag.end - 1] != UInt8(ascii: ">") {
      isEndless = true
      return readText()
    }
    index = tag.end
    if !Self.inline.contains(tag.name) { text.appendSpace() }
    if !tag.isClosing, Self.unseen.contains(tag.name) {
      index = HTMLTag.end(ofElement: tag.name, bytes, from: index)
    }
  }

  private func isKnown(_ name: String) -> Bool {
    name == "!--" || SanitiserRules.elements[name] != nil || Self.inline.contains(name)
      || SanitiserRules.droppedWithContent.contains(name) || Self.otherElements.contains(name)
  }

  /// Elements that a text may hold and that are in no other list.
  private static let otherElements: Set<String> = [
    "html", "body", "form", "input", "label", "option", "fieldset", "legend", "meta", "link", "base", "embed",
    "param",
    "source", "track", "picture", "map", "area", "dir", "menu", "frame", "output", "progress", "meter",
    "hgroup",
  ]
  /// Elements inside a line; every other tag separates words.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins",
    "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u",
    "var", "wbr", "!--",
  ]
  /// Elements whose content nobody sees.
  private static let unseen: Set<String> = [
    "script", "style", "template", "noscript", "head", "iframe", "textarea",
  ]
}
