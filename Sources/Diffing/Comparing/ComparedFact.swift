import Model

/// Where a fact stands and what it is for, in comparable form: the slot that a value fills.
///
/// Numbers stand for folded texts (see ``Interner``); 0 is the empty text.
struct FactPlace: Hashable {
  /// What can be compared at all: the channel with the kind, of a filing address the carrier instead.
  var role: Int
  /// Form and scenario of a routed address, else form and section path.
  var scope: Int
  /// The row's own words where there is no state condition, else the label.
  var row: Int
}

/// A fact behind one reference.
private final class BoxedFact: Sendable {
  let fact: Fact
  init(_ fact: Fact) { self.fact = fact }
}

/// A fact with its comparable parts, computed once.
struct ComparedFact {
  var fact: Fact { boxed.fact }
  /// Atoms are copied from pass to pass: one reference instead of all the texts of a fact.
  private let boxed: BoxedFact
  var place: FactPlace
  var value: Int
  var channel: Int
  var form: Int
  /// What a second mention of the value would have to share to be no news.
  var usage: Int
  /// Heading and label of an address, whoever carries the mail.
  var spot: Int
  /// Says who mails where: has a form, a state, a carrier or a condition of its own.
  var isRouted: Bool

  /// `fact` with its texts interned.
  init(_ fact: Fact, in interner: inout Interner) {
    boxed = BoxedFact(fact)
    isRouted = Self.isRouted(fact)
    channel = interner.number(ofExact: fact.channel.rawValue)
    form = interner.number(of: fact.conditions.form ?? "")
    place = FactPlace(
      role: interner.number(ofExact: Self.role(of: fact)),
      scope: interner.number(of: Self.scope(of: fact, isRouted: isRouted)),
      row: interner.number(of: Self.row(of: fact, isRouted: isRouted)))
    value = interner.number(ofValue: fact)
    spot =
      fact.channel == .address
      ? interner.number(
        of: (fact.section + [form == 0 ? "" : fact.conditions.form ?? "", fact.label ?? ""]).joined(
          separator: " / "))
      : 0
    usage = interner.number(of: Self.usage(of: fact, isRouted: isRouted))
  }

  /// Whether an address is a filing address with conditions.
  static func isRouted(_ fact: Fact) -> Bool {
    guard fact.channel == .address else { return false }
    let conditions = fact.conditions
    return conditions.form != nil || !conditions.states.isEmpty || (conditions.carrier ?? .any) != .any
      || fact.kind == "usps" || fact.kind == "courier"
  }

  /// `address/usps` by carrier where it is told, else channel and kind.
  static func role(of fact: Fact) -> String {
    if let carrier = fact.conditions.carrier, carrier != .any { return "address/" + carrier.rawValue }
    if fact.channel == .address, isRouted(fact) { return "address/any" }
    return fact.channel.rawValue + "/" + fact.kind
  }

  private static func scope(of fact: Fact, isRouted: Bool) -> String {
    let form = fact.conditions.form ?? ""
    if isRouted, let scenario = fact.conditions.scenario { return form + " / " + scenario }
    return form + " / " + fact.section.joined(separator: " / ")
  }

  private static func row(of fact: Fact, isRouted: Bool) -> String {
    guard isRouted else { return fact.label ?? "" }
    return routedRow(fact) ?? ""
  }

  /// The row's own words; where it has none and names no states, what the page calls the address ("If you owe"), but for the
  /// name of a carrier, which the role tells.
  static func routedRow(_ fact: Fact) -> String? {
    guard fact.conditions.states.isEmpty else { return nil }
    return fact.conditions.appliesTo ?? (namesCarrier(fact) ? nil : fact.label)
  }

  /// Whether the page names who carries the mail: a box alone says it as well.
  static func namesCarrier(_ fact: Fact) -> Bool { fact.kind == "usps" || fact.kind == "courier" }

  /// Form, scenario and row of a routed address; the row of hours, which many offices share; nothing else.
  private static func usage(of fact: Fact, isRouted: Bool) -> String {
    if fact.channel == .hours { return fact.label ?? "" }
    guard isRouted else { return "" }
    let conditions = fact.conditions
    return [conditions.form ?? "", conditions.scenario ?? "", row(of: fact, isRouted: true)].joined(
      separator: " / ")
  }
}

/// Gives each distinct text a small number, so that keys of several texts hash and compare fast.
struct Interner {
  private var numbers: [String: Int] = ["": 0]
  private var folds: [String: Int] = ["": 0]

  /// The number of `text` as it is.
  mutating func number(ofExact text: String) -> Int {
    if let number = numbers[text] { return number }
    let number = numbers.count
    numbers[text] = number
    return number
  }

  /// The number of `text` in folded form.
  mutating func number(of text: String) -> Int {
    if let number = folds[text] { return number }
    let number = number(ofExact: ComparableText.of(text))
    folds[text] = number
    return number
  }

  private var parts: [String: String] = [:]

  /// The comparable form of a value; the parts of addresses (cities, recipients) are folded once.
  private mutating func comparable(_ fact: Fact) -> String {
    guard case .address(let address) = fact.value else { return fact.value.comparable }
    return address.comparable { part in
      if let folded = parts[part] { return folded }
      let folded = AddressForm.folded(part)
      parts[part] = folded
      return folded
    }
  }

  private var values: [Channel: [String: Int]] = [:]

  /// The number of the comparable form of a fact's value; most values stand in both readings, and are reduced once.
  mutating func number(ofValue fact: Fact) -> Int {
    let text = fact.value.text
    if let number = values[fact.channel]?[text] { return number }
    let number = number(ofExact: comparable(fact))
    values[fact.channel, default: [:]][text] = number
    return number
  }
}
