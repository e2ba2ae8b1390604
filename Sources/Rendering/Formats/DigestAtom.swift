import Model
import Text

/// A digest as an Atom feed (RFC 4287): one entry that sums up, then one per thing told.
struct DigestAtom: Sendable {
  var digest: Digest
  var document: DigestDocument

  /// The feed, ending in a line feed.
  var feed: XML {
    var feed: XML = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <id>\(text: tag("feed"))</id>
      <title>feedwatch: \(text: SafeText.line(digest.notifier))</title>
      <updated>\(text: digest.composed.rfc3339)</updated>
      <author><name>feedwatch</name></author>
      <generator>feedwatch</generator>

      """
    feed += entry(summary, section: "summary")
    for section in document.sections {
      for item in section.items { feed += entry(item, section: section.name) }
    }
    return feed + "</feed>\n"
  }

  /// What kind of day it is and how much was read.
  private var summary: Item {
    let rests = document.sections.compactMap { section in section.rest.map { "\(section.title): \($0)" } }
    let rows = (document.lead + rests).map { Row("", $0) } + [Row("coverage", document.coverage)]
    var item = Item(title: document.subject, rows: rows)
    item.key = "digest-" + digest.messageID
    item.updated = digest.composed
    return item
  }

  private func entry(_ item: Item, section: String) -> XML {
    let badge = item.badge.map { "[\($0)] " } ?? ""
    var entry: XML = "<entry>\n<id>\(text: tag(item.key))</id>\n<title>\(text: badge + item.title)</title>\n"
    entry += "<updated>\(text: (item.updated ?? digest.composed).rfc3339)</updated>\n"
    if let link = item.url.flatMap(WebLink.init), link.url.utf8.allSatisfy({ $0 < 0x80 }) {
      entry += "<link rel=\"alternate\" href=\"\(attribute: link.url)\"/>\n"
    }
    entry += "<category term=\"\(attribute: section)\"/>\n"
    return entry
      + "<content type=\"html\">\(text: DigestHTML.table(item.rows).source)</content>\n</entry>\n"
  }

  /// A tag URI (RFC 4151) that names the same thing in every rendering.
  private func tag(_ key: String) -> String {
    let domain =
      (digest.from ?? "").split(separator: "@").last.map { $0.filter(Self.isDomainCharacter) } ?? ""
    let notifier = digest.notifier.filter(Self.isDomainCharacter)
    return "tag:\(domain.isEmpty ? "feedwatch.invalid" : domain),2026:\(notifier)/\(StableHash.name(of: key))"
  }

  private static func isDomainCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == ".")
  }
}
