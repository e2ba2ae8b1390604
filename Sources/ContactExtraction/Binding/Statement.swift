import Model
import PageReading

/// What a piece of text without a value of its own says about the values beside it.
struct Statement {
  let text: String
  /// For which states it speaks, and its words without them.
  let states: StateCondition
  /// The carrier of a text that is nothing but the label of one.
  let carrierLabel: Carrier?
  /// The carrier that it names among other words.
  let carrier: Carrier?
  /// It says something about states that a reader takes as a condition.
  let isAboutStates: Bool
  /// It begins as conditions do: "If …", "For residents of …".
  let isConditional: Bool
  /// It holds a number, a mail address or a date rather than words.
  let isValue: Bool
  /// One short line.
  let isShort: Bool

  /// Reads `text`.
  init(_ text: String) {
    self.text = text
    isShort = text.utf8.count <= Self.longestLabel && !Self.holdsSentenceEnd(text)
    isValue = Self.digits(in: text) >= 7 || text.utf8.contains(UInt8(ascii: "@"))
    let plain = text.plainWords
    let isSentence = text.utf8.last == UInt8(ascii: ".")
    let mayName = text.utf8.count <= Self.longestLabel && CarrierCues.mayStand(in: text)
    carrierLabel =
      mayName
      ? CarrierCues.label(plain)
        ?? Self.withoutParenthesis(text).flatMap { CarrierCues.label($0.plainWords) } : nil
    carrier = carrierLabel ?? (mayName ? CarrierCues.carrier(in: plain) : nil)
    isConditional =
      !isValue && Self.opens(plain) && isShort
      && (!isSentence || Self.firmOpenings.contains(Self.firstWord(plain)))
    states = StateCondition(text)
    isAboutStates = Self.isCondition(text, plain, states)
  }

  /// Bytes of a label at most.
  static let longestLabel = 200

  /// It says to whom or what something applies, whatever stands around it.
  var isCondition: Bool { isAboutStates || states.isAbroad || isConditional }

  /// A short text that names states, and would be a condition in a cell of its own.
  var isAlone: Bool { isShort && states.speaksOfStates && !StateNames.endAddress(in: text) }

  /// What is left of it without its states and its carrier; nil where that says nothing.
  var words: String? {
    guard carrierLabel == nil, !GenericHeads.contains(text) else { return nil }
    return isAboutStates || isAlone ? states.words : StateConditionWords.rest(of: text)
  }

  /// "By USPS only (no courier delivers to a box)" without what stands in the parenthesis.
  private static func withoutParenthesis(_ text: String) -> String? {
    guard let start = text.firstIndex(of: "("), let end = text[start...].firstIndex(of: ")") else {
      return nil
    }
    return String(text[..<start]) + String(text[text.index(after: end)...])
  }

  private static func digits(in text: String) -> Int {
    var count = 0
    for byte in text.utf8 where byte.isDigit { count += 1 }
    return count
  }

  /// A full stop behind a word in lower case, and more behind it.
  private static func holdsSentenceEnd(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropFirst().dropLast().contains {
      bytes[$0] == UInt8(ascii: ".") && bytes[$0 - 1].isLower && bytes[$0 + 1] == 0x20
    }
  }

  /// Names of states in a sentence about something else are no condition.
  private static func isCondition(_ text: String, _ plain: String, _ states: StateCondition) -> Bool {
    guard states.speaksOfStates, !StateNames.endAddress(in: text) else { return false }
    // "Filings sent elsewhere will be returned."
    if states.isEveryoneElse, states.named.isEmpty, text.utf8.last == UInt8(ascii: ".") { return false }
    if states.isAny || states.isAllOther || states.isExcept || states.words == nil { return true }
    return states.named.count >= 3 || asking.isIn(plain) || opens(plain)
  }

  private static let asking = PhraseSet([
    " LIVE", " LIVING ", " RESID", " LOCATED ", " STATE ", " STATES ", " VIVE", " ESTADO", " FROM ", " IF ",
    " SI ", " HOME ", " DOMICILI", " FILERS ", " HOGAR ", " QUIENES ",
  ])

  private static func opens(_ plain: String) -> Bool {
    openings.contains(firstWord(plain))
  }

  private static func firstWord(_ plain: String) -> String { String(plain.prefix { $0 != " " }) }

  /// Those that open a condition even where a full stop ends it.
  private static let firmOpenings: Set<String> = [
    "IF", "FOR", "WITH", "WITHOUT", "SI", "PARA", "CON", "SIN", "ONLY", "OUTSIDE",
  ]

  private static let openings: Set<String> = [
    "IF", "FOR", "WHEN", "WHERE", "WHO", "ONLY", "FILERS", "RESIDENTS", "APPLICANTS", "PETITIONERS", "YOU",
    "YOUR", "ANY", "ANYONE", "ALL", "EVERYONE", "EVERY", "PEOPLE", "PERSONS", "THOSE", "WITH", "WITHOUT",
    "OUTSIDE",
    "SI", "PARA", "CUANDO", "QUIENES", "RESIDENTES", "SOLICITANTES", "PETICIONARIOS", "USTED", "CUALQUIER",
    "TODOS", "PERSONAS", "CON", "SIN", "FUERA",
  ]
}

/// Headings and heads of columns that say what every such page says.
enum GenericHeads {
  /// Whether `text` tells nothing about whom something is for.
  static func contains(_ text: String) -> Bool {
    text.utf8.count <= 80 && heads.contains(text.plainWords.trimmingSpaces)
  }

  private static let heads: Set<String> = [
    "WHERE TO FILE", "WHERE TO MAIL", "WHERE TO SEND", "FILING ADDRESSES", "FILING ADDRESS",
    "MAILING ADDRESSES", "MAILING ADDRESS", "ADDRESSES", "ADDRESS", "MAIL TO", "SEND TO", "MAIL YOUR FORM TO",
    "DONDE PRESENTAR", "DONDE ENVIAR", "DIRECCIONES", "DIRECCION", "DIRECCION POSTAL", "ENVIE A",
    "THEN MAIL TO", "MAIL IT TO", "SEND IT TO", "SEND YOUR FORM TO", "LOCATION", "LOCATIONS",
  ]
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmingSpaces: String {
    guard let start = utf8.firstIndex(where: { $0 != 0x20 }), let end = utf8.lastIndex(where: { $0 != 0x20 })
    else { return "" }
    return String(self[start...end])
  }
}

/// Statements by their text: a table repeats them for every address.
final class StatementMemo {
  private var known: [String: Statement] = [:]

  /// What `text` says.
  func statement(_ text: String) -> Statement {
    if let statement = known[text] { return statement }
    let statement = Statement(text)
    known[text] = statement
    return statement
  }
}
