import Model

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
