import Markup

/// Tables made of other elements, as WAI-ARIA 1.2 names their parts (§5.3.3: table, row, cell, columnheader).
enum AriaRoles {
  /// The table element that `node` stands for, or its own tag.
  static func tag(of node: Int, in document: HTMLDocument) -> HTMLName {
    let tag = document.tag(node)
    switch tag {
    case .div, .span, .section, .ul, .ol, .li, .p, .unknown: break
    default: return tag
    }
    guard let role = document.attribute("role", of: node) else { return tag }
    switch role {
    case "table", "grid", "treegrid": return .table
    case "row": return .tr
    case "cell", "gridcell": return .td
    case "columnheader", "rowheader": return .th
    default: return tag
    }
  }
}
