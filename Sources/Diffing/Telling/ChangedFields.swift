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
