import CLibXML2

/// XPath 1.0 on a page: the expression is left to libxml2, which gets a copy of the tree.
enum XPathQuery {
  /// Operations that one expression may take; a page of a thousand rows needs some ten thousand.
  private static let operationLimit: UInt = 5_000_000

  /// - Throws: where the expression cannot be compiled, uses names that nothing stands behind, or gives no elements but a
  ///   number, a text or a truth value.
  static func check(_ expression: String) throws(SelectorError) {
    guard let page = feedwatch_xpath_tree_new("document", 0) else { return }
    defer { feedwatch_xpath_tree_free(page) }
    guard feedwatch_xpath_is_expression(page, expression) != 0 else {
      throw SelectorError(reason: "it is no XPath 1.0 expression")
    }
    if let unknown = XPathNames.unknown(in: expression) { throw SelectorError(reason: unknown) }
    let outcome = feedwatch_xpath_evaluate(page, expression, operationLimit, nil, nil)
    if outcome == feedwatch_xpath_no_result { throw SelectorError(reason: "it cannot be evaluated") }
    if outcome == feedwatch_xpath_no_elements {
      throw SelectorError(reason: "it gives no elements of the page")
    }
  }

  /// The elements that `expression` finds, in document order.
  static func matches(_ expression: String, in document: HTMLDocument, below scope: Int) -> [Int] {
    guard let copy = feedwatch_xpath_tree_new(name(scope, in: document), UInt(scope)) else { return [] }
    defer { feedwatch_xpath_tree_free(copy) }
    fill(copy, with: document, below: scope)
    var found: Set<Int> = []
    withUnsafeMutablePointer(to: &found) { found in
      _ = feedwatch_xpath_evaluate(
        copy, expression, operationLimit,
        { found, number in found?.assumingMemoryBound(to: Set<Int>.self).pointee.insert(Int(number)) }, found)
    }
    return found.sorted()
  }

  /// Copies elements, attributes and text; each copy keeps the number of its original.
  private static func fill(_ copy: OpaquePointer, with document: HTMLDocument, below scope: Int) {
    var copies: [Int: OpaquePointer] = [:]
    copies[scope] = feedwatch_xpath_tree_top(copy)
    copyAttributes(of: scope, in: document, to: copies[scope])
    document.forEachDescendant(scope) { node in
      guard let parent = document.parent(node).flatMap({ copies[$0] }) else { return }
      if document.isText(node) {
        document.withText(node) { feedwatch_xpath_add_text(parent, $0.baseAddress, $0.count) }
      } else if document.isElement(node) {
        copies[node] = feedwatch_xpath_add_element(parent, name(node, in: document), UInt(node))
        copyAttributes(of: node, in: document, to: copies[node])
      }
    }
  }

  private static func name(_ node: Int, in document: HTMLDocument) -> String {
    document.isElement(node) ? document.name(node) : "document"
  }

  private static func copyAttributes(of node: Int, in document: HTMLDocument, to copy: OpaquePointer?) {
    guard let copy else { return }
    for attribute in document.attributes(node) where !attribute.name.isEmpty {
      feedwatch_xpath_add_attribute(copy, attribute.name, attribute.value)
    }
  }
}

/// The names in an XPath expression that something has to stand behind: functions, variables, prefixes of namespaces.
///
/// libxml2 compiles them all and finds out when it comes to them, on some page; then it writes to standard error.
enum XPathNames {
  /// The functions of XPath 1.0 (section 4), the node types (section 2.3) and the operators that may stand before a bracket.
  private static let known: Set<String> = [
    "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat",
    "starts-with", "contains", "substring-before", "substring-after", "substring", "string-length",
    "normalize-space", "translate", "boolean", "not", "true", "false", "lang", "number", "sum", "floor",
    "ceiling", "round", "comment", "text", "processing-instruction", "node", "and", "or", "div", "mod",
  ]

  /// What is wrong with the first name that nothing stands behind, in lower case; nil where there is none. `expression`
  /// has been compiled.
  static func unknown(in expression: String) -> String? {
    var quote: Character?
    var name = ""
    var isOver = false
    var previous: Character = " "
    for character in expression {
      defer { previous = character }
      if let current = quote {
        if character == current { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if isNamePart(character) {
        if isOver { name = "" }
        name.append(character)
        isOver = false
        if previous == "$" { return "there are no variables" }
      } else if character == "(" {
        if !name.isEmpty, !known.contains(name) { return "there is no function \(name)()" }
        name = ""
      } else if character.isWhitespace {
        isOver = true
      } else {
        name = ""
      }
    }
    return prefix(in: expression)
  }

  /// A name before a single colon: pages have no namespaces.
  private static func prefix(in expression: String) -> String? {
    var quote: UInt8?
    let bytes = Array(expression.utf8)
    for (index, byte) in bytes.enumerated() {
      if let current = quote {
        if byte == current { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ":") {
        let around = [index - 1, index + 1].filter(bytes.indices.contains).map { bytes[$0] }
        if !around.contains(UInt8(ascii: ":")) { return "there are no namespaces on a page" }
      }
    }
    return nil
  }

  /// Letters, digits and the signs inside a name (NCName of Namespaces in XML 1.0).
  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_" || character == "."
  }
}
