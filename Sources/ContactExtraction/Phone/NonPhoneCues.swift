/// Words before digits that say they are something else than a telephone number.
///
/// A new word is one line. `names` count where "number", "no." or "#" follows them; `marks` always.
enum NonPhoneCues {
  /// What is numbered: "receipt number 123", "case no. 123".
  private static let names = [
    "receipt", "case", "account", "tracking", "order", "reference", "ref", "invoice", "control", "docket",
    "routing",
    "alien", "license", "permit", "contract", "claim", "policy", "request", "solicitation", "confirmation",
    "serial",
    "part", "model", "grant", "award", "registration", "certificate", "file", "application", "passport",
    "form",
    "social security", "tax id", "taxpayer id", "identification", "employer id", "roll call", "document",
    "ticket",
    "member", "customer", "catalog", "item", "recibo", "caso", "cuenta", "referencia", "solicitud",
    "expediente", "parcel", "check", "participant",
  ]
  /// Signs that always announce another kind of number.
  private static let marks = [
    "isbn", "issn", "ein", "duns", "uei", "cage", "ssn", "omb", "naics", "asin", "upc", "doi", "ach", "aba",
    "vin", "iban",
    "a number", "usps tracking", "fedex tracking", "ups tracking", "version", "rev", "lat", "lon", "sku",
    "po box", "p o box",
    "box", "apartado", "zip", "zip code", "int dec", "vol", "pp", "cfr", "u s c", "fed reg", "room", "bin",
    "patent", "meeting id", "meeting number", "meeting no", "conference id", "webinar id", "access code",
    "participant code", "meeting code", "passcode", "pin", "pin number", "id number", "i 94 number",
  ]
  private static let numberWords = ["number", "numbers", "no", "nos", "num", "id", "numero", "nro"]

  private static let table = CueTable<Bool>(
    names.flatMap { name in numberWords.map { (phrase: "\(name) \($0)", meaning: true) } }
      + marks.map { (phrase: $0, meaning: true) } + names.map { (phrase: $0, meaning: false) })

  /// Whether the words right before `start` announce an identifier; `loosely` also takes a name without "number".
  static func announceIdentifier(in text: FoldedText, before start: Int, loosely: Bool) -> Bool {
    var end = start
    while end > 0, isFiller(text.bytes[end - 1]) { end -= 1 }
    // From behind the fillers: dot leaders are longer than any window.
    let window = max(0, end - 28)..<end
    guard let cue = table.matches(in: text, window).last, cue.range.upperBound == end else { return false }
    return cue.meaning || loosely || text.bytes[end..<start].contains(UInt8(ascii: "#"))
  }

  /// Whether the head of a column or row names an identifier: "Case Number", "Docket No.".
  static func isIdentifier(_ head: FoldedText) -> Bool {
    head.bytes.count <= 40 && announceIdentifier(in: head, before: head.bytes.count, loosely: false)
  }

  private static func isFiller(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "(")
  }
}
