import Markup

/// The text that is being gathered for the next block, with the links, bold words and hints seen in it.
struct PendingBlock {
  var text = VisibleTextBuffer()
  var links: [Block.Link] = []
  var marks: Set<String> = []
  var images: [String] = []
  var icons: [Block.Icon] = []
  /// Where the words come from.
  var origins: [ScopeTreeBuilder.Origin] = []
  private var boldDepth = 0
  /// Bytes of bold text that the block begins with; nil once something else came first.
  private var boldEnd: Int? = 0
  private var endedInline = false

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from node: Int, keepsLines: Bool) {
    if endedInline { separate(bytes) }
    let before = text.bytes.count
    text.append(bytes, keepsLines: keepsLines)
    if text.bytes.count > before {
      origins.append(ScopeTreeBuilder.Origin(offset: before, node: node))
      noteBold(before)
    }
  }

  private mutating func noteBold(_ before: Int) {
    guard let end = boldEnd else { return }
    if boldDepth > 0, end == before || before == 0 {
      boldEnd = text.bytes.count
    } else if before == 0 {
      boldEnd = nil
    }
  }

  /// `<span>Office</span><span>SOCIAL…`: style sheets part such words, so they are parted here.
  private mutating func separate(_ bytes: UnsafeBufferPointer<UInt8>) {
    endedInline = false
    guard let last = text.bytes.last, let first = bytes.first else { return }
    if last &- 0x61 < 26, first &- 0x41 < 26 { text.space() }
  }

  mutating func beginBold() { boldDepth += 1 }
  mutating func endBold() {
    boldDepth = max(boldDepth - 1, 0)
    endedInline = true
  }

  mutating func endsInline(isLabel: Bool) {
    endedInline = true
    if isLabel { text.space() }
  }

  mutating func noteImage(_ description: String?) {
    if let description, !description.isEmpty { images.append(description) }
  }

  mutating func noteIcon(_ name: String?) {
    if let name, icons.count < 1_000 { icons.append(Block.Icon(offset: text.nextOffset, name: name)) }
  }

  /// The bold words at the head of the block.
  var boldLead: String? {
    guard let end = boldEnd, end > 0, end <= text.bytes.count else { return nil }
    return String(decoding: text.bytes[..<end], as: UTF8.self)
  }

  /// Hints of mark-up: microdata properties and microformat class names.
  mutating func note(marksOf node: Int, in document: HTMLDocument) {
    if document.tag(node) == .address { marks.insert("address") }
    if let property = document.attribute("itemprop", of: node) { insert(property) }
    guard document.attribute("class", of: node, containsAnyOf: Self.hints),
      let names = document.attribute("class", of: node)
    else { return }
    for name in names.utf8.split(separator: 0x20).lazy.map(Substring.init)
    where Self.microformats.contains(name) {
      marks.insert(String(name))
    }
  }

  private mutating func insert(_ names: String) {
    for name in names.split(separator: " ") { marks.insert(String(name)) }
  }

  /// Parts that every one of those names holds at least one of; most classes hold none.
  private static let hints = NameParts([
    "card", "adr", "tel", "fax", "fn", "name", "org", "email", "address", "locality", "region", "post",
  ])

  /// Class names of hCard and h-card (microformats.org) that say what a text is.
  private static let microformats: Set<Substring> = [
    "vcard", "h-card", "adr", "p-adr", "h-adr", "tel", "p-tel", "fax", "fn", "p-name", "org", "p-org",
    "email",
    "u-email", "street-address", "p-street-address", "extended-address", "p-extended-address", "locality",
    "p-locality", "region", "p-region", "postal-code", "p-postal-code", "country-name", "p-country-name",
    "post-office-box", "p-post-office-box",
  ]

  mutating func reset() {
    text.reset()
    links.removeAll()
    marks.removeAll()
    images.removeAll()
    icons.removeAll()
    origins.removeAll(keepingCapacity: true)
    boldEnd = 0
    endedInline = false
  }
}
