import Model

/// Words by which a page says who carries a letter to an address.
enum CarrierCues {
  /// The carrier that a passage (upper case, accents off) names; both kinds in one passage mean any.
  static func carrier(in text: String) -> Carrier? {
    let text = text.utf8.contains(UInt8(ascii: "/")) ? String(text.map { $0 == "/" ? " " : $0 }) : text
    switch (postal.isIn(text), courier.isIn(text)) {
    case (true, true): return usps.isIn(text) && !company.isIn(text) ? .usps : .any
    case (true, false): return .usps
    case (false, true): return .courier
    default: return nil
    }
  }

  /// A quick look at a text as written: some word could name a carrier, or begin an acronym of one (`U.P.S.`).
  static func mayStand(in text: String) -> Bool { stems.begins(wordOf: text) }

  private static let stems = WordStems([
    "USPS", "U.", "POSTAL", "MAIL", "CORREO", "FEDEX", "FEDERAL", "EXPRESS", "UPS", "DHL", "D.H", "F.E",
    "COURIER",
    "PRIVATE", "COMMERCIAL", "HAND", "OVERNIGHT", "MENSAJER", "ENTREGA", "NON-USPS", "SHIPPING",
  ])

  /// The carrier of a text that says nothing else: `U.S. Postal Service (USPS) deliveries`, not the name of an agency.
  static func label(_ text: String) -> Carrier? {
    guard text.utf8.count <= 140, let carrier = carrier(in: text) else { return nil }
    return text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: "/") }).allSatisfy {
      words.contains(String(Substring($0)))
    } ? carrier : nil
  }

  private static let postal = PhraseSet([
    " USPS ", " POSTAL SERVICE ", " SERVICIO POSTAL ", " REGULAR MAIL ", " FIRST-CLASS MAIL ", " US MAIL ",
    " CORREO REGULAR ",
    " CORREO ORDINARIO ", " BY MAIL ", " POR CORREO ", " REGULAR POSTAL MAIL ",
  ])
  private static let usps = PhraseSet([" USPS ", " POSTAL SERVICE "])
  /// Couriers by name: without one "USPS Priority and Express Mail" is all carried by the Postal Service.
  private static let company = PhraseSet([
    " FEDEX", " FEDERAL EXPRESS ", " UPS ", " DHL ", " COURIER", " PRIVATE ", " COMMERCIAL ", " HAND",
    " OVERNIGHT ", " NON-USPS ",
    " MENSAJERIA ", " ENTREGA ",
  ])
  private static let courier = PhraseSet([
    " FEDEX", " FEDERAL EXPRESS ", " UPS ", " DHL ", " COURIER", " EXPRESS MAIL ", " OVERNIGHT ",
    " HAND DELIVER", " HAND-DELIVER",
    " PRIVATE DELIVERY ", " COMMERCIAL DELIVERY ", " EXPRESS DELIVER", " COMMERCIAL CARRIER",
    " PRIVATE CARRIER", " NON-USPS ", " SHIPPING ADDRESS ", " MENSAJERIA ", " ENTREGA EXPRESA ",
    " SERVICIO DE ENTREGA ", " EXPRESS SERVICE",
  ])

  /// Words that labels of carriers are made of.
  private static let words: Set<String> = Set(
    """
    USPS POSTAL SERVICE SERVICES SERVICIO SERVICIOS REGULAR MAIL FIRST-CLASS US U S UNITED STATES CORREO ORDINARIO BY POR FEDEX FEDERAL
    EXPRESS UPS DHL COURIER COURIERS OVERNIGHT HAND DELIVER DELIVERY DELIVERIES DELIVERED HAND-DELIVERY HAND-DELIVERED PRIVATE COMMERCIAL
    CARRIER CARRIERS MENSAJERIA ENTREGA ENTREGAS EXPRESA THE AND OR VIA FOR IF YOU USE USING SEND SENDING TO ADDRESS ADDRESSES WITH YOUR
    FORM IT ONLY ALL OTHER ANY OF NON-USPS PRIORITY STANDARD PACKAGE PACKAGES DE EE UU ESTADOS UNIDOS Y O E PARA SI USA USTED ENVIA EL LA
    DIRECCION MAILING MAILED MAILS STREET LETTER LETTERS SUCH AS COMPANY COMPANIES GROUND
    DAY NEXT NEXT-DAY SAME 2ND 2-DAY TWO-DAY SECOND EXPEDITED THIS THESE FOLLOWING BELOW AT PLEASE WHEN ARE SENT BE MUST SHOULD SHIP
    A AN THROUGH PARCEL PARCELS DEL UN UNA MEDIANTE PAQUETE PAQUETES CARTA CARTAS SUS ENVIO ENVIOS ENVIAR ENVIE TRAVES COMO CON
    SHIPPING SHIPMENT SHIPMENTS SHIPPED ENVELOPE ENVELOPES ITEMS
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
