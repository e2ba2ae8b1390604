/// One piece of contact information as a page states it.
package struct Fact: Hashable, Sendable {
  /// phone: voice, tty, fax, sms; address: usps, courier, physical, mailing; web: account, case-status, form, chat,
  /// scheduler, contact-form, page; social: facebook, x, …; empty for email and hours.
  package var kind: String
  /// What it says; its channel is that of the fact.
  package var value: FactValue
  /// As written on the page.
  package var display: String
  /// What the page calls it.
  package var label: String?
  /// The headings above it, outermost first.
  package var section: [String]
  /// When the fact applies.
  package var conditions: Conditions
  /// The sentence or cell around it.
  package var evidence: String
  /// Which part of the page it stands in.
  package var region: Region

  /// A fact; everything but the value may be left out.
  package init(
    kind: String = "", value: FactValue, display: String? = nil, label: String? = nil,
    section: [String] = [], conditions: Conditions = Conditions(), evidence: String = "",
    region: Region = .main
  ) {
    self.kind = kind
    self.value = value
    self.display = display ?? value.text
    self.label = label
    self.section = section
    self.conditions = conditions
    self.evidence = evidence
    self.region = region
  }

  /// A fact whose value is given as a store keeps it: the normal form and the named parts (``FactValue``).
  package init(
    channel: Channel, kind: String = "", text: String, display: String? = nil, label: String? = nil,
    section: [String] = [], conditions: Conditions = Conditions(), components: [String: String] = [:],
    evidence: String = "", region: Region = .main
  ) {
    self.init(
      kind: kind, value: FactValue(channel: channel, text: text, components: components), display: display,
      label: label, section: section, conditions: conditions, evidence: evidence, region: region)
  }

  /// The way to the agency.
  package var channel: Channel { value.channel }

  /// What it says and when that applies, without where and in which words it stands on the page.
  package var statement: Fact { Fact(kind: kind, value: value, conditions: conditions) }
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
