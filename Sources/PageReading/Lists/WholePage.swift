import Markup
package import Model
import Text

/// All that a page shows, whatever selectors make of it: tells an entry that has left the page from one that has left the list.
package struct WholePage {
  /// Without white space.
  private let text: [UInt8]
  private let links: Set<String>

  /// Reads the page that `bytes` hold, read at `url`; `contentType` as in ``PageReader``.
  package init(_ bytes: [UInt8], contentType: String?, url: String) throws(PageError) {
    let decoded = try PageReader.decode(bytes, contentType: contentType)
    let document = HTMLParser.parse(decoded.text)
    let base = DocumentSurvey(document).base.flatMap { URLReference.resolve($0, base: url) } ?? url
    var links: Set<String> = []
    document.forEachDescendant(HTMLDocument.root) { node in
      guard document.tag(node) == .a, let href = document.attribute("href", of: node),
        let link = URLReference.resolve(href, base: base)
      else { return }
      links.insert(AnnouncementIdentity.normalised(WhiteSpace.folded(link)))
    }
    self.links = links
    text = Self.marks(of: document.text(of: HTMLDocument.root))
  }

  /// Whether the title of `entry` stands on the page, and its link, where it has one.
  package func shows(_ entry: Announcement) -> Bool {
    let isLinked = entry.url.map { links.contains(AnnouncementIdentity.normalised(WhiteSpace.folded($0))) }
    let title = Self.marks(of: entry.title)
    return isLinked ?? true && !title.isEmpty && text.firstRange(of: title) != nil
  }

  /// What is written there without its white space, which mark-up makes and unmakes.
  private static func marks(of text: String) -> [UInt8] {
    var marks = String.UnicodeScalarView()
    marks.append(contentsOf: text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace })
    return Array(String(marks).utf8)
  }
}
