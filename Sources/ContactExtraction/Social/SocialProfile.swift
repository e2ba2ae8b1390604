import Model

/// Reads a profile's address on a network from a URL.
enum SocialProfile {
  /// The kind and the canonical URL; nil for share buttons, intents, posts, searches and whatever is no profile.
  static func read(_ url: String) -> (kind: String, link: Link)? {
    WebAddress(url).flatMap(read)
  }

  /// The same of a URL taken apart.
  static func read(_ parts: WebAddress) -> (kind: String, link: Link)? {
    parts.host.site.flatMap { read(parts, on: $0) }
  }

  /// The same where the network is known.
  static func read(_ parts: WebAddress, on site: SocialSites.Site) -> (kind: String, link: Link)? {
    var path = parts.path.split(separator: "/").map(String.init)
    while let first = path.first, first.hasPrefix("#") { path.removeFirst() }
    guard let head = path.first, head.utf8.count <= 100 else { return nil }
    if site.kind == "facebook", head.lowercased() == "profile.php" { return numbered(parts, site) }
    guard !site.others.contains(head.lowercased()) else { return nil }
    let isNested = site.prefixes.contains(head.lowercased())
    if isNested, path.count < 2 { return nil }
    guard isProfile(path.dropFirst(isNested ? 2 : 1), of: site) else { return nil }
    let kept = path.prefix(isNested ? (head.lowercased() == "pages" ? 3 : 2) : 1).joined(separator: "/")
    return Link(text: "https://\(site.host)/\(kept)").map { (site.kind, $0) }
  }

  /// What may stand behind a profile's name: a tab of it, not a post.
  private static func isProfile(_ rest: ArraySlice<String>, of site: SocialSites.Site) -> Bool {
    let posts: Set<String> = [
      "status", "statuses", "posts", "post", "photos", "videos", "video", "permalink", "p", "reel", "lists",
      "events",
    ]
    guard let next = rest.first?.lowercased() else { return true }
    return !(posts.contains(next) && rest.count > 1) && !next.hasPrefix("status")
  }

  private static func numbered(_ parts: WebAddress, _ site: SocialSites.Site) -> (
    kind: String, link: Link
  )? {
    let id = parts.query.split(separator: "&").first { $0.hasPrefix("id=") }
    return id.flatMap { Link(text: "https://\(site.host)/profile.php?\($0)") }.map { (site.kind, $0) }
  }
}
