package import Model
import Text

/// Gives digests their form. Pure: the same digest gives the same bytes, wherever and whenever it is rendered.
package enum DigestRenderer {
  /// What the digest is about, under 78 characters, in this program's own words and form codes only.
  package static func subject(_ digest: Digest) -> String { DigestSubject(digest: digest).text }

  /// The subject and the two forms that a mail holds, composed once for all of them.
  package static func mail(_ digest: Digest) -> (subject: String, text: String, html: String) {
    let document = DigestComposer(digest).document
    return (document.subject, DigestText.render(document).source, DigestHTML.render(document).source)
  }

  /// The whole digest in `format`, ending in a line feed.
  package static func render(_ digest: Digest, as format: DigestFormat) -> String {
    switch format {
    case .text: DigestText.render(DigestComposer(digest).document).source
    case .json: JSONWriter.text(DigestJSON.value(digest, subject: subject(digest)))
    case .html: DigestHTML.render(DigestComposer(digest).document).source
    case .markdown: DigestMarkdown.render(DigestComposer(digest).document).source
    case .atom: DigestAtom(digest: digest, document: DigestComposer(digest).document).feed.source
    }
  }
}
