package import Model
import Text

/// Gives digests their form. Pure: the same digest gives the same bytes, wherever and whenever it is rendered.
package enum DigestRenderer {
  /// What the digest is about, under 78 characters, in this program's own words and form codes only.
  package static func subject(_ digest: Digest) -> String { DigestSubject(digest: digest).text }

  /// Bytes of HTML that a mail has at most where announcements fill it: Gmail hides what stands behind 102 KB.
  static let longestMail = 100_000

  /// The subject and the two forms that a mail holds, composed once for all of them.
  ///
  /// A mail that would be too long gives announcements by title and link only, and where that is too long as well, the first ones;
  /// it says how many are left out. Files and webhooks hold all of it.
  package static func mail(_ digest: Digest) -> (subject: String, text: String, html: String) {
    let document = DigestComposer(digest).document
    let html = DigestHTML.render(document).source
    guard html.utf8.count > longestMail, !digest.entries.isEmpty else {
      return (document.subject, DigestText.render(document).source, html)
    }
    var digest = digest
    var short = DigestHTML.render(DigestComposer(digest, announcements: .titles).document).source
    var shown = min(digest.entries.count, digest.limit ?? .max)
    while short.utf8.count > longestMail, shown > 1 {
      shown = max(1, min(shown - 1, shown * longestMail / short.utf8.count))
      digest.limit = shown
      short = DigestHTML.render(DigestComposer(digest, announcements: .titles).document).source
    }
    return (
      document.subject, DigestText.render(DigestComposer(digest, announcements: .links).document).source,
      short
    )
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
