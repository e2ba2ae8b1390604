import Markup
import Text

// MARK: icons

extension HTMLDocument {
  /// What an icon says to those who do not see it: its label, its title, or the last resort, the name of its picture. Nil for
  /// elements that show words, or no picture.
  func iconName(of node: Int) -> String? {
    switch tag(node) {
    case .img: return shortText("alt", of: node) ?? shortText("title", of: node)
    case .svg: return label(of: node) ?? titleOfDrawing(node)
    case .i, .span, .em, .b, .abbr, .unknown:
      guard firstChild(node) == nil || isBlank(node) else { return nil }
      return label(of: node) ?? pictureName(of: node)
    default: return nil
    }
  }

  private func label(of node: Int) -> String? {
    shortText("aria-label", of: node) ?? shortText("title", of: node)
  }

  private func shortText(_ name: StaticString, of node: Int) -> String? {
    attribute(name, of: node).flatMap { $0.isEmpty || $0.utf8.count > 60 ? nil : $0 }
  }

  private func isBlank(_ node: Int) -> Bool {
    guard let child = firstChild(node), next(child) == nil, isText(child) else { return false }
    return withText(child) { $0.allSatisfy(\.isHTMLSpace) }
  }

  /// `<svg><title>Fax</title>…`.
  private func titleOfDrawing(_ node: Int) -> String? {
    for child in children(node).prefix(4) where tag(child) == .title {
      let title = text(of: child)
      return title.isEmpty || title.utf8.count > 60 ? nil : title
    }
    return nil
  }

  private func pictureName(of node: Int) -> String? {
    guard attribute("class", of: node, containsAnyOf: PictureNames.parts),
      let names = attribute("class", of: node)?.lowercased()
    else { return nil }
    let words = names.split { $0 == " " || $0 == "-" || $0 == "_" }
    return PictureNames.all.first { picture in words.contains { $0 == picture.word } }?.name
  }
}

/// Names of pictures in icon fonts (`fa-fax`, `bi-telephone`, `icon-tty`) that say more than decoration.
private enum PictureNames {
  static let all: [(word: String, name: String)] = [
    ("fax", "Fax"), ("tty", "TTY"), ("telephone", "Phone"), ("phone", "Phone"),
  ]
  /// Parts of which every one of those words holds one.
  static let parts = NameParts(["fax", "tty", "phone"])
}

// MARK: links

extension HTMLDocument {
  /// What a link without text is called: its label or title, or the first label or `alt` text inside of it.
  func nameOfLinkWithoutText(_ node: Int) -> String {
    if let label = attribute("aria-label", of: node) ?? attribute("title", of: node) { return label }
    if let name = attribute("alt", of: node), !name.isEmpty { return name }
    for child in descendants(of: node) where isElement(child) {
      let name = attribute("alt", of: child) ?? attribute("aria-label", of: child)
      if let name, !name.isEmpty { return name }
    }
    return ""
  }

  /// The attributes by which scripts fill a link, `data-cfemail` and others in which an address may hide.
  func addressAttributes(of node: Int) -> [String: String] {
    var kept: [String: String] = [:]
    guard mayHave(anyOf: AddressAttributes.bits, node) else { return kept }
    for name in AddressAttributes.names {
      if let value = attribute(name, of: node) { kept["\(name)"] = value }
    }
    if attribute("class", of: node, equals: "value") { kept["class"] = "value" }
    return kept
  }
}

private enum AddressAttributes {
  static let names: [StaticString] = [
    "data-cfemail", "data-email", "data-mail", "data-user", "data-domain", "data-name", "data-href",
    "onclick", "rel",
  ]
  static let bits = HTMLDocument.bits(of: names + ["class"])
}
