import Model
import PageReading
import Text

// The addresses that a link writes to.
extension Block.Link {
  /// The addresses of a `mailto:` link (RFC 6068: the path, `to` and `cc`), or of one that Cloudflare has encoded.
  var emailAddresses: [EmailAddress] {
    if !attributes.isEmpty, let code = attributes["data-cfemail"],
      let address = EmailAddress(cloudflare: code)
    {
      return [address]
    }
    guard let href else { return writtenAddresses }
    if href.utf8.contains(UInt8(ascii: "#")), let place = href.firstRange(of: "/cdn-cgi/l/email-protection#")
    {
      return EmailAddress(cloudflare: String(href[place.upperBound...])).map { [$0] } ?? []
    }
    guard Self.isMailto(href) else { return writtenAddresses }
    return Self.recipients(Substring(href.utf8.dropFirst("mailto:".utf8.count))).compactMap(Self.address)
  }

  /// A quick look: most links lead to pages.
  var mayWriteEmail: Bool {
    guard attributes.isEmpty, let href else { return true }
    return Self.isMailto(href) || href.utf8.contains(UInt8(ascii: "#"))
  }

  private static func isMailto(_ href: String) -> Bool {
    href.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "m")
      && href.utf8.prefix(7).elementsEqual("mailto:".utf8) { $0 | 0x20 == $1 | 0x20 }
  }

  /// The address that a script puts together: `data-email="a@agency.gov"`, `data-user="a" data-domain="agency.gov"`.
  private var writtenAddresses: [EmailAddress] {
    guard !attributes.isEmpty else { return [] }
    if let whole = attributes["data-email"] ?? attributes["data-mail"] {
      return Self.address(whole[...]).map { [$0] } ?? []
    }
    guard let user = attributes["data-user"] ?? attributes["data-name"],
      let domain = attributes["data-domain"]
    else {
      return []
    }
    return Self.address((user + "@" + domain)[...]).map { [$0] } ?? []
  }

  /// Whether it only stands for an address encoded elsewhere.
  var standsForEncodedEmail: Bool {
    !attributes.isEmpty && attributes["data-cfemail"] != nil
      || href?.firstRange(of: "/cdn-cgi/l/email-protection") != nil
  }

  private static func recipients(_ target: Substring) -> [Substring] {
    let isOne = !target.utf8.contains {
      $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
    }
    if isOne { return target.isEmpty ? [] : [target] }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = parts.count > 1 ? parts[1].split(separator: "&") : []
    let named = fields.filter { $0.lowercased().hasPrefix("to=") || $0.lowercased().hasPrefix("cc=") }
    let lists = [parts[0]] + named.map { $0.drop { $0 != "=" }.dropFirst() }
    return lists.flatMap { $0.split { $0 == "," || $0 == ";" } }
  }

  private static func address(_ written: Substring) -> EmailAddress? {
    EmailScanner(FoldedText(String(written).percentDecoded)).scan().first?.value
  }
}

extension EmailAddress {
  /// The address in the form in which Cloudflare's "email address obfuscation" writes it: hexadecimal, the first byte is the key
  /// that every other byte is combined with (exclusive or). Nil where `code` holds none.
  fileprivate init?(cloudflare code: String) {
    let digits = Array(code.utf8.prefix { $0.isWord })
    guard digits.count >= 8, digits.count <= 600, let bytes = [UInt8](hexadecimal: digits),
      let key = bytes.first
    else { return nil }
    let text = String(decoding: bytes.dropFirst().map { $0 ^ key }, as: UTF8.self)
    guard let address = EmailScanner(FoldedText(text)).scan().first?.value else { return nil }
    self = address
  }
}
