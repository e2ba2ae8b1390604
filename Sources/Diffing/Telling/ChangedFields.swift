import Model

/// Names of the parts in which two facts of one slot differ.
enum ChangedFields {
  /// Field names in the order in which people read the value.
  static func of(_ before: Fact, _ after: Fact, _ hours: HoursDifference?) -> [String] {
    let kind = before.kind != after.kind && before.channel != .address ? ["kind"] : []
    return kind + values(before, after, hours)
  }

  private static func values(_ before: Fact, _ after: Fact, _ hours: HoursDifference?) -> [String] {
    switch before.channel {
    case .phone: phone(before.value, after.value)
    case .email: email(before.value, after.value)
    case .address: address(before, after)
    case .hours: (hours ?? HoursDifference(before, after)).fields
    case .web, .social: web(before.value, after.value)
    }
  }

  private static func address(_ before: Fact, _ after: Fact) -> [String] {
    let parts = ["recipient"] + AddressForm.parts + ["country"]
    let fields = parts.filter {
      let (old, new) = (before.components[$0] ?? "", after.components[$0] ?? "")
      return old != new && AddressForm.folded(old) != AddressForm.folded(new)
    }
    return fields.isEmpty && before.value != after.value ? ["address"] : fields
  }

  private static func phone(_ before: String, _ after: String) -> [String] {
    let (old, new) = (split(before, at: ";"), split(after, at: ";"))
    return (old.0 == new.0 ? [] : ["number"]) + (old.1 == new.1 ? [] : ["extension"])
  }

  private static func email(_ before: String, _ after: String) -> [String] {
    let (old, new) = (split(before, at: "@"), split(after, at: "@"))
    return (old.0 == new.0 ? [] : ["mailbox"]) + (old.1 == new.1 ? [] : ["domain"])
  }

  private static func web(_ before: String, _ after: String) -> [String] {
    let (old, new) = (WebLocation(before), WebLocation(after))
    return (old.host == new.host ? [] : ["host"]) + (old.path == new.path ? [] : ["path"])
  }

  private static func split(_ text: String, at mark: Character) -> (Substring, Substring) {
    let end = text.firstIndex(of: mark) ?? text.endIndex
    return (text[..<end], text[end...])
  }
}

/// Host and rest of a URL, as far as they matter for comparing.
struct WebLocation {
  /// Lower-case host without `www.`.
  let host: String
  /// What follows the host, closing slashes left out.
  let path: String

  /// The parts of `url`.
  init(_ url: String) {
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let name = rest[..<end].lowercased()
    host = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    rest = rest[end...]
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    while rest.hasSuffix("/") { rest.removeLast() }
    path = String(rest)
  }
}
