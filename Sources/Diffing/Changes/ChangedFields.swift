import Model

/// Names of the parts in which two facts of one slot differ.
enum ChangedFields {
  /// Field names in the order in which people read the value.
  static func of(_ before: Fact, _ after: Fact, _ hours: HoursDifference?) -> [String] {
    let kind = before.kind != after.kind && before.channel != .address ? ["kind"] : []
    return kind + values(before, after, hours)
  }

  private static func values(_ before: Fact, _ after: Fact, _ hours: HoursDifference?) -> [String] {
    switch (before.value, after.value) {
    case (.phone(let old), .phone(let new)):
      (old.number == new.number ? [] : ["number"]) + (old.extension == new.extension ? [] : ["extension"])
    case (.email(let old), .email(let new)):
      (old.mailbox == new.mailbox ? [] : ["mailbox"]) + (old.domain == new.domain ? [] : ["domain"])
    case (.address(let old), .address(let new)): address(old, new)
    case (.hours, .hours): (hours ?? HoursDifference(before, after)).fields
    case (.web(let old), .web(let new)), (.social(let old), .social(let new)):
      (old.host == new.host ? [] : ["host"]) + (old.pathAndQuery == new.pathAndQuery ? [] : ["path"])
    default: before.value == after.value ? [] : ["value"]
    }
  }

  private static func address(_ before: PostalAddress, _ after: PostalAddress) -> [String] {
    let parts = [.recipient] + PostalAddress.deliveryParts + [.country]
    let fields = parts.filter {
      let (old, new) = (before[$0] ?? "", after[$0] ?? "")
      return old != new && AddressForm.folded(old) != AddressForm.folded(new)
    }
    return fields.isEmpty && before.text != after.text ? ["address"] : fields.map(\.rawValue)
  }
}

/// What there is to say of a fact whose value did not change.
struct SameFact {
  /// It stands under another heading or scenario.
  var isMove: Bool
  var severity: Severity
  /// Names of what differs: recipient, section, label, display, …
  var fields: [String]

  /// What differs between two mentions of one fact; nil where nothing does.
  static func note(_ before: Fact, _ after: Fact) -> SameFact? {
    if isEqual(before, after) { return nil }
    var fields: [String] = []
    if recipientDiffers(before, after) { fields.append("recipient") }
    var severity: Severity = fields.isEmpty ? .wording : .low
    if zoneDiffers(before, after) {
      fields.append("timezone")
      severity = .high
    }
    let isMove =
      before.section.map(ComparableText.of) != after.section.map(ComparableText.of)
      || ComparableText.of(before.conditions.scenario ?? "")
        != ComparableText.of(after.conditions.scenario ?? "")
    if isMove { fields.append("section") }
    if ComparableText.of(before.label ?? "") != ComparableText.of(after.label ?? "") {
      fields.append("label")
    }
    if before.value.text != after.value.text || before.display != after.display { fields.append("display") }
    return fields.isEmpty ? nil : SameFact(isMove: isMove, severity: severity, fields: fields)
  }

  /// Most facts of most reads are.
  private static func isEqual(_ before: Fact, _ after: Fact) -> Bool {
    before.value == after.value && before.display == after.display && before.label == after.label
      && before.section == after.section && before.conditions.scenario == after.conditions.scenario
  }

  /// Another name above the same address, not only a longer or shorter one.
  private static func recipientDiffers(_ before: Fact, _ after: Fact) -> Bool {
    guard case (.address(let before), .address(let after)) = (before.value, after.value) else { return false }
    let (old, new) = (words(before), words(after))
    return !old.isEmpty && !new.isEmpty && !old.isSubset(of: new) && !new.isSubset(of: old)
  }

  /// The same hours by another clock are other hours.
  private static func zoneDiffers(_ before: Fact, _ after: Fact) -> Bool {
    guard case (.hours(let before), .hours(let after)) = (before.value, after.value), let old = before.zone,
      let new = after.zone
    else { return false }
    return old != new
  }

  private static func words(_ address: PostalAddress) -> Set<Substring> {
    Set(ComparableText.words(address[.recipient] ?? ""))
  }
}
