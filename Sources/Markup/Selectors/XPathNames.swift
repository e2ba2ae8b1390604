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
