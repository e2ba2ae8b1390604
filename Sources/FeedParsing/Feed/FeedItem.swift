import Markup
package import Model
package import Text

/// An entry of a feed as its document says it.
package struct FeedItem: Sendable {
  /// The id, guid or rdf:about as written.
  package var id: String?
  /// URL of the entry's own page.
  package var url: String?
  /// URL of a page that the entry is about (JSON Feed's `external_url`, Atom's `rel="related"`).
  package var externalURL: String?
  /// Its headline, as mark-up or plain text.
  package var title: FeedText?
  /// A short text: Atom's `summary`, RSS's `description`.
  package var summary: FeedText?
  /// The whole text, in each of the forms that the document holds.
  package var content: [FeedText] = []
  /// The copyright notice.
  package var rights: FeedText?
  /// When it was published, by the word of the document.
  package var published: Timestamp?
  /// When it was last changed, by the word of the document.
  package var updated: Timestamp?
  /// Of `published` and `updated`, those that name a day and no hour.
  package var days: DayFields = []
  /// BCP 47 tag as written.
  package var language: String?
  /// URL of its picture.
  package var image: String?
  /// URL of the page where it is discussed.
  package var commentsURL: String?
  /// The feed it was taken from.
  package var source: FeedSource?
  /// All its links, in the order of the document, those behind the other URLs as well.
  package var links: [FeedLink] = []
  /// Its categories, each once.
  package var categories: [FeedCategory] = []
  /// Who wrote it, each once.
  package var authors: [FeedPerson] = []
  /// Who helped to write it, each once.
  package var contributors: [FeedPerson] = []
  /// Its enclosures, each URL once.
  package var attachments: [FeedAttachment] = []
  /// The document ended inside it.
  package var isCut = false
  /// What it is known by and the document ended inside of.
  package var cutPart: Part?

  /// Which dates of an entry name a day and no hour.
  package typealias DayFields = Announcement.DayFields

  /// What entries are known by.
  package enum Part: Sendable { case id, link, enclosure }

  /// The item without that part: half an id or link is that of another entry, perhaps.
  package var withoutCutPart: FeedItem {
    var item = self
    switch cutPart {
    case .id: item.id = nil
    case .link: item.url = nil
    case .enclosure: item.attachments = []
    case nil: break
    }
    return item
  }

  /// An empty entry.
  package init() {}
}

/// A text with its media type.
package struct FeedText: Sendable, Equatable {
  /// Mark-up that has not been sanitised, or plain text, as ``type`` says.
  package var value: String
  /// `text/plain`, `text/html`, `application/xhtml+xml`, or what the document says.
  package var type: String
  /// BCP 47 tag that is in force for it (`xml:lang`).
  package var language: String?
  /// The URL that relative addresses in it are resolved with (`xml:base`).
  package var base: String?

  /// A text.
  package init(_ value: String, type: String, language: String? = nil, base: String? = nil) {
    self.value = value
    self.type = type
    self.language = language
    self.base = base
  }

  /// Whether the value is mark-up.
  package var isMarkup: Bool { type.hasSuffix("html") || type.hasSuffix("html+xml") }

  /// The text of a title: without mark-up as far as it is mark-up beyond doubt, white space folded.
  package var titleText: String {
    isMarkup ? PlainText.fromHTML(value, keepingUnknownTags: true) : PlainText.folded(value)
  }
}

/// A link with what is said of its target.
package struct FeedLink: Sendable, Equatable {
  /// The URL that it leads to; empty where the document gives none.
  package var href: String
  /// The relation, lower-case, registered ones by their short name (RFC 4287, section 4.2.7.2).
  package var rel: String
  /// Media type of the target, as written.
  package var type: String?
  /// Language of the target, as written.
  package var hreflang: String?
  /// What the document calls the target.
  package var title: String?
  /// Bytes.
  package var length: Int?

  /// Whether its type is one of HTML; nil where it has no type.
  var isOfPage: Bool? { type.map { $0 == "text/html" || $0.contains("html") } }
}

/// A person in any of the spellings feeds have for one.
package struct FeedPerson: Sendable, Equatable {
  /// The name; nil where only an address is written.
  package var name: String?
  /// The mail address as written, without `mailto:`.
  package var email: String?
  /// URL of the person's page.
  package var uri: String?
  /// URL of the person's picture.
  package var avatar: String?

  /// Whether nothing is known.
  var isEmpty: Bool { name == nil && email == nil && uri == nil && avatar == nil }
}

/// A category, tag, subject or keyword.
package struct FeedCategory: Sendable, Equatable {
  /// The category as programs know it.
  package var term: String
  /// The vocabulary that ``term`` belongs to, as written.
  package var scheme: String?
  /// The category as people read it, where that is another text.
  package var label: String?
}

/// An enclosure.
package struct FeedAttachment: Sendable, Equatable {
  /// Where the file is.
  package var url: String
  /// Media type as written.
  package var type: String?
  /// Bytes, where the document gives a number.
  package var size: Int?
  /// Length of a recording, in seconds.
  package var duration: Double?
}

/// The feed an entry was taken from (`atom:source`, `rss:source`).
package struct FeedSource: Sendable, Equatable {
  /// The title as plain text.
  package var title: String?
  /// The title with its mark-up, where it has some.
  package var titleHTML: String?
  /// Atom's `id` as written.
  package var id: String?
  /// URL of that feed, or of its page.
  package var url: String?
  /// All its links, in the order of the document.
  package var links: [FeedLink] = []
  /// Atom's `subtitle` as plain text.
  package var subtitle: String?
  /// The copyright notice as plain text.
  package var rights: String?
  /// When that feed was last changed, by its own word.
  package var updated: Timestamp?
  /// URL of its small picture.
  package var icon: String?
  /// URL of its large picture.
  package var logo: String?
  /// The program that wrote it.
  package var generator: String?
  /// Who wrote it, each once.
  package var authors: [FeedPerson] = []
  /// Who helped to write it, each once.
  package var contributors: [FeedPerson] = []
  /// Its categories, each once.
  package var categories: [FeedCategory] = []
}
