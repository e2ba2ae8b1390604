import Model
import Text

extension FeedItem {
  /// The id JSON Feed asks for: the entry's own, else its address, else that of its first enclosure, else one made of what
  /// it says, the same at every reading.
  package var identifier: String {
    if let id = id ?? url ?? attachments.first?.url ?? links.first(where: { !$0.href.isEmpty })?.href {
      return id
    }
    let text = (summary ?? content.first)?.value ?? ""
    let hash = AnnouncementIdentity.contentHash(
      title: title?.value ?? "", url: published?.rfc3339, text: text)
    return "urn:feedwatch:" + String(hash, radix: 16)
  }
}
