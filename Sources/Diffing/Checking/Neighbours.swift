import Model

/// Official facts that a fact may be a slip of the pen away from, found without looking at all of them: numbers one
/// digit apart, mailboxes of the same domain that begin or end alike, addresses with the same ZIP code, box or street.
struct Neighbours {
  private var index: [String: [WatchedFact]] = [:]
  /// Most facts kept under one key; a page with more of one sort was written to be slow.
  private static let most = 64

  /// The neighbours among `watched`.
  init(_ watched: [WatchedFact]) {
    for fact in watched {
      for key in Self.keys(fact.fact) where index[key, default: []].count < Self.most {
        index[key, default: []].append(fact)
      }
    }
  }

  /// Those that share a key with `fact`.
  func of(_ fact: Fact) -> [WatchedFact] { Self.keys(fact).flatMap { index[$0] ?? [] } }

  private static func keys(_ fact: Fact) -> [String] {
    switch fact.value {
    case .phone(let number): wildcards(number.text)
    case .email(let address):
      ["<\(address.mailbox.prefix(4))@\(address.domain)", "\(address.mailbox.suffix(4))>@\(address.domain)"]
    case .address(let address):
      [PostalAddress.Part.zip, .box, .street].compactMap { part in
        address[part].map { part.rawValue + " " + AddressForm.folded($0) }
      }
    case .hours, .web, .social, .verbatim: []
    }
  }

  /// The number with each of its digits left open in turn: two numbers that differ in one digit share one of these.
  private static func wildcards(_ value: String) -> [String] {
    let digits = Array(value.utf8)
    guard digits.count <= 24 else { return [] }
    return digits.indices.map { place in
      var open = digits
      open[place] = UInt8(ascii: "?")
      return String(decoding: open, as: UTF8.self)
    }
  }
}
