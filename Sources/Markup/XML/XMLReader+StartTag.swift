/// Start tags.
extension XMLReader {
  /// A start tag at the current position.
  mutating func readStartTag() -> Event? {
    let start = position + 1
    position = start
    while position < count, isNameByte(bytes[position]) { position += 1 }
    let name = start..<position
    attributes.removeAll(keepingCapacity: true)
    let isEmpty = readAttributes()
    if open.isEmpty, hasRoot { warn("a second root element <\(string(name))>") }
    guard open.count < Limit.depth else {
      if overflow == 0 { warn("elements nested deeper than \(Limit.depth)") }
      overflow += isEmpty ? 0 : 1
      return nil
    }
    hasRoot = true
    push(name)
    if isEmpty { pendingEnds = 1 }
    return .start
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "=")
      && byte != UInt8(ascii: "<")
  }

  /// Reads to the end of the tag; true when it ends in `/>`.
  private mutating func readAttributes() -> Bool {
    while position < count {
      let byte = bytes[position]
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: ">") {
        position += 1
        return false
      } else if byte == UInt8(ascii: "/"), position + 1 < count, bytes[position + 1] == UInt8(ascii: ">") {
        position += 2
        return true
      } else if byte == UInt8(ascii: "<") {
        warn("tag without \">\"")
        return false
      } else if isNameByte(byte) {
        readAttribute()
      } else {
        warn("stray \"\(Character(UnicodeScalar(byte)))\" in a tag")
        position += 1
      }
    }
    warn("the document ends inside a tag")
    return false
  }

  private mutating func readAttribute() {
    let start = position
    while position < count, isNameByte(bytes[position]) { position += 1 }
    let name = start..<position
    while position < count, bytes[position] <= 0x20 { position += 1 }
    guard position < count, bytes[position] == UInt8(ascii: "=") else {
      warn("attribute \(string(name)) without a value")
      return keep(XMLAttribute(name: name, value: name, hasReferences: false))
    }
    position += 1
    while position < count, bytes[position] <= 0x20 { position += 1 }
    guard position < count else { return }
    let quote = bytes[position]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    keep(isQuoted ? quoted(name, quote) : unquoted(name))
  }

  private mutating func keep(_ attribute: XMLAttribute) {
    guard attributes.count < Limit.attributes else { return }
    if attributes.contains(where: { isSame($0.name, attribute.name) }) {
      return warn("attribute \(string(attribute.name)) twice")
    }
    attributes.append(attribute)
  }

  private mutating func quoted(_ name: Range<Int>, _ quote: UInt8) -> XMLAttribute {
    let start = position + 1
    var index = start
    var hasReferences = false
    var hasBracket = false
    let isGone = quote == UInt8(ascii: "\"") ? isQuoteGone.double : isQuoteGone.single
    while !isGone, index < count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "&") { hasReferences = true }
      if bytes[index] == UInt8(ascii: "<") { hasBracket = true }
      index += 1
    }
    guard !isGone, index < count else { return unclosed(name, quote) }
    if hasBracket { warn("\"<\" in the value of \(string(name))") }
    position = index + 1
    return XMLAttribute(name: name, value: start..<index, hasReferences: hasReferences)
  }

  /// A value whose closing quote never comes ends with the tag.
  private mutating func unclosed(_ name: Range<Int>, _ quote: UInt8) -> XMLAttribute {
    if quote == UInt8(ascii: "\"") { isQuoteGone.double = true } else { isQuoteGone.single = true }
    warn("the value of \(string(name)) does not end")
    let start = position + 1
    position = start
    while position < count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "<") {
      position += 1
    }
    return XMLAttribute(name: name, value: start..<position, hasReferences: true)
  }

  private mutating func unquoted(_ name: Range<Int>) -> XMLAttribute {
    warn("the value of \(string(name)) is not quoted")
    let start = position
    while position < count, bytes[position] > 0x20, bytes[position] != UInt8(ascii: ">") { position += 1 }
    return XMLAttribute(name: name, value: start..<position, hasReferences: true)
  }

  /// Enters an element: what its attributes declare comes into force, then its name is resolved.
  private mutating func push(_ name: Range<Int>) {
    open.append(
      OpenElement(
        name: name, bindings: bindings.count, defaultNamespace: defaultNamespace, bases: bases.count,
        languages: languages.count))
    for attribute in attributes where bytes[attribute.name.lowerBound] | 0x20 == UInt8(ascii: "x") {
      declare(attribute)
    }
    let (prefix, local) = split(name)
    element = vocabulary.elements.number(of: slice(local))
    namespace = prefix.isEmpty ? defaultNamespace : binding(prefix)
  }

  /// `xmlns`, `xmlns:p`, `xml:base`, `xml:lang`.
  private mutating func declare(_ attribute: XMLAttribute) {
    let name = slice(attribute.name)
    if name.elementsEqual("xmlns".utf8) {
      defaultNamespace = vocabulary.namespace(value(attribute))
      declaredNamespaces.insert(defaultNamespace)
    } else if name.starts(with: "xmlns:".utf8), bindings.count < Limit.bindings {
      let address = value(attribute)
      if address.contains(where: \.isWhitespace) { warn("namespace \"\(address)\" with white space") }
      let prefix = attribute.name.lowerBound + 6..<attribute.name.upperBound
      let number = vocabulary.namespace(address)
      declaredNamespaces.insert(number)
      bindings.append(NamespaceBinding(prefix: prefix, namespace: number))
    } else if name.elementsEqual("xml:base".utf8) {
      enterBase(value(attribute))
    } else if name.elementsEqual("xml:lang".utf8) {
      languages.append(value(attribute))
    }
  }

  /// Prefix and local part of a name.
  func split(_ name: Range<Int>) -> (prefix: Range<Int>, local: Range<Int>) {
    for index in name where bytes[index] == UInt8(ascii: ":") {
      return (name.lowerBound..<index, index + 1..<name.upperBound)
    }
    return (name.lowerBound..<name.lowerBound, name)
  }

  /// The namespace `prefix` stands for; an undeclared one is taken as people usually mean it.
  private mutating func binding(_ prefix: Range<Int>) -> UInt8 {
    for binding in bindings.reversed() where isSame(binding.prefix, prefix) { return binding.namespace }
    let name = string(prefix)
    if name == "xml" { return 255 }
    warn("undeclared namespace prefix \"\(name)\"")
    return vocabulary.usualPrefixes[name.lowercased()] ?? 255
  }
}
