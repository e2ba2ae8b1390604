/// Reads selectors, one token at a time.
struct SelectorParser {
  private let text: [Character]
  private var place = 0
  /// Selectors inside `:not(` and the like, so that a hostile depth ends.
  private var depth = 0

  init(_ text: String) { self.text = Array(text) }

  /// The whole text as a list of selectors.
  mutating func list() throws(SelectorError) -> [ComplexSelector] {
    let list = try selectors()
    guard place == text.count else { throw unexpected() }
    return list
  }

  private mutating func selectors() throws(SelectorError) -> [ComplexSelector] {
    var list = [try complex()]
    while peek == "," {
      place += 1
      list.append(try complex())
    }
    return list
  }

  private var peek: Character? { place < text.count ? text[place] : nil }

  private func unexpected() -> SelectorError {
    guard let character = peek else { return SelectorError(reason: "it ends too early") }
    return SelectorError(reason: "unexpected \"\(character)\" at column \(place + 1)")
  }

  private mutating func skipSpace() -> Bool {
    let start = place
    while let character = peek, character.isWhitespace { place += 1 }
    return place > start
  }

  private mutating func complex() throws(SelectorError) -> ComplexSelector {
    _ = skipSpace()
    var selector = ComplexSelector(last: try compound())
    while let combinator = combinator() {
      selector.before.insert((combinator, selector.last), at: 0)
      selector.last = try compound()
    }
    return selector
  }

  /// The combinator before another compound; nil at the end of the selector.
  private mutating func combinator() -> ComplexSelector.Combinator? {
    let isParted = skipSpace()
    switch peek {
    case nil, ",", ")": return nil
    case ">": return explicit(.child)
    case "+": return explicit(.next)
    case "~": return explicit(.later)
    default: return isParted ? .descendant : nil
    }
  }

  private mutating func explicit(_ combinator: ComplexSelector.Combinator) -> ComplexSelector.Combinator {
    place += 1
    _ = skipSpace()
    return combinator
  }

  private mutating func compound() throws(SelectorError) -> CompoundSelector {
    var compound = CompoundSelector()
    let start = place
    if peek == "*" {
      place += 1
    } else if let character = peek, isNameCharacter(character) {
      let name = self.name().lowercased()
      compound.conditions.append(.type(HTMLName(name: name), name))
    }
    while let condition = try condition() { compound.conditions.append(condition) }
    guard place > start else { throw unexpected() }
    return compound
  }

  private mutating func condition() throws(SelectorError) -> CompoundSelector.Condition? {
    switch peek {
    case "#":
      place += 1
      return .id(try required())
    case ".":
      place += 1
      return .className(try required())
    case "[": return try attribute()
    case ":": return try pseudoClass()
    default: return nil
    }
  }

  private func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_" || character == "\\"
  }

  private mutating func name() -> String {
    var name = ""
    while let character = peek, isNameCharacter(character) {
      place += 1
      if character == "\\", let escaped = peek {
        name.append(escaped)
        place += 1
      } else {
        name.append(character)
      }
    }
    return name
  }

  private mutating func required() throws(SelectorError) -> String {
    let name = self.name()
    guard !name.isEmpty else { throw unexpected() }
    return name
  }

  // MARK: attributes

  private mutating func attribute() throws(SelectorError) -> CompoundSelector.Condition {
    place += 1
    _ = skipSpace()
    let name = try required().lowercased()
    _ = skipSpace()
    var test = CompoundSelector.AttributeTest(kind: .exists)
    if peek != "]" {
      test.kind = try comparison()
      _ = skipSpace()
      test.value = try value()
      _ = skipSpace()
      if peek == "i" || peek == "I" {
        test.ignoresCase = true
        place += 1
        _ = skipSpace()
      }
    }
    guard peek == "]" else { throw unexpected() }
    place += 1
    return .attribute(name, test)
  }

  private mutating func comparison() throws(SelectorError) -> CompoundSelector.AttributeTest.Operator {
    let kinds: [Character: CompoundSelector.AttributeTest.Operator] = [
      "~": .word, "|": .dash, "^": .prefix, "$": .suffix, "*": .substring,
    ]
    var kind = CompoundSelector.AttributeTest.Operator.equals
    if let character = peek, let other = kinds[character] {
      kind = other
      place += 1
    }
    guard peek == "=" else { throw unexpected() }
    place += 1
    return kind
  }

  private mutating func value() throws(SelectorError) -> String {
    guard let quote = peek, quote == "\"" || quote == "'" else { return try required() }
    place += 1
    var value = ""
    while let character = peek, character != quote {
      value.append(character)
      place += 1
    }
    guard peek == quote else { throw unexpected() }
    place += 1
    return value
  }

  // MARK: pseudo-classes

  private mutating func pseudoClass() throws(SelectorError) -> CompoundSelector.Condition {
    place += 1
    let name = try required().lowercased()
    switch name {
    case "first-child": return .nth(.init(step: 0, offset: 1))
    case "last-child": return .nth(.init(step: 0, offset: 1, fromEnd: true))
    case "first-of-type": return .nth(.init(step: 0, offset: 1, ofType: true))
    case "last-of-type": return .nth(.init(step: 0, offset: 1, fromEnd: true, ofType: true))
    case "only-child":
      return .not([
        ComplexSelector(
          last: .init(conditions: [.not([.init(last: .init(conditions: [.nth(.init(step: 0, offset: 1))]))])])
        ),
        ComplexSelector(
          last: .init(conditions: [
            .not([.init(last: .init(conditions: [.nth(.init(step: 0, offset: 1, fromEnd: true))]))])
          ])),
      ])
    case "empty": return .empty
    case "root": return .root
    default: return try function(name)
    }
  }

  private mutating func function(_ name: String) throws(SelectorError) -> CompoundSelector.Condition {
    guard peek == "(" else { throw SelectorError(reason: "\":\(name)\" is not supported") }
    place += 1
    depth += 1
    guard depth < 8 else { throw SelectorError(reason: "it is nested too deeply") }
    let condition = try argument(of: name)
    _ = skipSpace()
    guard peek == ")" else { throw unexpected() }
    place += 1
    depth -= 1
    return condition
  }

  private mutating func argument(of name: String) throws(SelectorError) -> CompoundSelector.Condition {
    switch name {
    case "not": return .not(try selectors())
    case "is", "where", "matches": return .any(try selectors())
    case "has": return .has(try selectors())
    case "nth-child": return .nth(try nth())
    case "nth-last-child": return .nth(try nth(fromEnd: true))
    case "nth-of-type": return .nth(try nth(ofType: true))
    case "nth-last-of-type": return .nth(try nth(fromEnd: true, ofType: true))
    case "contains":
      _ = skipSpace()
      return .contains(try value())
    default: throw SelectorError(reason: "\":\(name)()\" is not supported")
    }
  }

  private mutating func nth(
    fromEnd: Bool = false, ofType: Bool = false
  ) throws(SelectorError) -> CompoundSelector.NthTest {
    var argument = ""
    while let character = peek, character != ")" {
      if !character.isWhitespace { argument.append(character) }
      place += 1
    }
    let (step, offset) = try formula(argument.lowercased())
    return CompoundSelector.NthTest(step: step, offset: offset, fromEnd: fromEnd, ofType: ofType)
  }

  private func formula(_ text: String) throws(SelectorError) -> (Int, Int) {
    if text == "odd" { return (2, 1) }
    if text == "even" { return (2, 0) }
    let parts = text.split(separator: "n", maxSplits: 1, omittingEmptySubsequences: false)
    func number(_ text: Substring, empty: Int) -> Int? {
      text.isEmpty || text == "+" ? empty : text == "-" ? -empty : Int(text)
    }
    if parts.count == 1, let offset = Int(parts[0]) { return (0, offset) }
    guard parts.count == 2, let step = number(parts[0], empty: 1), let offset = number(parts[1], empty: 0)
    else {
      throw SelectorError(reason: "\"\(text)\" is no position (a number, odd, even or an+b)")
    }
    return (step, offset)
  }
}
