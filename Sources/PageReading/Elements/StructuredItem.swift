import Markup
import Text

/// A thing that mark-up describes part by part: a microdata `itemscope`, or a microformats root (`vcard`, `h-card`, `adr`).
package struct StructuredItem: Sendable, Hashable {
  /// The mark-up that describes an item.
  package enum Syntax: Hashable, Sendable { case microdata, rdfa, microformats }

  /// One property, in document order; several of one name are several values.
  package struct Property: Sendable, Hashable {
    /// As written: `telephone`, `p-tel`, `street-address`.
    package var name: String
    /// A text, or an item of its own.
    package var value: Value
    /// A property `name`.
    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// What a property holds: a text or another item.
  package indirect enum Value: Sendable, Hashable {
    /// `content`, `datetime`, an absolute URL of `href` or `src`, or the visible text, folded.
    case text(String)
    case item(StructuredItem)
  }

  /// The mark-up it was read from.
  package var syntax: Syntax
  /// `https://schema.org/PostalAddress`, or the root's class names (`h-card`, `vcard`).
  package var types: [String]
  /// In document order.
  package var properties: [Property]
  /// The headings above it, outermost first.
  package var section: [String]

  /// An item without properties.
  package init(syntax: Syntax, types: [String], properties: [Property] = [], section: [String] = []) {
    self.syntax = syntax
    self.types = types
    self.properties = properties
    self.section = section
  }

  /// The first text value of `name`.
  package func text(_ name: String) -> String? {
    for property in properties where property.name == name {
      if case .text(let text) = property.value { return text }
    }
    return nil
  }
}

/// Gathers microdata (HTML §5) and RDFa Lite: which element is a thing, which a property of the thing around it.
struct StructuredItems {
  private struct Open {
    var item: StructuredItem
    /// Number after those of everything inside the element.
    var end: Int
    /// The names under which the thing stands in the one around it; empty for a thing of its own.
    var names: [String]
  }

  /// Text that one property may have, in bytes, and nodes that are looked at for it.
  private static let longestText = 2_000
  private static let nodeLimit = 5_000

  private let document: HTMLDocument
  private let baseURL: String
  private var open: [Open] = []
  private var found: [StructuredItem] = []
  private var sections = SectionPath()

  /// The outermost items of the document, in order.
  static func read(_ document: HTMLDocument, baseURL: String) -> [StructuredItem] {
    var reader = StructuredItems(document: document, baseURL: baseURL)
    for node in 1..<max(document.count, 1) where document.isElement(node) { reader.visit(node) }
    reader.close(before: .max)
    return reader.found
  }

  private init(document: HTMLDocument, baseURL: String) {
    self.document = document
    self.baseURL = baseURL
  }

  private mutating func visit(_ node: Int) {
    close(before: node)
    if let level = document.tag(node).headingLevel { sections.push(text(of: node), level: level) }
    guard document.mayDescribe(node) else { return }
    let names = words(document.attribute("itemprop", of: node) ?? document.attribute("property", of: node))
    if let item = item(at: node) {
      open.append(Open(item: item, end: document.endOfSubtree(node), names: open.isEmpty ? [] : names))
    } else if !open.isEmpty, !names.isEmpty {
      let value = StructuredItem.Value.text(value(of: node))
      for name in names { open[open.count - 1].item.properties.append(.init(name: name, value: value)) }
    }
  }

  private mutating func item(at node: Int) -> StructuredItem? {
    if document.hasAttribute("itemscope", node) {
      return StructuredItem(
        syntax: .microdata, types: words(document.attribute("itemtype", of: node)), section: sections.texts)
    }
    guard let types = document.attribute("typeof", of: node) else { return nil }
    return StructuredItem(syntax: .rdfa, types: words(types), section: sections.texts)
  }

  private mutating func close(before node: Int) {
    while let last = open.last, last.end <= node {
      open.removeLast()
      if last.names.isEmpty || open.isEmpty {
        found.append(last.item)
      } else {
        for name in last.names {
          open[open.count - 1].item.properties.append(.init(name: name, value: .item(last.item)))
        }
      }
    }
  }

  /// `content`, a time's `datetime`, a link's or picture's address, else the text.
  private func value(of node: Int) -> String {
    if let content = document.attribute("content", of: node) { return content }
    let attribute: String? =
      switch document.tag(node) {
      case .time: document.attribute("datetime", of: node)
      case .data, .meter: document.attribute("value", of: node)
      case .a, .area, .link: document.attribute("href", of: node).map(absolute)
      case .img, .audio, .video, .source, .embed, .iframe: document.attribute("src", of: node).map(absolute)
      default: nil
      }
    return attribute ?? text(of: node)
  }

  private func absolute(_ reference: String) -> String {
    URLReference.resolve(reference, base: baseURL) ?? reference
  }

  private func text(of node: Int) -> String {
    var output = VisibleTextBuffer()
    var visited = 0
    for child in document.descendants(of: node) {
      visited += 1
      if visited > Self.nodeLimit || output.bytes.count > Self.longestText { break }
      if document.isText(child) {
        document.withText(child) { output.append($0) }
      } else if document.tag(child) == .br || document.tag(child).isBlock {
        output.breakLine()
      }
    }
    return output.finished
  }

  private func words(_ text: String?) -> [String] {
    text?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
  }
}

extension HTMLDocument {
  /// Whether the element has attributes at all; most have none that describe something.
  fileprivate func mayDescribe(_ node: Int) -> Bool {
    hasAttribute("itemprop", node) || hasAttribute("itemscope", node) || hasAttribute("property", node)
      || hasAttribute("typeof", node)
  }
}
