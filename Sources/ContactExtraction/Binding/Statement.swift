import Model
import PageReading
import Text

/// What a piece of text without a value of its own says about the values beside it.
///
/// Most texts of a page are asked for little: what costs more than a look is found when it is first asked for.
final class Statement {
  let text: String
  /// One short line.
  let isShort: Bool
  /// It holds a number, a mail address or hours rather than words.
  let isValue: Bool
  private lazy var tokens = AddressTokenizer.tokens(of: text, block: 0)
  /// The words of it, as ``Swift/String/plainWords`` has them.
  private(set) lazy var plain = tokens.text
  /// For which states it speaks, and its words without them.
  private(set) lazy var states = StateCondition(text, tokens: tokens)
  /// The carrier of a text that is nothing but the label of one.
  private(set) lazy var carrierLabel = mayNameCarrier ? findCarrierLabel() : nil
  /// The carrier that it names, among other words too.
  private(set) lazy var carrier = carrierLabel ?? (mayNameCarrier ? CarrierCues.carrier(in: plain) : nil)
  /// It says something about states that a reader takes as a condition.
  private(set) lazy var isAboutStates = saysStates()
  /// It begins as conditions do: "If …", "For residents of …".
  private(set) lazy var isConditional = !isValue && isShort && opensFirmly()
  /// What is left of it without its states and its carrier; nil where that says nothing.
  private(set) lazy var words = findWords()
  /// What is left of it without the names of states and without words that only introduce them; nil where nothing is.
  private(set) lazy var wordsBesideStates = StateConditionWords.rest(
    of: text, tokens: tokens, states: states.names)
  private lazy var mayNameCarrier = text.utf8.count <= Self.longestLabel && CarrierCues.mayStand(in: text)

  /// Reads `text`.
  init(_ text: String) {
    self.text = text
    isShort = text.utf8.count <= Self.longestLabel && !Self.holdsSentenceEnd(text)
    isValue = Self.holdsValue(text)
  }

  /// Bytes of a label at most.
  static let longestLabel = 200

  /// It says to whom or what something applies, whatever stands around it.
  var isCondition: Bool { isAboutStates || states.isAbroad || isConditional }

  /// A short text that names states, and would be a condition in a cell of its own.
  private(set) lazy var isAlone = isShort && states.speaksOfStates && !endsAddress

  /// A ZIP code follows a state in it.
  private lazy var endsAddress = StateNames.endAddress(states.names, in: tokens)

  private func findCarrierLabel() -> Carrier? {
    CarrierCues.label(plain)
      ?? Self.withoutParenthesis(text).flatMap { CarrierCues.label($0.plainWords) }
  }

  private func findWords() -> String? {
    guard carrierLabel == nil, !(text.utf8.count <= 80 && GenericHeads.contains(plain)) else { return nil }
    return isAboutStates || isAlone ? wordsBesideStates : StateConditionWords.rest(of: text, tokens: tokens)
  }

  /// "By USPS only (no courier delivers to a box)" without what stands in the parenthesis.
  private static func withoutParenthesis(_ text: String) -> String? {
    guard let start = text.firstIndex(of: "("), let end = text[start...].firstIndex(of: ")") else {
      return nil
    }
    return String(text[..<start]) + String(text[text.index(after: end)...])
  }

  /// Seven digits or more, a mail address, or two times of day.
  private static func holdsValue(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      if bytes.first(UInt8(ascii: "@"), from: 0) != nil { return true }
      var (digits, times) = (0, 0)
      for place in bytes.indices where bytes[place] &- 0x30 < 10 {
        digits += 1
        if isEndOfTime(bytes, place) { times += 1 }
      }
      return digits >= 7 || times >= 2
    }
  }

  /// The last digit of an hour: minutes follow it (`9:30`), or the half of the day (`9 a.m.`).
  private static func isEndOfTime(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard place + 2 < bytes.count, !bytes[place + 1].isDigit else { return false }
    if bytes[place + 1] == UInt8(ascii: ":") { return bytes[place + 2].isDigit }
    var next = place + 1
    if bytes[next] == 0x20 { next += 1 }
    let half = bytes[next] | 0x20
    guard next + 1 < bytes.count, half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return false }
    next += bytes[next + 1] == UInt8(ascii: ".") ? 2 : 1
    // "9:30 a.m." is one time.
    let isMinute = place >= 2 && bytes[place - 2] == UInt8(ascii: ":")
    return next < bytes.count && bytes[next] | 0x20 == UInt8(ascii: "m") && !isMinute
  }

  /// A full stop behind a word in lower case, and more behind it.
  private static func holdsSentenceEnd(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var place = 0
      while let stop = bytes.first(UInt8(ascii: "."), from: place) {
        if stop > 0, bytes[stop - 1].isLower, stop + 1 < bytes.count, bytes[stop + 1] == 0x20 { return true }
        place = stop + 1
      }
      return false
    }
  }

  /// Names of states in a sentence about something else are no condition.
  private func saysStates() -> Bool {
    guard states.speaksOfStates, !endsAddress else { return false }
    // "Filings sent elsewhere will be returned."
    if states.isEveryoneElse, states.named.isEmpty, isSentence { return false }
    return states.isAny || states.isAllOther || states.isExcept || states.named.count >= 3
      || Self.asking.isIn(plain) || Self.openings.contains(firstWord) || wordsBesideStates == nil
  }

  private func opensFirmly() -> Bool {
    guard Self.openingStems.mayBegin(text) else { return false }
    return Self.openings.contains(firstWord) && (!isSentence || Self.firmOpenings.contains(firstWord))
  }

  private var isSentence: Bool { text.utf8.last == UInt8(ascii: ".") }
  private var firstWord: String { String(plain.prefix { $0 != " " }) }

  private static let asking = PhraseSet([
    " LIVE", " LIVING ", " RESID", " LOCATED ", " STATE ", " STATES ", " VIVE", " ESTADO", " FROM ", " IF ",
    " SI ", " HOME ", " DOMICILI", " FILERS ", " HOGAR ", " QUIENES ",
  ])

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
  private static let openingStems = WordStems(openings)
}

/// Headings and heads of columns that say what every such page says.
enum GenericHeads {
  /// Whether the words `plain` (``Swift/String/plainWords``) tell nothing about whom something is for.
  static func contains(_ plain: String) -> Bool { heads.contains(plain) }

  private static let heads: Set<String> = [
    "WHERE TO FILE", "WHERE TO MAIL", "WHERE TO SEND", "FILING ADDRESSES", "FILING ADDRESS",
    "MAILING ADDRESSES", "MAILING ADDRESS", "ADDRESSES", "ADDRESS", "MAIL TO", "SEND TO", "MAIL YOUR FORM TO",
    "DONDE PRESENTAR", "DONDE ENVIAR", "DIRECCIONES", "DIRECCION", "DIRECCION POSTAL", "ENVIE A",
    "THEN MAIL TO", "MAIL IT TO", "SEND IT TO", "SEND YOUR FORM TO", "LOCATION", "LOCATIONS",
  ]
}
