import Configuration
package import Model

/// What of a list of subscriptions is new to a configuration.
package enum Importing {
  /// What to add, and what not, with the reason.
  package struct Plan: Sendable {
    /// Sources to add, in the order of the list.
    package var added: [Source]
    /// Subscriptions that are not added, each with one lower-case line that says why.
    package var left: [(url: String, reason: String)]
  }

  /// Sources with ids of their own for the outlines that are not watched yet; only https and http are taken from a list
  /// that others wrote.
  package static func plan(_ outlines: [OPML.Outline], into settings: Settings) -> Plan {
    var names = SourceNames(for: settings)
    var known = Dictionary(settings.sources.map { ($0.url, $0.id) }) { first, _ in first }
    var plan = Plan(added: [], left: [])
    for outline in outlines {
      if let problem = AcceptedURL.problem(outline.url) {
        plan.left.append((outline.url, problem))
      } else if let id = known[outline.url] {
        plan.left.append((outline.url, "watched already as \(id)"))
      } else {
        let source = Source(
          id: names.unused(for: outline.url), kind: outline.kind, url: outline.url, title: outline.title,
          tags: outline.tags)
        known[outline.url] = source.id
        plan.added.append(source)
      }
    }
    return plan
  }
}
