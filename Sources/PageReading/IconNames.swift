import Markup
import Text

/// What an icon says to those who do not see it: its label, its title, or the last resort, the name of its picture.
enum IconNames {
  /// The name of an element that shows a picture and no words; nil for all others.
  static func name(of node: Int, in document: HTMLDocument) -> String? {
    switch document.tag(node) {
    case .img: return text("alt", of: node, in: document) ?? text("title", of: node, in: document)
    case .svg: return label(of: node, in: document) ?? title(inside: node, in: document)
    case .i, .span, .em, .b, .abbr, .unknown:
      guard document.firstChild(node) == nil || isBlank(node, in: document) else { return nil }
      return label(of: node, in: document) ?? byClass(node, in: document)
    default: return nil
    }
  }

  private static func label(of node: Int, in document: HTMLDocument) -> String? {
    text("aria-label", of: node, in: document) ?? text("title", of: node, in: document)
  }

  private static func text(_ name: StaticString, of node: Int, in document: HTMLDocument) -> String? {
    document.attribute(name, of: node).flatMap { $0.isEmpty || $0.utf8.count > 60 ? nil : $0 }
  }

  private static func isBlank(_ node: Int, in document: HTMLDocument) -> Bool {
    guard let child = document.firstChild(node), document.next(child) == nil, document.isText(child) else {
      return false
    }
    return document.withText(child) { $0.allSatisfy(\.isHTMLSpace) }
  }

  /// `<svg><title>Fax</title>…`.
  private static func title(inside node: Int, in document: HTMLDocument) -> String? {
    for child in document.children(node).prefix(4) where document.tag(child) == .title {
      let title = document.text(of: child)
      return title.isEmpty || title.utf8.count > 60 ? nil : title
    }
    return nil
  }

  /// Names of pictures in icon fonts (`fa-fax`, `bi-telephone`, `icon-tty`) that say more than decoration.
  private static let pictures: [(part: StaticString, name: String)] = [
    ("fax", "Fax"), ("tty", "TTY"), ("telephone", "Phone"), ("phone", "Phone"),
  ]

  private static let telling = NameParts(["fax", "tty", "phone"])

  private static func byClass(_ node: Int, in document: HTMLDocument) -> String? {
    guard document.attribute("class", of: node, containsAnyOf: telling),
      let names = document.attribute("class", of: node)?.lowercased()
    else { return nil }
    let words = names.split { $0 == " " || $0 == "-" || $0 == "_" }
    return pictures.first { picture in words.contains { $0 == "\(picture.part)" } }?.name
  }
}
