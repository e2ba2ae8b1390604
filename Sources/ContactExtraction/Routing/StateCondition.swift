import Model
import Text

/// For which states a passage speaks, and what is left of it without their names.
struct StateCondition {
  /// States named, by code.
  var named: Set<String> = []
  /// "All other states": everything that no other row of the scenario names.
  var isAllOther = false
  /// "Everyone else": other states where the other rows name states, and otherwise no matter of states.
  var isEveryoneElse = false
  /// "All states except …": `named` are the ones left out.
  var isExcept = false
  /// "Any state", "wherever you live": no condition.
  var isAny = false
  /// "Outside the United States": a condition, but none of states.
  var isAbroad = false
  /// "Territories" are named as a whole.
  var namesTerritories = false
  /// Where the names stand among the words of the passage.
  private(set) var names: [StateNames.Found] = []

  /// Whether the passage says anything about states.
  var speaksOfStates: Bool { !named.isEmpty || isAllOther || isExcept || isAny }

  /// A passage that says nothing.
  init() {}

  /// Reads a passage of lines, whose words `tokens` are; they are not asked for where nothing is said about states.
  init(_ text: String, tokens: @autoclosure () -> [AddressToken]) {
    // Names with an accent near their beginning are not among what the quick look knows.
    guard Self.maySpeakOfStates(text) || text.hasByte(0xC3) else { return }
    let tokens = tokens()
    names = StateNames.find(in: tokens)
    named = Set(names.map(\.code))
    let plain = tokens.text
    isEveryoneElse = named.isEmpty && Self.everyoneElse.isIn(plain)
    isAllOther = isEveryoneElse || Self.allOther.isIn(plain)
    let saysAll = Self.all.isIn(plain)
    isExcept = saysAll && !isAllOther && !named.isEmpty && Self.except.isIn(plain)
    isAny = !isAllOther && !isExcept && (saysAll && named.isEmpty || Self.anywhere.isIn(plain))
    isAbroad = named.isEmpty && Self.abroad.isIn(plain)
    namesTerritories = !isAny && Self.territories.isIn(plain)
    if namesTerritories, !isExcept { named.formUnion(USStates.territories) }
  }

  /// A quick look at a text as written: some word could begin the name of a state, be its code, or speak of states.
  static func maySpeakOfStates(_ text: String) -> Bool {
    let seconds = seconds
    return WordStems.anyWord(of: text) { place, bytes in speaks(at: place, in: bytes, seconds) }
  }

  /// The same of a folded text.
  static func maySpeakOfStates(_ text: FoldedText) -> Bool {
    let seconds = seconds
    return text.bytes.withUnsafeBufferPointer { bytes in
      text.words.contains { speaks(at: $0.start, in: bytes, seconds) }
    }
  }

  /// Whether the word at `place` could; most words are told by their first two letters.
  @inline(__always)
  private static func speaks(at place: Int, in bytes: UnsafeBufferPointer<UInt8>, _ seconds: [UInt32]) -> Bool
  {
    guard place + 1 < bytes.count, seconds[Int(bytes[place])] & WordStems.bit(bytes[place + 1]) != 0 else {
      return false
    }
    return cues.begin(wordAt: place, in: bytes) || names.begin(wordAt: place, in: bytes)
      || isCode(at: place, in: bytes)
  }

  /// The second letters of all that is looked for, by the first byte.
  private static let seconds = {
    var seconds = zip(cues.seconds, names.seconds).map { $0 | $1 }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    for first in capitals {
      for second in capitals where USStates.isCode(first, second) {
        seconds[Int(first)] |= WordStems.bit(second)
      }
    }
    return seconds
  }()

  private static let names = WordStems(USStates.tellingWords + ["D.C", "D C"], isCapital: true)
  private static let cues = WordStems([
    "STATE", "ESTADO", "OTHERS", "LOCATION", "ELSEWHERE", "DEMAS", "WHEREVER", "REGARDLESS", "MATTER",
    "ANYWHERE",
    "IMPORTAR",
    "DONDEQUIERA", "TERRITOR", "ELSE", "LISTED", "OUTSIDE", "ABROAD", "OVERSEAS", "FOREIGN", "FUERA",
    "EXTRANJERO",
  ])
  private static let abroad = PhraseSet([
    " OUTSIDE THE UNITED STATES ", " OUTSIDE THE US ", " OUTSIDE OF THE UNITED STATES ",
    " OUTSIDE OF THE US ", " ABROAD ",
    " OVERSEAS ", " FOREIGN COUNTRY ", " FOREIGN COUNTRIES ", " FUERA DE LOS ESTADOS UNIDOS ",
    " FUERA DE EE UU ",
    " EN EL EXTRANJERO ",
  ])

  /// Two capital letters that stand alone and are the code of a state.
  private static func isCode(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = place + 2
    guard end <= bytes.count, bytes[place].isUpper, bytes[place + 1].isUpper else { return false }
    return (end == bytes.count || !bytes[end].isWord) && USStates.isCode(bytes[place], bytes[place + 1])
  }

  private static let allOther = PhraseSet([
    " ALL OTHER STATES ", " EVERY OTHER STATE ", " ANY OTHER STATE ", " ALL OTHER US STATES ", " ALL OTHERS ",
    " REMAINING STATES ",
    " ALL OTHER LOCATIONS ", " ANY OTHER US STATE ", " OTHER STATES ", " DEMAS ESTADOS ", " OTROS ESTADOS ",
    " OTRO ESTADO ",
    " RESTO DE LOS ESTADOS ", " ELSEWHERE IN THE UNITED STATES ", " STATE NOT LISTED ", " STATES NOT LISTED ",
    " EVERYWHERE ELSE ", " ANYWHERE ELSE ", " NOT LISTED ABOVE ", " ALL OTHER AREAS ", " ALL OTHER PLACES ",
    " EVERYONE ELSE IN THE UNITED STATES ",
    " REST OF THE STATES ", " REST OF THE COUNTRY ", " RESTO DEL PAIS ",
  ])
  private static let everyoneElse = PhraseSet([
    " EVERYONE ELSE ", " ELSEWHERE ", " ANY OTHER LOCATION ", " ANY OTHER PLACE ", " ANYONE ELSE ",
    " LOS DEMAS ",
  ])
  private static let all = PhraseSet([
    " ALL STATES ", " ANY STATE ", " EVERY STATE ", " ALL 50 STATES ", " ALL FIFTY STATES ",
    " ALL US STATES ", " ANY US STATE ",
    " TODOS LOS ESTADOS ", " CUALQUIER ESTADO ",
  ])
  private static let anywhere = PhraseSet([
    " WHEREVER YOU LIVE ", " WHEREVER THEY LIVE ", " REGARDLESS OF WHERE YOU LIVE ",
    " NO MATTER WHERE YOU LIVE ", " ANYWHERE IN THE ",
    " SIN IMPORTAR DONDE VIVA ", " DONDEQUIERA QUE VIVA ",
  ])
  private static let except = PhraseSet([
    " EXCEPT ", " EXCLUDING ", " OTHER THAN ", " BUT NOT ", " EXCEPTO ", " SALVO ", " MENOS ",
  ])
  private static let territories = PhraseSet([
    " US TERRITORIES ", " ALL TERRITORIES ", " ANY US TERRITORY ", " TERRITORIES ", " TERRITORIOS ",
  ])
}

/// Names of states in running words.
enum StateNames {
  struct Found {
    var code: String
    var tokens: Range<Int>
  }

  /// The states named, longest names first: "West Virginia" holds no Virginia, "Washington, D.C." no Washington.
  static func find(in tokens: [AddressToken]) -> [Found] {
    var found: [Found] = []
    var place = 0
    while place < tokens.count {
      if let hit = name(at: place, in: tokens) {
        if let last = found.last, isRange(tokens[last.tokens.upperBound..<place]) {
          found += USStates.between(last.code, hit.code).map { Found(code: $0, tokens: hit.tokens) }
        }
        found.append(hit)
        place = hit.tokens.upperBound
      } else {
        place += 1
      }
    }
    return found.filter { !isCounty($0, in: tokens) }
  }

  /// "Washington County", "Indiana and Greene Counties": from the name on only names, up to the word for counties.
  private static func isCounty(_ state: Found, in tokens: [AddressToken]) -> Bool {
    var place = state.tokens.upperBound
    if place < tokens.count, counties.contains(tokens[place].text) { return true }
    while place < tokens.count, place - state.tokens.upperBound < 24 {
      let word = tokens[place]
      if many.contains(word.text) { return true }
      guard !word.isLower || ["AND", "OR", "Y", "O"].contains(word.text),
        word.gap <= .comma || word.gap == .space
      else { return false }
      place += 1
    }
    return false
  }

  private static let counties: Set<String> = ["COUNTY", "COUNTIES", "PARISH", "BOROUGH", "TOWNSHIP"]
  private static let many: Set<String> = ["COUNTIES", "PARISHES", "CONDADOS"]

  /// Whether a ZIP code follows one of the states `found`: the text says where something stands, not for whom.
  static func endAddress(_ found: [Found], in tokens: [AddressToken]) -> Bool {
    found.contains { state in
      state.tokens.upperBound < tokens.count && tokens[state.tokens.upperBound].isZIP
    }
  }

  /// "Alabama through Georgia".
  private static func isRange(_ words: ArraySlice<AddressToken>) -> Bool {
    words.count == 1 && words.allSatisfy { $0.text == "THROUGH" || $0.text == "THRU" }
  }

  private static func name(at place: Int, in tokens: [AddressToken]) -> Found? {
    guard tokens[place].classes.contains(.state) else { return nil }
    var length = min(USStates.longestName, tokens.count - place)
    while length > 0 {
      let words = tokens[place..<place + length]
      if holdsTogether(words), let code = USStates.code(named: words.text),
        isMeant(words, tokens)
      {
        return Found(code: code, tokens: place..<place + length)
      }
      length -= 1
    }
    return nil
  }

  /// No comma inside a name, but for "Washington, D.C.".
  private static func holdsTogether(_ words: ArraySlice<AddressToken>) -> Bool {
    words.dropFirst().allSatisfy {
      $0.gap == .space || ($0.gap == .comma && $0.text == "DC" && words.count == 2)
    }
  }

  /// A two-letter code counts in capitals, beside another state or alone; a name does not inside a longer one.
  private static func isMeant(_ words: ArraySlice<AddressToken>, _ tokens: [AddressToken]) -> Bool {
    guard let first = words.first else { return false }
    if words.count == 1, first.text.utf8.count == 2 {
      guard first.isCapitals else { return false }
      return first.opensParenthesis || isListed(words.startIndex, in: tokens)
    }
    guard !first.isLower, words.endIndex < tokens.count, tokens[words.endIndex].gap == .space else {
      return !first.isLower
    }
    return !Self.placeWords.contains(tokens[words.endIndex].text)
  }

  private static func isListed(_ place: Int, in tokens: [AddressToken]) -> Bool {
    if tokens.count == 1 { return true }
    let after = place + 1 < tokens.count ? tokens[place + 1] : nil
    let isParted = tokens[place].gap >= .comma || place == 0
    let isEnded = after.map { $0.gap >= .comma || ["AND", "OR", "Y", "O"].contains($0.text) } ?? true
    if place > 0, ["AND", "OR", "IN", "Y", "O", "EN"].contains(tokens[place - 1].text), isEnded {
      return true
    }
    return isParted && isEnded
  }

  private static let placeWords: Set<String> = [
    "SERVICE", "LOCKBOX", "CENTER", "CITY", "FIELD", "OFFICE", "AVENUE", "AVE", "STREET", "ST", "ROAD",
    "BLVD",
  ]
}

/// What a condition says besides its states.
enum StateConditionWords {
  /// The lines of `text` without the names of states; nil where only words that introduce a list are left.
  static func rest(of text: String, tokens: [AddressToken], states: [StateNames.Found] = []) -> String? {
    guard let first = states.first, let last = states.last else { return meaningful(text, tokens[...]) }
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: tokens[first.tokens.lowerBound].range.lowerBound)
    let end = bytes.index(bytes.startIndex, offsetBy: tokens[last.tokens.upperBound - 1].range.upperBound)
    let parts = [
      (bytes[..<start], tokens[..<first.tokens.lowerBound]),
      (bytes[end...], tokens[last.tokens.upperBound...]),
    ].compactMap { part, words in
      // The mark of a footnote behind the last name says nothing.
      part.contains(where: \.isLetter) ? meaningful(String(decoding: part, as: UTF8.self), words) : nil
    }
    return parts.isEmpty ? nil : parts.joined(separator: " … ")
  }

  /// The text on one line, without what closes or opens it; nil where it says nothing of its own.
  private static func meaningful(_ text: String, _ words: ArraySlice<AddressToken>) -> String? {
    guard words.contains(where: { !Self.empty.contains($0.text) }) else { return nil }
    let line = text.trimmed(start: " \n:,;(*).", end: " \n:,;(*")
    return line.isEmpty ? nil : String(decoding: line.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Words that introduce a list of states and say nothing of their own.
  private static let empty: Set<String> = [
    "IF", "YOU", "LIVE", "LIVES", "LIVED", "LIVING", "RESIDE", "RESIDES", "RESIDENT", "RESIDENTS", "ARE", "A",
    "AN", "IN", "OF", "THE", "ONE", "AND", "OR",
    "STATE", "STATES", "ALL", "ANY", "EVERY", "OTHER", "OTHERS", "EXCEPT", "EXCLUDING", "THAN", "TERRITORY",
    "TERRITORIES",
    "US", "U", "S", "THESE", "THIS", "FOLLOWING", "WHERE", "WHEREVER", "WHO", "APPLICANTS", "APPLICANT",
    "EVERYONE", "THEY", "YOUR", "RESIDENCE", "IS", "LOCATED",
    "SI", "USTED", "VIVE", "RESIDE", "EN", "EL", "LA", "LOS", "LAS", "UNO", "DE", "ESTOS", "ESTADOS",
    "ESTADO", "O", "Y", "TODOS", "DEMAS",
    "OTROS", "CUALQUIER", "EXCEPTO", "TERRITORIOS", "RESIDENTES", "50", "PLACES", "LISTED", "REMAINING",
    "ELSEWHERE",
    "MAIL", "SEND", "SUBMIT", "FILE", "FORM", "FORMS", "IT", "THEM", "TO", "AT", "APPLICATION", "PETITION",
    "PACKAGE", "THROUGH",
    "EVERYWHERE", "ELSE", "FILERS", "PETITIONERS", "RESIDING", "WHICH", "THAT", "FOR", "FROM", "HOME", "NOT",
    "ABOVE",
    "QUE", "QUIENES", "VIVEN", "RESIDEN", "DOMICILIO", "PERSONAS", "PARA", "NO", "FIGURAN", "ARRIBA",
    "ENVIE", "ENVIELO", "ENVIELA", "PRESENTE", "SU", "FORMULARIO", "SOLICITUD", "AL",
  ]
}

extension [Route] {
  /// The routes with "all other states" and "all states except …" turned into codes; `heading` is that of the page.
  func resolvingOtherStates(under heading: String?) -> [Route] {
    guard contains(where: { $0.states.isAllOther || $0.states.isExcept }) else { return self }
    var listed: [RoutePath: Set<String>] = [:]
    for route in self where !route.states.isAllOther {
      let codes = route.states.listedCodes
      guard !codes.isEmpty else { continue }
      let path = route.path(under: heading)
      for depth in 0...path.count {
        listed[RoutePath(form: route.conditions.form, path: path.prefix(depth).map(\.self)), default: []]
          .formUnion(codes)
      }
    }
    return map { route in
      var route = route
      if route.states.isAllOther {
        // The nearest scope in which others name states.
        let path = route.path(under: heading)
        let others = (0...path.count).reversed().lazy.compactMap { depth in
          listed[RoutePath(form: route.conditions.form, path: path.prefix(depth).map(\.self))]
        }.first
        if route.states.isEveryoneElse, others == nil { return route }
        let named = others ?? []
        route.conditions.states =
          USStates.fifty.subtracting(named).union(route.states.named.subtracting(named)).sorted()
      } else if route.states.isExcept {
        route.conditions.states = route.states.listedCodes.sorted()
      }
      return route
    }
  }
}

extension StateCondition {
  /// The states that it names, or all but those.
  fileprivate var listedCodes: Set<String> {
    guard isExcept else { return named }
    let all = namesTerritories ? USStates.fifty.union(USStates.territories) : USStates.fifty
    return all.subtracting(named)
  }
}

/// A form with the words above a route down to some depth.
private struct RoutePath: Hashable {
  let form: String?
  let path: [String]
}
