import Model

/// What a fact is about, in words that two pages can share.
struct Meaning: Hashable {
  private var role: String
  private var words: [String]

  /// The things that `fact` speaks of: of a filing address one for each state; none where its words say too little.
  static func all(of fact: Fact) -> [Meaning] {
    switch fact.channel {
    case .email, .web, .social: []
    case .address where ComparedFact.isRouted(fact): routes(fact)
    case .phone, .hours, .address: named(fact).map { [$0] } ?? []
    }
  }

  private static func routes(_ fact: Fact) -> [Meaning] {
    let conditions = fact.conditions
    guard let form = conditions.form else { return [] }
    let role = ComparedFact.role(of: fact)
    let base = [FoldedText.of(form), FoldedText.of(conditions.scenario ?? "")]
    guard conditions.states.isEmpty else {
      return conditions.states.map { Meaning(role: role, words: base + [$0]) }
    }
    return [Meaning(role: role, words: base + [FoldedText.of(conditions.appliesTo ?? "")])]
  }

  /// By the label, or where it is a word like "phone" by the nearest heading.
  private static func named(_ fact: Fact) -> Meaning? {
    for name in [fact.label, fact.section.last] {
      let telling = FoldedText.words(name ?? "").filter { !common.contains($0) }.map(String.init)
      if telling.count >= 2 { return Meaning(role: ComparedFact.role(of: fact), words: telling.sorted()) }
    }
    return nil
  }

  /// Words that name no particular thing.
  private static let common: Set<Substring> = [
    "a", "about", "address", "all", "and", "at", "by", "call", "calls", "contact", "contacts", "customer",
    "deaf", "email",
    "fax", "for", "free", "from", "general", "hard", "hearing", "help", "hours", "in", "information",
    "inquiries", "inside",
    "line", "live", "mail", "mailing", "main", "more", "number", "numbers", "of", "office", "offices", "on",
    "or", "other",
    "our", "outside", "phone", "physical", "questions", "representative", "service", "services", "support",
    "telephone",
    "text", "the", "to", "toll", "tty", "tdd", "us", "visit", "voice", "with", "you", "your", "united",
    "states", "opening",
    "business", "operation", "directory", "desk", "media", "press", "public", "regional", "local", "field",
    "headquarters",
  ]
}
