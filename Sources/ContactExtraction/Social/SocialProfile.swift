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
    if site.network == .facebook, head.lowercased() == "profile.php" { return numbered(parts, site) }
    guard !site.others.contains(head.lowercased()) else { return nil }
    let isNested = site.prefixes.contains(head.lowercased())
    if isNested, path.count < 2 { return nil }
    guard isProfile(path.dropFirst(isNested ? 2 : 1), of: site) else { return nil }
    let kept = path.prefix(isNested ? (head.lowercased() == "pages" ? 3 : 2) : 1).joined(separator: "/")
    return Link(text: "https://\(site.host)/\(kept)").map { (site.network.rawValue, $0) }
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
    return id.flatMap { Link(text: "https://\(site.host)/profile.php?\($0)") }.map {
      (site.network.rawValue, $0)
    }
  }
}

/// The networks where an agency has a profile: their hosts, and which paths are no profile.
///
/// A new network is a case of ``Model/SocialNetwork`` and a line here; a new sort of page that is no profile is one word.
enum SocialSites {
  struct Site: Sendable {
    var network: SocialNetwork
    /// The host of the canonical URL.
    var host: String
    /// Other hosts that lead to the same place.
    var aliases: [String] = []
    /// Path heads that carry a name behind them: `/company/NAME`.
    var prefixes: [String] = []
    /// Path heads of pages that are no profile.
    var others: Set<String> = []
  }

  static let sites: [Site] = [
    Site(
      network: .facebook, host: "www.facebook.com", aliases: ["fb.com", "fb.me"],
      prefixes: ["pages", "people", "groups"],
      others: [
        "sharer", "sharer.php", "share.php", "share", "dialog", "plugins", "events", "hashtag", "login",
        "login.php", "help", "photo", "photo.php", "watch", "story.php", "permalink.php", "tr", "policies",
        "legal", "business", "marketplace", "reel", "video.php", "media", "policy.php",
      ]),
    Site(
      network: .x, host: "x.com", aliases: ["twitter.com"],
      others: [
        "intent", "share", "home", "hashtag", "search", "i", "login", "tos", "privacy", "explore", "statuses",
        "widgets", "settings",
      ]),
    Site(
      network: .instagram, host: "www.instagram.com",
      others: ["p", "reel", "reels", "explore", "tv", "stories", "accounts", "share"]),
    Site(
      network: .youtube, host: "www.youtube.com", prefixes: ["user", "channel", "c"],
      others: [
        "watch", "embed", "playlist", "shorts", "results", "feed", "live", "t", "about", "redirect",
        "howyoutubeworks",
      ]),
    Site(
      network: .linkedin, host: "www.linkedin.com",
      prefixes: ["company", "in", "school", "showcase", "groups"],
      others: [
        "sharearticle", "sharing", "share", "feed", "posts", "cws", "jobs", "pulse", "login", "shareArticle",
      ]),
    Site(
      network: .threads, host: "www.threads.net", aliases: ["threads.com"], others: ["intent", "search", "t"]),
    Site(
      network: .flickr, host: "www.flickr.com", prefixes: ["photos", "people", "groups"],
      others: ["search", "explore"]),
    Site(network: .pinterest, host: "www.pinterest.com", others: ["pin", "search", "ideas"]),
    Site(network: .tiktok, host: "www.tiktok.com", others: ["share", "tag", "embed", "search", "discover"]),
    Site(network: .bluesky, host: "bsky.app", prefixes: ["profile"], others: ["intent", "search"]),
    Site(network: .snapchat, host: "www.snapchat.com", prefixes: ["add"], others: ["scan", "share"]),
    Site(network: .vimeo, host: "vimeo.com", others: ["share", "search", "watch"]),
    Site(network: .tumblr, host: "www.tumblr.com", others: ["share", "widgets", "search"]),
    Site(network: .truthsocial, host: "truthsocial.com", others: ["share", "search"]),
    Site(network: .telegram, host: "t.me", aliases: ["telegram.me"], others: ["share", "joinchat"]),
    Site(
      network: .whatsapp, host: "www.whatsapp.com", aliases: ["api.whatsapp.com"], prefixes: ["channel"],
      others: ["send", "share", "legal"]),
    Site(
      network: .nextdoor, host: "nextdoor.com", prefixes: ["agency-detail", "pages"],
      others: ["share", "sharekit"]),
    Site(network: .reddit, host: "www.reddit.com", prefixes: ["user", "r"], others: ["submit", "search"]),
  ]

  /// Hosts of networks that lead to single posts and videos.
  static let postHosts: Set<String> = [
    "youtu.be", "fb.watch", "lnkd.in", "pin.it", "t.co", "redd.it", "flic.kr",
  ]

  private static let byHost = Dictionary(
    sites.flatMap { site in ([site.host] + site.aliases).map { (bare($0), site) } }
  ) { first, _ in first }

  /// The network of `host`, whatever `www.` or `m.` stands before it.
  static func site(of host: String) -> Site? { byHost[bare(host)] }

  private static let devices: Set<String> = ["www", "m", "mobile", "web", "touch"]

  /// Without `www.`, `m.`, or a language (`es.`, `es-la.`).
  private static func bare(_ host: String) -> String {
    let first = host.utf8.prefix { $0 != UInt8(ascii: ".") }
    let isLanguage =
      (first.count == 2 || first.count == 5 && first.dropFirst(2).first == UInt8(ascii: "-"))
      && first.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "-") }
    let rest = Substring(host.utf8.dropFirst(first.count + 1))
    if isLanguage, rest.utf8.contains(UInt8(ascii: ".")) { return String(rest) }
    return devices.contains(String(Substring(first))) && first.endIndex < host.endIndex ? String(rest) : host
  }
}
