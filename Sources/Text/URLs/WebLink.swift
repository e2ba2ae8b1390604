/// A URL that may become a link of a page: of the web, and without spaces. Anything else is shown as text.
package struct WebLink: Hashable, Sendable {
  /// The URL as it was given.
  package let url: String

  /// `url` where it begins with `https://` or `http://` and holds no space.
  package init?(_ url: String) {
    let head = url.utf8.prefix(8).map(\.asciiLowercased)
    guard head.starts(with: "https://".utf8) || head.starts(with: "http://".utf8), !url.hasByte(0x20) else {
      return nil
    }
    self.url = url
  }
}
