import Markup
package import Model
package import Text

/// An entry of a feed as its document says it.
package struct FeedItem: Sendable {
  /// The id, guid or rdf:about as written.
  package var id: String?
  package var url: String?
  package var externalURL: String?
  package var title: FeedText?
  package var summary: FeedText?
  package var content: [FeedText] = []
  package var rights: FeedText?
  package var published: Timestamp?
  package var updated: Timestamp?
  /// Of `published` and `updated`, those that name a day and no hour.
  package var days: DayFields = []
  package var language: String?
  package var image: String?
  package var commentsURL: String?
  package var source: FeedSource?
  package var links: [FeedLink] = []
  package var categories: [FeedCategory] = []
  package var authors: [FeedPerson] = []
  package var contributors: [FeedPerson] = []
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
  package var value: String
  /// `text/plain`, `text/html`, `application/xhtml+xml`, or what the document says.
  package var type: String
  package var language: String?
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
  package var href: String
  package var rel: String
  package var type: String?
  package var hreflang: String?
  package var title: String?
  /// Bytes.
  package var length: Int?

  /// Whether its type is one of HTML; nil where it has no type.
  var isOfPage: Bool? { type.map { $0 == "text/html" || $0.contains("html") } }
}

/// A person in any of the spellings feeds have for one.
package struct FeedPerson: Sendable, Equatable {
  package var name: String?
  package var email: String?
  package var uri: String?
  package var avatar: String?

  /// Whether nothing is known.
  var isEmpty: Bool { name == nil && email == nil && uri == nil && avatar == nil }
}

/// A category, tag, subject or keyword.
package struct FeedCategory: Sendable, Equatable {
  package var term: String
  package var scheme: String?
  package var label: String?
}

/// An enclosure.
package struct FeedAttachment: Sendable, Equatable {
  package var url: String
  package var type: String?
  /// Bytes, where the document gives a number.
  package var size: Int?
  package var duration: Double?
}

/// The feed an entry was taken from (`atom:source`, `rss:source`).
package struct FeedSource: Sendable, Equatable {
  package var title: String?
  /// The title with its mark-up, where it has some.
  package var titleHTML: String?
  package var id: String?
  package var url: String?
  package var links: [FeedLink] = []
  package var subtitle: String?
  package var rights: String?
  package var updated: Timestamp?
  package var icon: String?
  package var logo: String?
  package var generator: String?
  package var authors: [FeedPerson] = []
  package var contributors: [FeedPerson] = []
  package var categories: [FeedCategory] = []
}
