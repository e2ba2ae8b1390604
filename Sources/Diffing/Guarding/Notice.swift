import Model

/// What pages say that stand in another page's stead.
struct Notice {
  var problem: ProblemKind
  /// The words found, for the report.
  var quote: String

  /// The first notice in title or heading.
  static func inHeads(of reading: Extraction) -> Notice? {
    let heads = [reading.title, reading.signs.heading].compactMap { $0 }.map(ComparableText.of)
    for notice in all where heads.contains(where: { contains($0, notice.words) }) {
      return Notice(problem: notice.problem, quote: notice.words)
    }
    for words in headsOnly where heads.contains(where: { $0 == words || $0.hasPrefix(words + " ") }) {
      return Notice(problem: .suspect, quote: words)
    }
    return nil
  }

  /// The first notice in the opening words, where a good page may speak of the maintenance of something else.
  static func inOpening(of reading: Extraction) -> Notice? {
    let opening = ComparableText.of(reading.signs.opening)
    return all.first { contains(opening, $0.words) }.map { Notice(problem: $0.problem, quote: $0.words) }
  }

  private static func contains(_ text: String, _ words: String) -> Bool {
    (" " + text + " ").contains(" " + words + " ")
  }

  /// Words that count as a title or heading only.
  private static let headsOnly = [
    "sign in", "log in", "login", "error", "404", "403", "429", "500", "502", "503", "504", "not found",
    "maintenance",
    "unavailable", "forbidden", "iniciar sesion",
  ]

  private static let all: [(words: String, problem: ProblemKind)] =
    ChallengePage.words.map { ($0, .blocked) } + others

  private static let others: [(words: String, problem: ProblemKind)] = [
    ("too many requests", .blocked),
    ("enable javascript", .needsScript), ("requires javascript", .needsScript),
    ("javascript is required", .needsScript),
    ("temporarily unavailable", .suspect), ("temporarily out of service", .suspect),
    ("under maintenance", .suspect),
    ("scheduled maintenance", .suspect), ("down for maintenance", .suspect),
    ("undergoing maintenance", .suspect),
    ("service unavailable", .suspect), ("unexpected error", .suspect), ("internal server error", .suspect),
    ("bad gateway", .suspect), ("gateway timeout", .suspect), ("try again later", .suspect),
    ("page not found", .suspect), ("page could not be found", .suspect), ("page cannot be found", .suspect),
    ("page you requested", .suspect), ("page you are looking for", .suspect),
    ("no longer available", .suspect),
    ("technical difficulties", .suspect), ("we will be back", .suspect), ("well be back", .suspect),
    ("be back soon", .suspect), ("lapse in appropriations", .suspect), ("lapse in federal funding", .suspect),
    ("not being updated", .suspect), ("coming soon", .suspect), ("site is offline", .suspect),
    ("session has expired", .suspect), ("please sign in", .suspect), ("please log in", .suspect),
    ("log in to continue", .suspect), ("sign in to continue", .suspect), ("domain is for sale", .suspect),
    ("fuera de servicio", .suspect), ("en mantenimiento", .suspect), ("pagina no encontrada", .suspect),
    ("página no encontrada", .suspect), ("temporalmente no disponible", .suspect),
  ]
}
