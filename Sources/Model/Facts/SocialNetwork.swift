/// A social network on which agencies have profiles; the raw value is the `kind` of a profile's facts.
package enum SocialNetwork: String, CaseIterable, Hashable, Sendable {
  case facebook, x, instagram, youtube, linkedin, threads, flickr, pinterest, tiktok, bluesky, snapchat, vimeo
  case tumblr, truthsocial, telegram, whatsapp, nextdoor, reddit

  /// The name as the network writes it, for digests and listings.
  package var name: String {
    switch self {
    case .facebook: "Facebook"
    case .x: "X"
    case .instagram: "Instagram"
    case .youtube: "YouTube"
    case .linkedin: "LinkedIn"
    case .threads: "Threads"
    case .flickr: "Flickr"
    case .pinterest: "Pinterest"
    case .tiktok: "TikTok"
    case .bluesky: "Bluesky"
    case .snapchat: "Snapchat"
    case .vimeo: "Vimeo"
    case .tumblr: "Tumblr"
    case .truthsocial: "Truth Social"
    case .telegram: "Telegram"
    case .whatsapp: "WhatsApp"
    case .nextdoor: "Nextdoor"
    case .reddit: "Reddit"
    }
  }
}
