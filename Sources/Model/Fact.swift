/// One piece of contact information as a page states it.
package struct Fact: Hashable, Sendable {
  /// The way to the agency.
  package var channel: Channel
  /// phone: voice, tty, fax, sms; address: usps, courier, physical, mailing; web: account, case-status, form, chat,
  /// scheduler, contact-form, page; social: facebook, x, …; empty for email and hours.
  package var kind: String
  /// The normal form, by which facts are compared: E.164 with `;ext=N`, lower-case domain, USPS Publication 28 line,
  /// opening_hours, absolute URL.
  package var value: String
  /// As written on the page.
  package var display: String
  /// What the page calls it.
  package var label: String?
  /// The headings above it, outermost first.
  package var section: [String]
  /// When the fact applies.
  package var conditions: Conditions
  /// Parts of the value. address: recipient, attention, street, unit, po_box, city, state, zip, country; hours: timezone.
  package var components: [String: String]
  /// The sentence or cell around it.
  package var evidence: String
  /// Which part of the page it stands in.
  package var region: Region

  /// A fact; everything but channel, kind and value may be left out.
  package init(
    channel: Channel, kind: String = "", value: String, display: String? = nil, label: String? = nil,
    section: [String] = [], conditions: Conditions = Conditions(), components: [String: String] = [:],
    evidence: String = "", region: Region = .main
  ) {
    self.channel = channel
    self.kind = kind
    self.value = value
    self.display = display ?? value
    self.label = label
    self.section = section
    self.conditions = conditions
    self.components = components
    self.evidence = evidence
    self.region = region
  }
}

/// When a fact applies; on a filing-address page these are the message.
package struct Conditions: Hashable, Sendable {
  /// The form's code alone (`I-130`), from the row, else the section, else the page.
  package var form: String?
  /// The heading or column head above the row.
  package var scenario: String?
  /// The row's own words.
  package var appliesTo: String?
  /// USPS codes in alphabetical order, territories and AA, AE, AP included; empty = no state condition.
  package var states: [String]
  /// nil where the fact is no address.
  package var carrier: Carrier?

  /// Conditions; all may be left out.
  package init(
    form: String? = nil, scenario: String? = nil, appliesTo: String? = nil, states: [String] = [],
    carrier: Carrier? = nil
  ) {
    self.form = form
    self.scenario = scenario
    self.appliesTo = appliesTo
    self.states = states
    self.carrier = carrier
  }
}

/// The part of a page that something stands in.
package enum Region: String, Hashable, Sendable {
  case main, aside, header, footer, navigation, banner

  /// Whether this is the frame around every page of a site rather than what this page says.
  package var isFurniture: Bool { self != .main && self != .aside }
}

/// Text that looks like contact information and was not understood; announced, never dropped.
package struct Unread: Hashable, Sendable {
  /// A word for the sort: `address-not-given`, `scripted-email`, …
  package var kind: String
  /// The passage, at most 600 characters.
  package var text: String
  /// Headings above it, the outermost first.
  package var section: [String]

  /// A passage that was not understood.
  package init(kind: String, text: String, section: [String] = []) {
    self.kind = kind
    self.text = text
    self.section = section
  }
}
