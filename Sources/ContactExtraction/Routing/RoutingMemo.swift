import Model

/// What heads, rows and labels say, read once each: a table repeats them for every address.
final class RoutingMemo {
  /// Bytes of a row's condition that are read: more than any list of states in two languages.
  static let longestRow = 8_192

  /// What a text says about states and forms.
  struct Reading {
    var states: StateCondition
    /// The form that a line of it begins with.
    var leadingForm: String?
    /// The forms it is about.
    var forms: [String]
  }

  private var carriers: [String: Carrier?] = [:]
  private var kinds: [String: String?] = [:]
  private var readings: [String: Reading] = [:]

  /// The carrier of a text that is nothing but the label of one.
  func carrier(ofLabel text: String) -> Carrier? {
    guard text.utf8.count <= CarrierReader.longestLabel, CarrierCues.mayStand(in: text) else { return nil }
    if let known = carriers[text] { return known }
    let carrier = CarrierCues.label(PlainWords.of(text))
    carriers[text] = .some(carrier)
    return carrier
  }

  /// Whether a head names a mailing or a physical address.
  func kind(ofHead text: String) -> String? {
    guard text.utf8.count < 200 else { return nil }
    if let known = kinds[text] { return known }
    let kind = AddressLabels.kind(named: text)
    kinds[text] = .some(kind)
    return kind
  }

  /// What `text` says.
  func reading(of text: String) -> Reading {
    if let known = readings[text] { return known }
    let reading = Reading(
      states: StateCondition(text),
      leadingForm: text.filledLines.lazy.compactMap { FormCodes.leading(in: String($0)) }.first,
      forms: FormCodes.subjects(in: text))
    readings[text] = reading
    return reading
  }
}
