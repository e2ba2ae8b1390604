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
    // `accordion__header`, `panel-title`, `card-header`: a container's word and a head's word in one name.
    return document.attribute("class", of: node, containsAnyOf: containers)
      && document.attribute("class", of: node, hasWord: { containers.areIn($0) && heads.end($0) })
  }

  private static let containers = NameParts([
    "accordion", "panel", "collaps", "card", "expander", "toggle", "tab",
  ])
  private static let heads = NameParts(["header", "heading", "title", "button", "trigger", "head"])

  private static func isExpander(_ node: Int, in document: HTMLDocument) -> Bool {
    document.hasAttribute("aria-expanded", node) || document.hasAttribute("aria-controls", node)
      || document.attribute("class", of: node, containsAnyOf: accordion)
  }

  private static let accordion = NameParts(["accordion"])
}
