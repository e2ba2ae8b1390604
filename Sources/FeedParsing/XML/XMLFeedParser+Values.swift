import Markup
import Model
import Text

/// Values that elements hold: lines, addresses, dates, links, people, categories.
extension XMLFeedParser {
  /// The text of the element, white space folded; nil when blank.
  mutating func readLine() -> String? {
    buffer.removeAll(keepingCapacity: true)
    reader.readText(into: &buffer, limit: Limit.line)
    cut(to: Limit.line)
    let trimmed = buffer[...].trimmed { $0 <= 0x20 }
    guard !trimmed.isEmpty else { return nil }
    let isFolded = !trimmed.contains { $0 < 0x20 }
    let text = String(validUTF8: trimmed)
    return isFolded ? text : PlainText.folded(text).nonEmpty
  }

  /// The text of the element as an absolute address.
  mutating func readURL() -> String? {
    let base = reader.base
    guard let text = readLine() else { return nil }
    return address(text, base: base)
  }

  /// `text` as an absolute address where a base is known; nil for what runs a program instead of naming a place.
  func address(_ text: String, base: String?) -> String? {
    guard !URLReference.isActive(text) else { return nil }
    return (URLReference.resolve(text, base: base) ?? text).nonEmpty
  }

  /// The date of the element, or nil when it cannot be read.
  mutating func readDate() -> Timestamp? { readLine().flatMap { FeedDate.read($0) } }

  /// The picture an element refers to by `href`, `url` or its text.
  mutating func readImageReference() -> String? {
    let base = reader.base
    let written = reader.attribute("href") ?? reader.attribute("url") ?? reader.attribute("src")
    let text = readLine()
    return (written?.trimmed.nonEmpty ?? text).flatMap { address($0, base: base) }
  }

  /// A link: Atom's attributes, else RSS's text.
  mutating func readLink() -> FeedLink? {
    let base = reader.base
    let rel = relation()
    let written = reader.attribute("href") ?? reader.attribute("resource")
    let type = reader.attribute("type")?.trimmed.nonEmpty
    let hasAttributes =
      reader.hasAttribute("rel") || reader.hasAttribute("type") || reader.hasAttribute("title")
      || reader.hasAttribute("length") || reader.hasAttribute("hreflang")
    var link = FeedLink(
      href: "", rel: rel, type: type ?? (rel == "self" ? "application/atom+xml" : nil),
      hreflang: reader.attribute("hreflang")?.trimmed.nonEmpty,
      title: reader.attribute("title")?.trimmed.nonEmpty,
      length: reader.attribute("length").flatMap { Int($0.trimmed) })
    let text = readLine()
    guard let target = written?.trimmed ?? text else { return hasAttributes ? link : nil }
    // An empty reference names the document itself, which makes sense for few relations.
    if target.isEmpty, rel != "self", rel != "alternate" { return hasAttributes ? link : nil }
    guard let url = address(target, base: base) else { return nil }
    link.href = url
    return link
  }

  /// The relation of a link: lower-case, registered ones by their short name (RFC 4287, section 4.2.7.2).
  private func relation() -> String {
    let written = reader.attribute("rel").map { $0.trimmed.lowercased() }?.nonEmpty ?? "alternate"
    for prefix in [
      "http://www.iana.org/assignments/relation/", "http://www.iana.org/assignments/link-relations/",
    ]
    where written.hasPrefix(prefix) {
      return String(written.dropFirst(prefix.count))
    }
    return written
  }

  /// A person: children name, email, uri (Atom, itunes:owner, foaf), else one line of text; nil when nothing is said.
  mutating func person() -> FeedPerson? {
    let depth = reader.depth
    var person = FeedPerson()
    var text: [UInt8] = []
    loop: while reader.depth >= depth {
      switch reader.next() {
      case .start: readPersonChild(&person)
      case .text: if text.count < Limit.line { reader.appendText(to: &text) }
      case .finished: break loop
      case .end: break
      }
    }
    if Self.cut(&text, to: Limit.line) { noteCut(Limit.line) }
    if !person.isEmpty { return person }
    let line = PlainText.fromHTML(
      String(decoding: text[...].trimmed { $0 <= 0x20 }, as: UTF8.self).protectingAddresses)
    return PersonText.read(line)
  }

  private mutating func readPersonChild(_ person: inout FeedPerson) {
    switch current().name {
    case .name, .title: person.name = readLine() ?? person.name
    case .email: person.email = readLine()?.replacingFirst("mailto:", with: "") ?? person.email
    case .uri, .url, .homepage, .link: person.uri = readURL() ?? person.uri
    case .image, .thumbnail, .icon: person.avatar = readImageReference() ?? person.avatar
    case .person, .value, .seq, .bag, .li, .description, .unknown:
      let depth = reader.depth
      var text: [UInt8] = []
      while reader.depth >= depth {
        switch reader.next() {
        case .start: readPersonChild(&person)
        case .text: if text.count < Limit.line { reader.appendText(to: &text) }
        case .finished: return
        case .end: break
        }
      }
      if Self.cut(&text, to: Limit.line) { noteCut(Limit.line) }
      if person.name == nil { person.name = PersonText.read(String(decoding: text, as: UTF8.self))?.name }
    default: reader.skip()
    }
  }

  /// The categories of one element, in any of their spellings; nested ones follow their parent.
  mutating func readCategories(_ name: FeedElement, _ namespace: FeedNamespace) -> [FeedCategory] {
    var category = FeedCategory(term: "")
    category.scheme = (reader.attribute("scheme") ?? reader.attribute("domain"))?.trimmed.nonEmpty
    category.label = reader.attribute("label")?.trimmed.nonEmpty
    category.term = (reader.attribute("term") ?? reader.attribute("text"))?.trimmed ?? ""
    if namespace == .itunes { category.scheme = category.scheme ?? "http://www.itunes.com/" }
    if namespace == .media {
      category.scheme = category.scheme ?? "http://search.yahoo.com/mrss/category_schema"
    }
    var nested: [FeedCategory] = []
    let text = readCategoryText(namespace, &nested)
    if !category.term.isEmpty { return [category] + nested }
    let parts = name == .keywords ? text.split(separator: ",").map { String($0).trimmed } : [text]
    let found = parts.compactMap { part -> FeedCategory? in
      var category = category
      category.term =
        part.hasByte(UInt8(ascii: "&")) || part.hasByte(UInt8(ascii: "<")) ? PlainText.fromHTML(part) : part
      if category.term.isEmpty { category.term = category.label ?? "" }
      return category.term.isEmpty && category.scheme == nil ? nil : category
    }
    return found + nested
  }

  private mutating func readCategoryText(_ namespace: FeedNamespace, _ nested: inout [FeedCategory]) -> String
  {
    let depth = reader.depth
    var text: [UInt8] = []
    while reader.depth >= depth {
      switch reader.next() {
      case .start where current().name == .category:
        if nested.count < Limit.list { nested += readCategories(.category, namespace) } else { reader.skip() }
      case .text: if text.count < Limit.line { reader.appendText(to: &text) }
      case .finished: return ""
      case .start, .end: break
      }
    }
    if Self.cut(&text, to: Limit.line) { noteCut(Limit.line) }
    return PlainText.folded(String(decoding: text, as: UTF8.self))
  }
}

extension [FeedPerson] {
  /// Appends `person` unless it is there already or the list is full.
  mutating func add(_ person: FeedPerson?) {
    guard let person, count < XMLFeedParser.Limit.list, !contains(person) else { return }
    append(person)
  }
}

extension [FeedCategory] {
  /// Appends those of `categories` that are not there yet, as long as there is room.
  mutating func add(_ categories: [FeedCategory]) {
    for category in categories where count < XMLFeedParser.Limit.list && !contains(category) {
      append(category)
    }
  }
}

extension String {
  /// `Name <a@b>` with its angle brackets as references, so that the address is not taken for a tag.
  fileprivate var protectingAddresses: String {
    guard hasByte(UInt8(ascii: "@")), hasByte(UInt8(ascii: "<")) else { return self }
    return replacingFirst("<", with: HTML(text: "<").source)
  }
}
