import Markup

/// Which elements stand above a panel like a heading without being one: accordion buttons, tabs, card titles.
enum PanelHeadRules {
  static func isHead(_ node: Int, in document: HTMLDocument) -> Bool {
    switch document.tag(node) {
    case .summary: return true
    case .button: return isExpander(node, in: document)
    case .div, .span, .a, .p, .dt, .strong, .label: break
    default: return false
    }
    if document.hasAttribute("aria-expanded", node), document.hasAttribute("aria-controls", node) {
      return true
    }
    guard document.attribute("class", of: node, containsAnyOf: containers),
      let names = document.attribute("class", of: node)?.lowercased()
    else { return false }
    return names.split(separator: " ").contains(where: isHeadName)
  }

  private static let containers: [StaticString] = [
    "accordion", "panel", "collaps", "card", "expander", "toggle", "tab",
  ]

  private static func isExpander(_ node: Int, in document: HTMLDocument) -> Bool {
    document.hasAttribute("aria-expanded", node) || document.hasAttribute("aria-controls", node)
      || document.attribute("class", of: node, containsAnyOf: ["accordion"])
  }

  /// `accordion__header`, `panel-title`, `card-header`: a container's word and a head's word.
  private static func isHeadName(_ name: Substring) -> Bool {
    let holdsContainer = ["accordion", "panel", "collaps", "card", "expander", "toggle", "tab"].contains {
      name.contains($0)
    }
    return holdsContainer
      && ["header", "heading", "title", "button", "trigger", "head"].contains { name.hasSuffix($0) }
  }
}
