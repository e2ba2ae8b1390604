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
