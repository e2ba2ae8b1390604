import Markup
import Model
import Text

// MARK: regions

extension HTMLDocument {
  /// The part of the page that `node` begins: by tag, by `role`, or by the names that sites give to their frame. Nil where it
  /// begins no other one than `outer`.
  func region(of node: Int, outer: Region, insideContent: Bool) -> Region? {
    let tag = tag(node)
    if let role = attribute("role", of: node), let region = Region(role: role) { return region }
    switch tag {
    case .main: return .main
    case .nav: return .navigation
    case .aside: return outer.isFurniture ? nil : .aside
    case .header: return insideContent || outer.isFurniture ? nil : .header
    case .footer: return insideContent || outer.isFurniture ? nil : .footer
    case .div, .section, .ul, .ol, .form, .unknown:
      return outer == .main && !insideContent ? regionByName(of: node) : nil
    default: return nil
    }
  }

  private func regionByName(of node: Int) -> Region? {
    guard
      attribute("id", of: node, containsAnyOf: Region.partsOfNames)
        || attribute("class", of: node, containsAnyOf: Region.partsOfNames)
    else { return nil }
    for text in [attribute("id", of: node), attribute("class", of: node)] {
      guard let text else { continue }
      for token in text.lowercased().split(separator: " ") {
        if let region = Region.names[String(token)] { return region }
      }
    }
    return nil
  }
}

extension Region {
  /// The region with the landmark role `role` (WAI-ARIA 1.2 §5.3.4).
  fileprivate init?(role: String) {
    switch role {
    case "main": self = .main
    case "navigation", "menubar", "menu": self = .navigation
    case "banner": self = .header
    case "contentinfo": self = .footer
    case "complementary": self = .aside
    default: return nil
    }
  }

  /// Parts of which every one of ``names`` holds at least one.
  fileprivate static let partsOfNames = NameParts([
    "head", "foot", "nav", "menu", "bread", "bar", "banner", "cookie", "colophon",
  ])

  /// Whole ids and class names in common use, among them those of the U.S. Web Design System.
  fileprivate static let names: [String: Region] = [
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

// MARK: tables

extension HTMLDocument {
  /// The tag of `node`; of an element that WAI-ARIA 1.2 makes part of a table (§5.3.3: table, row, cell, columnheader), the tag
  /// of that part.
  func tagOrTableRole(of node: Int) -> HTMLName {
    let tag = tag(node)
    switch tag {
    case .div, .span, .section, .ul, .ol, .li, .p, .unknown: break
    default: return tag
    }
    guard let role = attribute("role", of: node) else { return tag }
    switch role {
    case "table", "grid", "treegrid": return .table
    case "row": return .tr
    case "cell", "gridcell": return .td
    case "columnheader", "rowheader": return .th
    default: return tag
    }
  }
}

// MARK: panels

extension HTMLDocument {
  /// Whether `node` stands above a panel like a heading without being one: an accordion button, a tab, the title of a card.
  func isPanelHead(_ node: Int) -> Bool {
    switch tag(node) {
    case .summary: return true
    case .button: return isExpander(node)
    case .div, .span, .a, .p, .dt, .strong, .label: break
    default: return false
    }
    if hasAttribute("aria-expanded", node), hasAttribute("aria-controls", node) { return true }
    // `accordion__header`, `panel-title`, `card-header`: a container's word and a head's word in one name.
    return attribute("class", of: node, containsAnyOf: PanelNames.containers)
      && attribute(
        "class", of: node, hasWord: { PanelNames.containers.areIn($0) && PanelNames.heads.end($0) })
  }

  private func isExpander(_ node: Int) -> Bool {
    hasAttribute("aria-expanded", node) || hasAttribute("aria-controls", node)
      || attribute("class", of: node, containsAnyOf: PanelNames.accordion)
  }

  /// Something opens `node`: it is named by a control, or has the role or the usual class names of a panel.
  private func isPanel(_ node: Int, survey: DocumentSurvey) -> Bool {
    if let id = attribute("id", of: node), survey.panelHeads[id] != nil { return true }
    if hasAttribute("aria-labelledby", node) { return true }
    if let role = attribute("role", of: node), role == "region" || role == "tabpanel" { return true }
    return attribute("class", of: node, containsAnyOf: PanelNames.panels)
  }
}

/// Parts of the class names that sites give to panels and their heads.
private enum PanelNames {
  static let containers = NameParts([
    "accordion", "panel", "collaps", "card", "expander", "toggle", "tab",
  ])
  static let heads = NameParts(["header", "heading", "title", "button", "trigger", "head"])
  static let accordion = NameParts(["accordion"])
  static let panels = NameParts([
    "accordion", "panel", "collaps", "tab-", "tabs", "toggle", "expand", "details",
  ])
}

// MARK: what nobody sees

extension HTMLDocument {
  /// Whether the element and all below it is out of sight for good. A collapsed panel is not hidden: the reader opens it.
  func isHidden(_ node: Int, survey: DocumentSurvey) -> Bool {
    switch tag(node) {
    case .head, .script, .style, .template, .noscript, .select, .datalist, .textarea, .svg, .math, .iframe,
      .object,
      .audio, .video, .canvas, .del, .s, .strike, .noembed, .noframes, .title, .progress, .meter, .rp:
      return true
    default: break
    }
    guard isConcealed(node) else { return isDecoration(node) }
    return !isPanel(node, survey: survey)
  }

  private func isConcealed(_ node: Int) -> Bool {
    if hasAttribute("hidden", node) { return true }
    guard let style = attribute("style", of: node) else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// An icon: kept from screen readers, and no words in it.
  private func isDecoration(_ node: Int) -> Bool {
    guard attribute("aria-hidden", of: node, equals: "true"), !tag(node).isBlock else { return false }
    return !text(of: node).utf8.prefix(200).contains { $0.isASCIIAlphanumeric || $0 >= 0x80 }
  }
}
