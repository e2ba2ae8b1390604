import Model
package import Text

/// A digest in the order people read it, before it takes a form. Every text in it has been through ``SafeText``; the
/// renderers still escape for their own form.
struct DigestDocument: Hashable, Sendable {
  var subject: String
  /// What the digest says in one or two sentences.
  var lead: [String]
  var sections: [DigestSection]
  /// How many sources were read; always there.
  var coverage: String
  var footer: [String]
}

/// A part of a digest under a heading of its own.
struct DigestSection: Hashable, Sendable {
  /// A word for styles and anchors.
  var name: String
  var title: String
  /// Where its items come from, where they share it.
  var source: Row?
  var items: [Item]
  /// What is left out.
  var rest: String?

  init(name: String, title: String, source: Row? = nil, items: [Item], rest: String? = nil) {
    self.name = name
    self.title = title
    self.source = source
    self.items = items
    self.rest = rest
  }
}

/// One thing told.
package struct Item: Hashable, Sendable {
  /// A word of weight before the title: critical, high, alert.
  package var badge: String?
  /// What people read first.
  package var title: String
  /// Where the title leads.
  package var url: String?
  /// What else is said of it, in order.
  package var rows: [Row]
  /// Stable over renderings of the same thing; for feeds.
  var key: String = ""
  var updated: Timestamp?

  init(badge: String? = nil, title: String, url: String? = nil, rows: [Row] = []) {
    self.badge = badge
    self.title = title
    self.url = url
    self.rows = rows
  }
}

/// A named line of an item.
package struct Row: Hashable, Sendable {
  /// What the line is to the item: the value before, the value now, a plain one, a quotation or a link.
  package enum Role: String, Hashable, Sendable { case was, now, plain, quote, link }

  /// What stands before the line; empty where nothing does.
  package var name: String
  /// How the line is shown.
  package var role: Role
  /// The words, with the marks of what is new or gone.
  package var runs: [TextRun]

  /// A line of text called `name`.
  init(_ name: String, _ text: String, role: Role = .plain) {
    self.init(name, runs: [TextRun(text)], role: role)
  }

  /// A line of marked text called `name`.
  init(_ name: String, runs: [TextRun], role: Role) {
    self.name = name
    self.role = role
    self.runs = runs
  }

  /// What it says, without marks.
  package var text: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }
}
