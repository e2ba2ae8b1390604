import Configuration
package import Model

/// What of a list of subscriptions is new to a configuration.
package enum Importing {
  /// What to add, and what not, with the reason.
  package struct Plan: Sendable {
    package var added: [Source]
    package var left: [(url: String, reason: String)]
  }

  /// Sources with ids of their own for the outlines that are not watched yet; only https and http are taken from a list
  /// that others wrote.
  package static func plan(_ outlines: [OPML.Outline], into settings: Settings) -> Plan {
    var settings = settings
    var plan = Plan(added: [], left: [])
    for outline in outlines {
      if let problem = AcceptedURL.problem(outline.url) {
        plan.left.append((outline.url, problem))
      } else if let known = settings.sources.first(where: { $0.url == outline.url }) {
        plan.left.append((outline.url, "watched already as \(known.id)"))
      } else {
        let source = Source(
          id: SourceName.unused(for: outline.url, in: settings), kind: outline.kind, url: outline.url,
          title: outline.title, tags: outline.tags)
        settings.sources.append(source)
        plan.added.append(source)
      }
    }
    return plan
  }
}
