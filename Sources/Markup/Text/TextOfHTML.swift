/// Reads the visible text out of HTML in one pass.
struct TextOfHTML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var text: FoldedText

  private let keepsUnknownTags: Bool
  /// Whether a tag was met that does not end: with `keepsUnknownTags` no later bracket is looked at, or each of them would be
  /// followed to the end of the text.
  private var isEndless = false

  init(bytes: UnsafeBufferPointer<UInt8>, keepsUnknownTags: Bool = false) {
    self.bytes = bytes
    self.keepsUnknownTags = keepsUnknownTags
    text = FoldedText(capacity: bytes.count)
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
