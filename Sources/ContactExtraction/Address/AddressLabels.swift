/// Lines that stand above an address and say what it is for, but are no part of it.
enum AddressLabels {
  /// Whether a whole part (upper case, accents off) is such a label.
  static func isLabel(_ text: String) -> Bool {
    if whole.contains(text) { return true }
    if CarrierCues.label(text) != nil { return true }
    return endings.contains { text.hasSuffix($0) }
  }

  /// Cues of a mailing address, in upper case; a kind's first match in the label, section or column head decides.
  static let kinds: [(cue: String, kind: String)] = [
    ("MAILING", "mailing"), ("MAIL ", "mailing"), ("POSTAL ADDRESS", "mailing"),
    ("CORRESPONDENCE", "mailing"),
    ("CORREO", "mailing"), ("PHYSICAL", "physical"), ("VISIT", "physical"), ("STREET ADDRESS", "physical"),
    ("LOCATION", "physical"),
    ("LOCATED", "physical"), ("WALK-IN", "physical"), ("IN PERSON", "physical"), ("FISICA", "physical"),
  ]

  private static let whole: Set<String> = [
    "ADDRESS", "MAILING ADDRESS", "PHYSICAL ADDRESS", "STREET ADDRESS", "POSTAL ADDRESS", "MAIL", "MAIL TO",
    "SEND TO",
    "LOCATION", "LOCATIONS", "OFFICE", "OFFICES", "VISIT", "VISIT US", "CONTACT", "CONTACT US", "DIRECCION",
    "DIRECCION POSTAL",
    "DIRECCION FISICA", "UBICACION", "OUR ADDRESS", "MAIN ADDRESS", "HEADQUARTERS ADDRESS", "WHERE TO FILE",
    "BY MAIL",
    "IN PERSON", "OR", "AND", "Y", "O",
  ]

  private static let endings = [
    " ADDRESS", " LOCKBOX", " MAIL TO", " DELIVERIES", " DELIVERY", " SEND TO", " LOCATION",
  ]
}
