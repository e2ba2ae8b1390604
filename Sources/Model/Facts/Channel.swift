/// The ways to reach an agency.
package enum Channel: String, CaseIterable, Hashable, Sendable {
  case phone, email, address, hours, web, social
}

/// Who carries a letter to an address.
package enum Carrier: String, Hashable, Sendable {
  /// The U.S. Postal Service only (a P.O. box).
  case usps
  /// FedEx, UPS, DHL and the like, which do not deliver to P.O. boxes.
  case courier
  /// One label for both, or none.
  case any
}
