/// Words that say what a telephone number is for. A new cue is one line; accents and case do not matter.
enum PhoneCues {
  /// Found before a number, behind it in parentheses, in its label, its column's head or its heading; the nearest counts.
  static let kinds = CueTable<PhoneKind>([
    (
      .tty,
      [
        "tty", "tdd", "ttd", "tt", "t t y", "t d d", "tty phone", "tty telephone", "tty number", "tdd phone",
        "teletype",
        "teletypewriter", "text telephone", "texttelephone", "deaf", "hard of hearing",
        "hearing impaired", "hearing loss", "hearing disability", "hearing disabilities", "speech disability",
        "speech disabilities", "speech impaired", "videophone", "video phone", "vrs", "vp", "video relay",
        "ip relay", "captel", "sordo", "sorda", "sordos", "sordas", "sordera", "problemas auditivos",
        "impedimentos auditivos", "hipoacusia",
        "dificultades auditivas",
        "problemas de audicion", "discapacidad auditiva", "teletipo", "relay service",
        "telecommunications relay", "deafblind", "deaf blind", "late deafened", "sordociego", "dhh",
        "tdd tty", "tty tdd", "ttytdd",
        "asl", "telecommunications device",
      ]
    ),
    (
      .fax,
      [
        "fax", "faxes", "fax phone", "fax telephone", "facsimile", "facsimiles", "telefax", "faxed", "efax",
        "e fax", "faxing", "facsimil", "fax number", "por fax",
      ]
    ),
    (
      .sms,
      [
        "sms", "text message", "text messages", "text us", "text line", "send a text", "mensaje de texto",
        "texto", "text only",
      ]
    ),
    (
      .voice,
      [
        "phone", "phones", "telephone", "telephones", "tel", "voice", "telefono", "telefonos", "cell",
        "mobile", "ph",
        "phone fax", "tel fax", "telephone fax", "voice tty", "voice tdd", "phone tty", "telephone tty",
        "v tty", "phone and fax", "call or text", "call or text us", "call text", "phone or text",
        "llame o envie un texto",
        "telefono fax",
      ]
    ),
  ])

  /// Words that announce a number of whatever kind, so that ten digits in a row are one.
  static let announcing = CueTable<Bool>(
    [
      "phone", "telephone", "tel", "call", "dial", "fax", "tty", "tdd", "voice", "cell", "mobile",
      "toll free", "hotline",
      "helpline", "text", "telefono", "llame", "numero", "contact", "number", "main", "line", "ph",
    ].map { (phrase: $0, meaning: true) })

  /// Words that ask for a call.
  static let calling = CueTable<Bool>(
    ["call", "calls", "dial", "phone", "telephone", "llame", "llamar", "marque"].map {
      (phrase: $0, meaning: true)
    })

  /// Last words before a number that a text goes to.
  static let texting: Set<String> = ["text", "texts", "texting", "textee", "txt"]

  /// A letter that stands for the kind before a number: `P: (206) 555-0143`, `F 555-0144`.
  static let letters: [UInt8: PhoneKind] = [
    UInt8(ascii: "p"): .voice, UInt8(ascii: "t"): .voice, UInt8(ascii: "o"): .voice,
    UInt8(ascii: "m"): .voice,
    UInt8(ascii: "c"): .voice, UInt8(ascii: "v"): .voice, UInt8(ascii: "f"): .fax,
  ]

  /// Labels that a number may hang on without a sign between: `Phone800-375-5283`.
  static let glued = ["phone", "telephone", "tel", "fax", "tty", "tdd", "voice", "telefono"].map {
    Array($0.utf8)
  }
  static let longestGlued = 10

  /// Labels that name nothing but the kind, so that a better name is looked for.
  static let plainLabels: Set<String> = [
    "phone", "telephone", "tel", "p", "t", "f", "fax", "tty", "tdd", "tty/tdd", "voice", "call",
    "phone number", "fax number", "work",
    "teléfono", "telefono", "number", "call us", "call us at", "or", "and", "toll-free number",
    "not toll-free", "not toll free", "not a toll-free number",
    "phone numbers", "o",
  ]
}

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
