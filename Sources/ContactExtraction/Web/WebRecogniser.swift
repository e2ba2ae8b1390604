import Model
import PageReading

/// Finds the ways of contact on the web: links, buttons, and addresses written out in the text.
struct WebRecogniser {
  let passage: Passage
  /// The page's own URL: what a button without a target stands for.
  let pageURL: String
  private let addresses: WebAddressReader
  private var text: FoldedText { passage.text }

  /// A recogniser for `passage`; the passages of a page share `addresses`.
  init(_ passage: Passage, pageURL: String, addresses: WebAddressReader = WebAddressReader()) {
    self.passage = passage
    self.pageURL = pageURL
    self.addresses = addresses
  }

  /// Web and social facts, in order; `emails` are addresses that were read, whose hosts are no pages.
  func find(besides emails: [Mention] = []) -> [Mention] {
    var mentions = linked
    if !passage.block.region.isFurniture { mentions += written(besides: emails) }
    return mentions.count > 1 ? mentions.sorted { $0.range.lowerBound < $1.range.lowerBound } : mentions
  }

  private var linked: [Mention] {
    var floor = 0
    return passage.block.links.compactMap { link in
      let place = text.foldedRange(link.range)
      defer { floor = max(floor, place.upperBound) }
      return link.standsForEncodedEmail ? nil : mention(link, at: place, floor: floor)
    }
  }

  private func mention(_ link: Block.Link, at place: Range<Int>, floor: Int) -> Mention? {
    let address = link.url.flatMap(addresses.address)
    let site = address?.host.site
    if let url = link.url, let address, let site, let profile = SocialProfile.read(address, on: site) {
      return Mention(
        kind: profile.kind, value: .social(profile.link), range: place, display: url,
        label: name(of: link))
    }
    guard let target = target(of: link, site == nil ? address : nil) else { return nil }
    let kind = LinkClassifier(passage).kind(link, url: target.address, at: place, floor: floor)
    guard let kind, isTold(kind, target.address == nil) else { return nil }
    return Mention(
      kind: kind.rawValue, value: FactValue(channel: .web, text: target.url), range: place,
      display: name(of: link) ?? target.url,
      label: name(of: link))
  }

  private func name(of link: Block.Link) -> String? { link.name.isEmpty ? nil : link.name }

  /// Where a link to `address` (none where it is a social network's) leads; a chat button has no target of its own.
  private func target(of link: Block.Link, _ address: WebAddress?) -> (url: String, address: WebAddress?)? {
    let first = link.href?.utf8.first ?? UInt8(ascii: "#")
    if first == UInt8(ascii: "#")
      || first | 0x20 == UInt8(ascii: "j") && link.href?.lowercased().hasPrefix("javascript:") == true
    {
      return (pageURL, nil)
    }
    guard let url = link.url, let address, !address.host.isOfPosts else { return nil }
    return (withoutFragment(url), address)
  }

  private func withoutFragment(_ url: String) -> String {
    url.utf8.firstIndex(of: UInt8(ascii: "#")).map { String(url[..<$0]) } ?? url
  }

  /// Navigation repeats the whole site: of it only the ways into one's own case count. A button without a target is a
  /// chat or nothing.
  private func isTold(_ kind: WebKind, _ isButton: Bool) -> Bool {
    if isButton { return kind == .chat }
    // Related links beside the text.
    if passage.block.region == .aside, passage.block.links.count == 1,
      passage.block.links.first?.range.count == passage.block.text.utf8.count
    {
      return false
    }
    guard passage.block.region.isFurniture else { return true }
    return kind == .account || kind == .caseStatus || kind == .scheduler || kind == .chat
  }

  private func written(besides emails: [Mention]) -> [Mention] {
    guard text.signs.contains(.dot) else { return [] }
    let urls = WrittenURL.scan(text, ownHost: WebAddress(pageURL)?.host.name)
    guard !urls.isEmpty else { return [] }
    let links = RangeIndex(passage.block.links.map { text.foldedRange($0.range) } + emails.map(\.range))
    return urls.compactMap { url in
      if !links.overlapping(url.range).isEmpty { return nil }
      if let profile = SocialProfile.read(url.value) {
        return Mention(kind: profile.kind, value: .social(profile.link), range: url.range)
      }
      guard let kind = LinkClassifier(passage).kind(of: url)
      else { return nil }
      return Mention(
        kind: kind.rawValue, value: FactValue(channel: .web, text: url.value), range: url.range,
        label: url.label)
    }
  }
}
