import Markup

/// What one pass over the whole document gathers before the text is read: head matter, targets of buttons, shapes of tables.
struct DocumentSurvey {
  var title: String?
  var language: String?
  var base: String?
  var jsonLD: [String] = []
  /// `<link rel="alternate">`: href, type, title.
  var alternates: [(href: String, type: String, title: String?)] = []
  /// The text of the control (accordion button, tab) by the id of the panel that it opens.
  var panelHeads: [String: String] = [:]
  /// Tables that only lay out the page: they hold tables, headings of the page, or say so.
  var layoutTables: Set<Int> = []
  /// Elements that hold other block elements, by node number.
  var holdsBlocks: [Bool] = []
  var hasMain = false
  var hasPasswordField = false
  var hasEmptyScriptRoot = false
  var noscriptAsksForScript = false
  var hasStructuredItems = false
  var elements = 0

  /// A survey of nothing: every element counts as a plain one.
  static let empty = DocumentSurvey()

  private init() {}

  init(_ document: HTMLDocument) {
    holdsBlocks = [Bool](repeating: false, count: document.count)
    var nearestTable = [Int32](repeating: -1, count: document.count)
    for node in 1..<max(document.count, 1) {
      let parent = document.parent(node) ?? 0
      nearestTable[node] = document.tag(parent) == .table ? Int32(parent) : nearestTable[parent]
      guard document.isElement(node) else { continue }
      elements += 1
      if !hasStructuredItems {
        hasStructuredItems = document.hasAttribute("itemscope", node) || document.hasAttribute("typeof", node)
      }
      if document.tag(node).isBlock { noteBlock(parent, in: document) }
      note(node, table: Int(nearestTable[node]), in: document)
    }
  }

  private mutating func note(_ node: Int, table: Int, in document: HTMLDocument) {
    switch document.tag(node) {
    case .html: language = language ?? Self.language(of: node, in: document)
    case .title where title == nil: title = Self.folded(document.text(of: node))
    case .base where base == nil: base = document.attribute("href", of: node)
    case .link: noteAlternate(node, in: document)
    case .script: noteScript(node, in: document)
    case .noscript:
      noscriptAsksForScript = noscriptAsksForScript || Self.asksForScript(document.text(of: node))
    case .main: hasMain = true
    case .table: noteTable(node, inside: table, in: document)
    case .h1 where table >= 0, .h2 where table >= 0, .nav where table >= 0: layoutTables.insert(table)
    case .input: notePassword(node, in: document)
    case .button, .a: noteControl(node, in: document)
    case .div, .form, .section: noteContainer(node, in: document)
    default:
      if document.hasAttribute("aria-controls", node) || document.attribute("role", of: node, equals: "tab") {
        noteControl(node, in: document)
      }
    }
  }

  private mutating func noteAlternate(_ node: Int, in document: HTMLDocument) {
    guard let relation = document.attribute(named: "rel", of: node)?.lowercased(),
      relation.split(separator: " ").contains("alternate"), let href = document.attribute("href", of: node)
    else { return }
    let type = document.attribute("type", of: node) ?? ""
    alternates.append((href, type, document.attribute("title", of: node)))
  }

  private mutating func noteBlock(_ parent: Int, in document: HTMLDocument) {
    var holder = parent
    while !holdsBlocks[holder] {
      holdsBlocks[holder] = true
      guard !document.tag(holder).isBlock, let outer = document.parent(holder) else { return }
      holder = outer
    }
  }

  private mutating func noteTable(_ node: Int, inside outer: Int, in document: HTMLDocument) {
    if outer >= 0 { layoutTables.insert(outer) }
    if let role = document.attribute("role", of: node), role == "presentation" || role == "none" {
      layoutTables.insert(node)
    }
  }

  private mutating func noteScript(_ node: Int, in document: HTMLDocument) {
    if let type = document.attribute("type", of: node), type.lowercased().hasPrefix("application/ld+json") {
      jsonLD.append(document.text(of: node))
    }
  }

  private mutating func notePassword(_ node: Int, in document: HTMLDocument) {
    if document.attribute("type", of: node)?.lowercased() == "password" { hasPasswordField = true }
  }

  private mutating func noteControl(_ node: Int, in document: HTMLDocument) {
    let target =
      document.attribute("aria-controls", of: node) ?? document.attribute("data-target", of: node)
      ?? document.attribute("data-bs-target", of: node)
    let fragment = document.attribute("href", of: node).flatMap {
      $0.hasPrefix("#") ? String($0.dropFirst()) : nil
    }
    let isTab =
      document.attribute("role", of: node, equals: "tab") || document.hasAttribute("aria-expanded", node)
    guard let id = target ?? (isTab ? fragment : nil) else { return }
    let name = Self.folded(document.text(of: node))
    guard !name.isEmpty, name.utf8.count < 300 else { return }
    panelHeads[id.hasPrefix("#") ? String(id.dropFirst()) : id] = name
  }

  private mutating func noteContainer(_ node: Int, in document: HTMLDocument) {
    if document.hasAttribute("aria-controls", node) { noteControl(node, in: document) }
    if document.attribute("role", of: node, equals: "main") { hasMain = true }
    guard let id = document.attribute("id", of: node) else { return }
    if Self.scriptRoots.contains(id), document.firstChild(node) == nil { hasEmptyScriptRoot = true }
  }

  /// Ids that frameworks mount an application on.
  private static let scriptRoots: Set<String> = [
    "app", "root", "__next", "__nuxt", "main-app", "application", "ember-app",
  ]

  private static func asksForScript(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("javascript")
      && ["enable", "need", "require", "turn on", "activ", "habilit"].contains(where: text.contains)
  }

  private static func language(of node: Int, in document: HTMLDocument) -> String? {
    let tag = document.attribute("lang", of: node) ?? document.attribute("xml:lang", of: node)
    return tag.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func folded(_ text: String) -> String {
    var output = VisibleTextBuffer()
    var text = text
    text.withUTF8 { output.append($0) }
    return output.finished
  }
}
