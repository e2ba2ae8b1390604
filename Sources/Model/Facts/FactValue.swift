/// What a fact says, in typed parts. Its normal form, by which facts are stored and told, is ``text``.
package enum FactValue: Hashable, Sendable {
  case phone(PhoneNumber)
  case email(EmailAddress)
  case address(PostalAddress)
  indirect case hours(OpeningHours)
  case web(Link)
  case social(Link)
  /// A text that the type of its channel does not read (a store of another version): kept and compared as it stands.
  case verbatim(Channel, String)

  /// A value from its normal form and its named parts, as a store keeps them; never fails, for nothing stored may be lost.
  ///
  /// - Parameters:
  ///   - text: the normal form (``text``).
  ///   - components: parts by name (``components``); of addresses and hours only.
  package init(channel: Channel, text: String, components: [String: String] = [:]) {
    let value: FactValue? =
      switch channel {
      case .phone: PhoneNumber(text: text).map(FactValue.phone)
      case .email: EmailAddress(text: text).map(FactValue.email)
      case .address: .address(PostalAddress(text: text, components: components))
      case .hours: .hours(OpeningHours(verbatim: text, zone: components["timezone"]))
      case .web: Link(text: text).map(FactValue.web)
      case .social: Link(text: text).map(FactValue.social)
      }
    self = value ?? .verbatim(channel, text)
  }

  /// The way to the agency that the value is of.
  package var channel: Channel {
    switch self {
    case .phone: .phone
    case .email: .email
    case .address: .address
    case .hours: .hours
    case .web: .web
    case .social: .social
    case .verbatim(let channel, _): channel
    }
  }

  /// The normal form: E.164 with `;ext=N`, lower-case domain, USPS Publication 28 line, opening_hours, absolute URL.
  package var text: String {
    switch self {
    case .phone(let number): number.text
    case .email(let address): address.text
    case .address(let address): address.text
    case .hours(let hours): hours.text
    case .web(let link), .social(let link): link.text
    case .verbatim(_, let text): text
    }
  }

  /// Parts by name, as JSON and the store give them. address: recipient, attention, street, unit, po_box, city, state, zip,
  /// country; hours: timezone (IANA name); none of the other channels.
  package var components: [String: String] {
    switch self {
    case .address(let address): address.components
    case .hours(let hours): hours.zone.map { ["timezone": $0] } ?? [:]
    case .phone, .email, .web, .social, .verbatim: [:]
    }
  }

  /// The value with the parts that only `other`, another mention of it, names.
  package func completed(by other: FactValue) -> FactValue {
    switch (self, other) {
    case (.address(let one), .address(let other)): return .address(one.completed(by: other))
    case (.hours(var one), .hours(let other)):
      one.zone = one.zone ?? other.zone
      return .hours(one)
    default: return self
    }
  }
}
