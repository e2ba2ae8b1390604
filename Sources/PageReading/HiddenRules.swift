import Markup
import Text

/// What a reader of the page never sees. A collapsed panel is not hidden: the reader opens it.
enum HiddenRules {
  /// Whether the element and all below it is out of sight for good.
  static func isHidden(_ node: Int, in document: HTMLDocument, survey: DocumentSurvey) -> Bool {
    switch document.tag(node) {
    case .head, .script, .style, .template, .noscript, .select, .datalist, .textarea, .svg, .math, .iframe,
      .object,
      .audio, .video, .canvas, .del, .s, .strike, .noembed, .noframes, .title, .progress, .meter, .rp:
      return true
    default: break
    }
    guard isConcealed(node, in: document) else { return isDecoration(node, in: document) }
    return !isPanel(node, in: document, survey: survey)
  }

  private static func isConcealed(_ node: Int, in document: HTMLDocument) -> Bool {
    if document.hasAttribute("hidden", node) { return true }
    guard let style = document.attribute("style", of: node) else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// An icon: kept from screen readers, and no words in it.
  private static func isDecoration(_ node: Int, in document: HTMLDocument) -> Bool {
    guard document.attribute("aria-hidden", of: node, equals: "true"), !document.tag(node).isBlock else {
      return false
    }
    return !document.text(of: node).utf8.prefix(200).contains { $0.isASCIIAlphanumeric || $0 >= 0x80 }
  }

  /// Something opens it: it is named by a control, or has the role or the usual class names of a panel.
  private static func isPanel(_ node: Int, in document: HTMLDocument, survey: DocumentSurvey) -> Bool {
    if let id = document.attribute("id", of: node), survey.panelHeads[id] != nil { return true }
    if document.hasAttribute("aria-labelledby", node) { return true }
    if let role = document.attribute("role", of: node), role == "region" || role == "tabpanel" { return true }
    return document.attribute("class", of: node, containsAnyOf: panels)
  }

  private static let panels = NameParts([
    "accordion", "panel", "collaps", "tab-", "tabs", "toggle", "expand", "details",
  ])
}
