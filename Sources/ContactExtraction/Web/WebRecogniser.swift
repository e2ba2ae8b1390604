import Model
import PageReading

/// Finds the ways of contact on the web: links, buttons, and addresses written out in the text.
struct WebRecogniser {
  let passage: Passage
  /// The page's own URL: what a button without a target stands for.
  let pageURL: String
  private var text: FoldedText { passage.text }

  init(_ passage: Passage, pageURL: String) {
    self.passage = passage
    self.pageURL = pageURL
  }

  /// Web and social facts, in order.
  func find() -> [Finding] {
    var findings = passage.block.links.compactMap(finding)
    if !passage.block.region.isFurniture { findings += written(besides: findings) }
    return findings.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func finding(_ link: Block.Link) -> Finding? {
    let place = text.foldedRange(link.range)
    if let url = link.url, let profile = SocialProfile.read(url) {
      return Finding(
        channel: .social, kind: profile.kind, value: profile.value, range: place, display: url,
        label: name(of: link))
    }
    guard let target = target(of: link) else { return nil }
    let kind = LinkClassifier(passage).kind(name: link.name, url: target.address, at: place)
    guard let kind, isTold(kind, target.address == nil) else { return nil }
    return Finding(
      channel: .web, kind: kind.rawValue, value: target.url, range: place,
      display: name(of: link) ?? target.url,
      label: name(of: link))
  }

  private func name(of link: Block.Link) -> String? { link.name.isEmpty ? nil : link.name }

  /// Where a link leads; a chat button has no target of its own.
  private func target(of link: Block.Link) -> (url: String, address: WebAddress?)? {
    let href = link.href ?? ""
    if href.isEmpty || href.hasPrefix("#") || href.lowercased().hasPrefix("javascript:") {
      return (pageURL, nil)
    }
    guard let url = link.url, let address = WebAddress(url), SocialSites.site(of: address.host) == nil else {
      return nil
    }
    return (withoutFragment(url), address)
  }

  private func withoutFragment(_ url: String) -> String { String(url.prefix { $0 != "#" }) }

  /// Navigation repeats the whole site: of it only the ways into one's own case count. A button without a target is a
  /// chat or nothing.
  private func isTold(_ kind: WebKind, _ isButton: Bool) -> Bool {
    if isButton { return kind == .chat }
    guard passage.block.region.isFurniture else { return true }
    return kind == .account || kind == .caseStatus || kind == .scheduler || kind == .chat
  }

  private func written(besides findings: [Finding]) -> [Finding] {
    let links = RangeIndex(passage.block.links.map { text.foldedRange($0.range) })
    return WrittenURL.scan(text, ownHost: WebAddress(pageURL)?.host).compactMap { url in
      if !links.overlapping(url.range).isEmpty { return nil }
      if let profile = SocialProfile.read(url.value) {
        return Finding(channel: .social, kind: profile.kind, value: profile.value, range: url.range)
      }
      let name = url.label ?? ""
      guard let kind = LinkClassifier(passage).kind(name: name, url: WebAddress(url.value), at: url.range)
      else { return nil }
      return Finding(channel: .web, kind: kind.rawValue, value: url.value, range: url.range, label: url.label)
    }
  }
}
