import Model

/// Words by which a page says who carries a letter to an address.
enum CarrierCues {
  /// The carrier that a label (upper case, accents off) names; both kinds in one label mean any.
  static func carrier(in text: String) -> Carrier? {
    let padded = " " + text + " "
    let isPostal = postal.contains { padded.contains($0) }
    let isCourier = courier.contains { padded.contains($0) }
    switch (isPostal, isCourier) {
    case (true, true): return .any
    case (true, false): return .usps
    case (false, true): return .courier
    default: return nil
    }
  }

  private static let postal = [
    " USPS ", "(USPS)", "POSTAL SERVICE", "SERVICIO POSTAL", " REGULAR MAIL ", " FIRST-CLASS MAIL ",
    " U S MAIL ", " US MAIL ",
    " CORREO REGULAR ", " CORREO ORDINARIO ", " BY MAIL ", " POR CORREO ",
  ]
  private static let courier = [
    "FEDEX", "FEDERAL EXPRESS", " UPS ", " DHL ", "COURIER", "EXPRESS MAIL", "OVERNIGHT", "HAND DELIVER",
    "HAND-DELIVER",
    "PRIVATE DELIVERY", "COMMERCIAL DELIVERY", "EXPRESS DELIVER", "COMMERCIAL CARRIER", "MENSAJERIA",
    "ENTREGA EXPRESA",
    "SERVICIO DE ENTREGA",
  ]
}
