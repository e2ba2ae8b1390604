import CLibXML2

/// XPath 1.0 on a page: the expression is left to libxml2, which gets a copy of the tree.
enum XPathQuery {
  /// Operations that one expression may take; a page of a thousand rows needs some ten thousand.
  private static let operationLimit: UInt = 5_000_000

  /// - Throws: where the expression cannot be compiled, uses names that nothing stands behind, or gives no elements but a
  ///   number, a text or a truth value.
  static func check(_ expression: String) throws(SelectorError) {
    guard let page = xmlNewDoc("1.0") else { return }
    defer { xmlFreeDoc(page) }
    let root = xmlNewNode(nil, "document")
    xmlDocSetRootElement(page, root)
    guard let context = xmlXPathNewContext(page) else { return }
    defer { xmlXPathFreeContext(context) }
    silence(context)
    context.pointee.node = root
    guard let compiled = xmlXPathCtxtCompile(context, expression) else {
      throw SelectorError(reason: "it is no XPath 1.0 expression")
    }
    defer { xmlXPathFreeCompExpr(compiled) }
    if let unknown = XPathNames.unknown(in: expression) { throw SelectorError(reason: unknown) }
    guard let result = xmlXPathCompiledEval(compiled, context) else {
      throw SelectorError(reason: "it cannot be evaluated")
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET else {
      throw SelectorError(reason: "it gives no elements of the page")
    }
  }

  /// The elements that `expression` finds, in document order.
  static func matches(_ expression: String, in document: HTMLDocument, below scope: Int) -> [Int] {
    guard let copy = xmlNewDoc("1.0") else { return [] }
    defer { xmlFreeDoc(copy) }
    let top = fill(copy, with: document, below: scope)
    guard let context = xmlXPathNewContext(copy) else { return [] }
    defer { xmlXPathFreeContext(context) }
    silence(context)
    context.pointee.opLimit = operationLimit
    context.pointee.node = top
    guard let result = xmlXPathEvalExpression(expression, context) else { return [] }
    defer { xmlXPathFreeObject(result) }
    return numbers(of: result)
  }

  private static func silence(_ context: xmlXPathContextPtr) {
    context.pointee.error = { _, _ in }
  }

  private static func numbers(of result: xmlXPathObjectPtr) -> [Int] {
    guard result.pointee.type == XPATH_NODESET, let set = result.pointee.nodesetval, set.pointee.nodeNr > 0
    else { return [] }
    var found: Set<Int> = []
    for place in 0..<Int(set.pointee.nodeNr) {
      guard let node = set.pointee.nodeTab[place], node.pointee.type == XML_ELEMENT_NODE else { continue }
      found.insert(Int(bitPattern: node.pointee._private))
    }
    return found.sorted()
  }

  /// Copies elements, attributes and text; each copy keeps the number of its original.
  private static func fill(_ copy: xmlDocPtr, with document: HTMLDocument, below scope: Int) -> xmlNodePtr? {
    var copies: [Int: xmlNodePtr] = [:]
    let root = element(scope, in: document)
    xmlDocSetRootElement(copy, root)
    copies[scope] = root
    document.forEachDescendant(scope) { node in
      guard let parent = document.parent(node).flatMap({ copies[$0] }) else { return }
      if document.isText(node) {
        document.withText(node) { bytes in
          bytes.withMemoryRebound(to: xmlChar.self) {
            _ = xmlAddChild(parent, xmlNewTextLen($0.baseAddress, Int32($0.count)))
          }
        }
      } else if document.isElement(node), let child = element(node, in: document) {
        copies[node] = xmlAddChild(parent, child)
      }
    }
    return root
  }

  private static func element(_ node: Int, in document: HTMLDocument) -> xmlNodePtr? {
    let name = document.isElement(node) ? document.name(node) : "document"
    guard let copy = xmlNewNode(nil, name) else { return nil }
    copy.pointee._private = UnsafeMutableRawPointer(bitPattern: node)
    for attribute in document.attributes(node) where !attribute.name.isEmpty {
      xmlNewProp(copy, attribute.name, attribute.value)
    }
    return copy
  }
}
