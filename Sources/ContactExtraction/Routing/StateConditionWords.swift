import Text

/// What a condition says besides its states.
enum StateConditionWords {
  /// The lines of `text` without the names of states; nil where only words that introduce a list are left.
  static func rest(of text: String, tokens: [AddressToken], states: [StateNames.Found]) -> String? {
    let bytes = Array(text.utf8)
    guard let first = states.first, let last = states.last else { return meaningful(text, tokens) }
    let start = tokens[first.tokens.lowerBound].range.lowerBound
    let end = tokens[last.tokens.upperBound - 1].range.upperBound
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let after = String(decoding: bytes[end...], as: UTF8.self)
    let parts = [before, after].compactMap { meaningful($0, AddressTokenizer.tokens(of: $0, block: 0)) }
    return parts.isEmpty ? nil : parts.joined(separator: " … ")
  }

  /// The text on one line, without what closes or opens it; nil where it says nothing of its own.
  private static func meaningful(_ text: String, _ words: [AddressToken]) -> String? {
    guard words.contains(where: { !Self.empty.contains($0.text) }) else { return nil }
    let line = text.split(whereSeparator: { $0 == "\n" }).joined(separator: " ")
    let trims: Set<Character> = [" ", ":", ",", ";", "(", "*"]
    var trimmed = Substring(line)
    while let edge = trimmed.last, trims.contains(edge) { trimmed.removeLast() }
    while let edge = trimmed.first, trims.contains(edge) || edge == ")" || edge == "." {
      trimmed.removeFirst()
    }
    return trimmed.isEmpty ? nil : String(trimmed)
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
    "ENVIE", "ENVIELO", "ENVIELA", "PRESENTE", "SU", "FORMULARIO", "SOLICITUD", "AL",
  ]
}
