import Model
import Text
internal import Yams

/// One item of `sources:`.
struct SourceSection {
  static let keys = [
    "id", "kind", "url", "title", "every", "tags", "select", "ignore", "hosts", "expect", "baseline",
    "confirm_removals", "headers", "entries", "enabled", "allow_private_addresses",
  ]

  let fields: Fields
  /// The absolute folder of the file, for relative `file:` URLs.
  let folder: String
  /// Seconds, from `defaults:`.
  let every: Int64

  /// The source; nil where one of its required keys is missing or wrong, which is noted.
  func read() -> Source? {
    let id = fields.required("id", .sourceID)
    let kind = fields.required("kind", .word("a kind of source") as Form<Source.Kind>)
    let url = fields.required("url", SourceURL.form(folder: folder))
    var source = Source(id: SourceID(id ?? ""), kind: kind ?? .page, url: url?.text ?? "", every: every)
    readTiming(&source)
    readContent(&source)
    readRequest(&source, ownHosts: url?.ownHosts ?? [])
    return id == nil || kind == nil || url == nil ? nil : source
  }

  private func readTiming(_ source: inout Source) {
    source.title = fields.value("title", .text)
    source.every = fields.value("every", .seconds) ?? every
    source.tags = fields.list("tags", .text)
    source.isEnabled = fields.value("enabled", .bool) ?? true
    source.baseline = fields.value("baseline", .word("a baseline")) ?? .silent
    source.confirmRemovals = fields.value("confirm_removals", .number(1...100)) ?? source.confirmRemovals
  }

  private func readContent(_ source: inout Source) {
    source.select = fields.value("select", .selector)
    source.ignore = fields.list("ignore", .selector)
    source.expectedFacts = fields.mapping("expect", known: ["facts"])?.value("facts", .number(0...100_000))
    guard let entries = fields.mapping("entries", known: ["each", "title", "link", "date"]) else { return }
    if source.kind == .feed {
      fields.addError("entries", "belongs to a page that lists announcements", accepted: "kind: page")
    }
    guard let each = entries.required("each", .selector) else { return }
    source.entries = Source.EntrySelectors(
      each: each, title: entries.value("title", .selector), link: entries.value("link", .selector),
      date: entries.value("date", .selector))
  }

  private func readRequest(_ source: inout Source, ownHosts: [String]) {
    let hosts = fields.list("hosts", .host)
    source.hosts = hosts.isEmpty ? ownHosts : hosts
    source.headers = HeaderSection.read(fields)
    source.allowsPrivateAddresses = fields.value("allow_private_addresses", .bool) ?? false
  }
}

/// The `headers:` of a source: names of one's own choice.
enum HeaderSection {
  private static let accepted = "a mapping like {Accept-Language: en}"

  static func read(_ fields: Fields) -> [Source.Header] {
    guard let entry = fields["headers"], !entry.value.isEmpty else { return [] }
    guard case .mapping(let mapping) = entry.value else {
      fields.addError("headers", "must be a mapping", accepted: accepted)
      return []
    }
    return mapping.compactMap { header($0.key, $0.value, entry, fields.errors) }
  }

  private static func header(
    _ key: Node, _ value: Node, _ entry: Fields.Entry, _ errors: FileErrors
  ) -> Source.Header? {
    let line = key.mark?.line ?? entry.line
    guard let name = key.scalar?.string, let text = value.scalar?.string else {
      errors.add(line, "headers", "a header has one name and one value", accepted: accepted)
      return nil
    }
    if RepeatedKeys.isMarked(name) { return nil }
    guard isToken(name), text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      errors.add(line, name, "is not a request header", accepted: accepted)
      return nil
    }
    return Source.Header(name: name, value: text)
  }

  /// A token of RFC 9110 §5.6.2.
  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }
}

/// One item of `terms:`, the glossary of names that an agency no longer uses.
enum TermSection {
  static let keys = ["was", "now", "since", "source"]

  static func read(_ fields: Fields) -> RetiredTerm? {
    let now = fields.value("now", .text)
    let since = fields.value("since", .text)
    let source = fields.value("source", .webURL)
    return fields.required("was", .text).map { RetiredTerm(was: $0, now: now, since: since, source: source) }
  }
}
