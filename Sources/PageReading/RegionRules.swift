import Markup
import Model

/// Which part of the page an element begins: by tag, by `role`, or by the names that sites give to their frame.
enum RegionRules {
  /// The region of `node` where it begins another one than `outer`; nil otherwise.
  static func region(_ node: Int, in document: HTMLDocument, outer: Region, insideContent: Bool) -> Region? {
    let tag = document.tag(node)
    if let role = document.attribute("role", of: node), let region = byRole(role) { return region }
    switch tag {
    case .main: return .main
    case .nav: return .navigation
    case .aside: return outer.isFurniture ? nil : .aside
    case .header: return insideContent || outer.isFurniture ? nil : .header
    case .footer: return insideContent || outer.isFurniture ? nil : .footer
    case .div, .section, .ul, .ol, .form, .unknown:
      return outer == .main && !insideContent ? byName(node, in: document) : nil
    default: return nil
    }
  }

  private static func byRole(_ role: String) -> Region? {
    switch role {
    case "main": .main
    case "navigation", "menubar", "menu": .navigation
    case "banner": .header
    case "contentinfo": .footer
    case "complementary": .aside
    default: nil
    }
  }

  private static func byName(_ node: Int, in document: HTMLDocument) -> Region? {
    guard
      document.attribute("id", of: node, containsAnyOf: hints)
        || document.attribute("class", of: node, containsAnyOf: hints)
    else { return nil }
    for text in [document.attribute("id", of: node), document.attribute("class", of: node)] {
      guard let text else { continue }
      for token in text.lowercased().split(separator: " ") {
        if let region = names[String(token)] { return region }
      }
    }
    return nil
  }

  /// Parts of which every one of those names holds at least one.
  private static let hints = NameParts([
    "head", "foot", "nav", "menu", "bread", "bar", "banner", "cookie", "colophon",
  ])

  /// Whole ids and class names in common use, among them those of the U.S. Web Design System.
  private static let names: [String: Region] = [
    "header": .header, "site-header": .header, "page-header-global": .header, "masthead": .header,
    "global-header": .header, "usa-header": .header, "topbar": .header, "top-bar": .header,
    "footer": .footer, "site-footer": .footer, "page-footer": .footer, "global-footer": .footer,
    "usa-footer": .footer, "colophon": .footer,
    "nav": .navigation, "navigation": .navigation, "navbar": .navigation, "main-nav": .navigation,
    "site-nav": .navigation, "mainmenu": .navigation, "main-menu": .navigation, "menu": .navigation,
    "breadcrumb": .navigation, "breadcrumbs": .navigation,
    "banner": .banner, "usa-banner": .banner, "cookie-banner": .banner, "cookie-notice": .banner,
    "sidebar": .aside, "side-bar": .aside,
  ]
}
