import PageReading

/// Reads the addresses a link writes to.
enum EmailLink {
  /// The addresses of a `mailto:` link (RFC 6068: the path, `to` and `cc`), or of one that Cloudflare has encoded.
  static func read(_ link: Block.Link) -> [String] {
    if let code = link.attributes["data-cfemail"], let address = CloudflareAddress.decode(code) {
      return [address]
    }
    guard let href = link.href else { return [] }
    if let place = href.firstRange(of: "/cdn-cgi/l/email-protection#") {
      return CloudflareAddress.decode(String(href[place.upperBound...])).map { [$0] } ?? []
    }
    guard href.lowercased().hasPrefix("mailto:") else { return [] }
    return recipients(href.dropFirst("mailto:".count)).compactMap(address)
  }

  private static func recipients(_ target: Substring) -> [Substring] {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = parts.count > 1 ? parts[1].split(separator: "&") : []
    let named = fields.filter { $0.lowercased().hasPrefix("to=") || $0.lowercased().hasPrefix("cc=") }
    let lists = [parts[0]] + named.map { $0.drop { $0 != "=" }.dropFirst() }
    return lists.flatMap { $0.split { $0 == "," || $0 == ";" } }
  }

  private static func address(_ written: Substring) -> String? {
    let text = PhoneLink.decodePercent(written)
    return EmailScanner(FoldedText(text)).scan().first?.value
  }
}
