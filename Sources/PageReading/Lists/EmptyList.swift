import Model

/// The words by which a page that lists announcements says that there are none: "No closings", "There are currently no
/// alerts", "No hay avisos". A list that says so is a good read; one that is merely not there has changed its shape.
///
/// What there is none of has to be what the page lists: "no fees apply" says nothing of it.
struct EmptyList {
  /// Words of the page's title and headings.
  private let subjects: Set<Substring>

  /// The rule for a page of this title and these blocks.
  init(title: String?, blocks: [Block]) {
    let heads = blocks.filter { if case .heading = $0.role { true } else { $0.role == .caption } }
    let texts = [title ?? ""] + heads.filter { !$0.region.isFurniture }.map(\.text)
    subjects = Set(texts.flatMap { Self.words($0[...]) }.filter { $0.count > 3 })
  }

  /// Whether one of `blocks` says it.
  func isSaid(in blocks: [Block]) -> Bool {
    blocks.contains { block in
      !block.region.isFurniture && block.text.utf8.count < 2_000
        && block.text.split { ".!?\n".contains($0) }.contains(where: isSaid)
    }
  }

  /// Whether `text` says that and nothing else, as the one row of an empty table does.
  func isMessage(_ text: String) -> Bool {
    text.utf8.count < 100 && !text.contains(where: \.isNumber) && isSaid(text.drop { $0 == " " })
  }

  private func isSaid(_ sentence: Substring) -> Bool {
    let words = Self.words(sentence)
    let rest = words.drop(while: Self.openings.contains)
    guard words.count <= 16, let negation = rest.first, Self.negations.contains(negation) else {
      return false
    }
    let next = rest.dropFirst().prefix(5)
    guard !next.isEmpty else { return ["none", "nothing"].contains(negation) }
    return !next.contains(where: Self.excuses.contains) && next.contains(where: isSubject)
  }

  private func isSubject(_ word: Substring) -> Bool {
    if Self.nouns.contains(word) || subjects.contains(word) { return true }
    let stem = word.prefix(max(4, word.count - 2))
    return word.count > 3 && subjects.contains { $0.hasPrefix(stem) }
  }

  private static func words(_ text: Substring) -> [Substring] {
    text.lowercased()[...].split { !$0.isLetter && !$0.isNumber }
  }

  private static let openings: Set<Substring> = [
    "sorry", "there", "are", "is", "were", "we", "have", "currently", "presently", "at", "this", "the",
    "time", "moment", "right", "now", "today", "actualmente", "en", "este", "momento", "por", "el",
  ]
  private static let negations: Set<Substring> = [
    "no", "none", "nothing", "zero", "0", "ningun", "ningún", "ninguna", "sin",
  ]
  /// Words that speak of the page or its reader instead.
  private static let excuses: Set<Substring> = [
    "longer", "page", "javascript", "script", "access", "permission", "browser", "connection", "such",
  ]
  /// What lists of announcements hold.
  private static let nouns: Set<Substring> = [
    "results", "items", "entries", "records", "data", "news", "announcements", "alerts", "updates",
    "closings",
    "closures", "notices", "events", "posts", "articles", "releases", "listings", "matches", "report",
    "resultados", "cierres", "avisos", "noticias", "anuncios", "alertas", "eventos",
  ]
}
