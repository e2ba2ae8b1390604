package import Model
package import Text

/// The time line of facts. A period begins when a reading first shows a fact and ends when its removal is confirmed.
extension Connection {
  private static let factColumns = """
    channel, kind, value, display, label, section, form, scenario, applies_to, states, carrier, components, evidence,
    region
    """

  /// Facts that stand now, in the order in which their periods began.
  func currentFacts(of source: Int64, lastGood: Timestamp?) throws -> [KnownFact] {
    let sql = """
      SELECT number, first_seen, last_seen, misses, \(Self.factColumns) FROM facts
      WHERE source = ? AND ended IS NULL ORDER BY number
      """
    return try all(sql) {
      $0.add(source)
    } read: {
      try Self.knownFact(&$0, lastGood: lastGood)
    }
  }

  /// Facts of one source or of all that stand now, or stood at `time`.
  func facts(of source: SourceID?, at time: Timestamp?) throws -> [(source: SourceID, fact: KnownFact)] {
    let sql = """
      SELECT s.id, s.last_good, f.number, f.first_seen, f.last_seen, f.misses, \(Self.factColumns(of: "f"))
      FROM sources s JOIN facts f ON f.source = s.number WHERE \(source == nil ? "" : "s.id = ? AND ")
      \(time == nil ? "f.ended IS NULL" : "f.first_seen <= ? AND (f.ended IS NULL OR f.ended > ?)")
      ORDER BY s.id, f.number
      """
    return try all(sql) { parameters in
      if let source { parameters.add(source.rawValue) }
      if let time {
        parameters.add(time)
        parameters.add(time)
      }
    } read: { columns in
      let (id, lastGood) = (SourceID(columns.text()), columns.optionalTime())
      var fact = try Self.knownFact(&columns, lastGood: lastGood)
      if let time { fact.lastSeen = min(fact.lastSeen, time) }
      return (source: id, fact: fact)
    }
  }

  /// All periods of the time line, by source and then in the order in which they began.
  func factPeriods() throws -> [(source: SourceID, fact: KnownFact, ended: Timestamp?)] {
    let sql = """
      SELECT s.id, f.ended, s.last_good, f.number, f.first_seen, f.last_seen, f.misses, \(Self.factColumns(of: "f"))
      FROM sources s JOIN facts f ON f.source = s.number ORDER BY s.id, f.number
      """
    return try all(sql) { _ in
    } read: { columns in
      let (id, ended, lastGood) = (SourceID(columns.text()), columns.optionalTime(), columns.optionalTime())
      return (source: id, fact: try Self.knownFact(&columns, lastGood: ended ?? lastGood), ended: ended)
    }
  }

  /// One fact, standing or not.
  func fact(_ number: Int64) throws -> (source: SourceID, fact: KnownFact, isCurrent: Bool)? {
    let sql = """
      SELECT s.id, f.ended, s.last_good, f.number, f.first_seen, f.last_seen, f.misses, \(Self.factColumns(of: "f"))
      FROM sources s JOIN facts f ON f.source = s.number WHERE f.number = ?
      """
    return try one(sql) {
      $0.add(number)
    } read: { columns in
      let (id, ended, lastGood) = (SourceID(columns.text()), columns.optionalTime(), columns.optionalTime())
      return (id, try Self.knownFact(&columns, lastGood: ended ?? lastGood), ended == nil)
    }
  }

  private static func factColumns(of table: String) -> String {
    factColumns.split(separator: ",").map { column in
      "\(table)." + column.drop { $0 == " " || $0 == "\n" }
    }.joined(separator: ", ")
  }

  private static func knownFact(_ columns: inout Columns, lastGood: Timestamp?) throws -> KnownFact {
    let (number, firstSeen, lastSeen) = (columns.integer(), columns.time(), columns.optionalTime())
    let misses = columns.int()
    return KnownFact(
      number: number, fact: try fact(&columns), firstSeen: firstSeen,
      lastSeen: lastSeen ?? lastGood ?? firstSeen, misses: misses)
  }

  private static func fact(_ columns: inout Columns) throws -> Fact {
    Fact(
      channel: try columns.word(), kind: columns.text(), text: columns.text(), display: columns.text(),
      label: columns.optionalText(), section: columns.texts(), conditions: conditions(&columns),
      components: components(columns.texts()), evidence: columns.text(), region: try columns.word())
  }

  static func conditions(_ columns: inout Columns) -> Conditions {
    Conditions(
      form: columns.optionalText(), scenario: columns.optionalText(), appliesTo: columns.optionalText(),
      states: columns.texts(), carrier: columns.optionalText().flatMap(Carrier.init))
  }

  private static func components(_ list: [String]) -> [String: String] {
    var components: [String: String] = [:]
    for index in stride(from: 0, to: list.count - 1, by: 2) { components[list[index]] = list[index + 1] }
    return components
  }

  // MARK: writing

  /// Applies what a good read at `at` does to the facts of a source; `lastGood` is the good read before it.
  func apply(
    _ decision: SnapshotDecision, source: Int64, at: Timestamp, lastGood: Timestamp?, current: [KnownFact]
  ) throws {
    let known = Dictionary(current.map { ($0.number, $0) }) { first, _ in first }
    for kept in decision.kept {
      guard let fact = known[kept.number] else { continue }
      if fact.fact != kept.fact || fact.misses > 0 || fact.lastSeen != lastGood {
        try update(kept.number, to: kept.fact)
      }
    }
    for number in decision.hidden {
      guard let fact = known[number] else { continue }
      try execute("UPDATE facts SET last_seen = ? WHERE number = ?") {
        $0.add(fact.lastSeen)
        $0.add(number)
      }
    }
    for number in decision.missing {
      guard let fact = known[number] else { continue }
      try execute("UPDATE facts SET misses = misses + 1, last_seen = ? WHERE number = ?") {
        $0.add(fact.lastSeen)
        $0.add(number)
      }
    }
    for number in decision.retired {
      guard let fact = known[number] else { continue }
      try execute("UPDATE facts SET ended = ?, last_seen = ? WHERE number = ?") {
        $0.add(at)
        $0.add(fact.lastSeen)
        $0.add(number)
      }
    }
    for fact in decision.added { try insert(fact, source: source, at: at) }
    for fact in decision.lingering { try insert(fact, source: source, at: at, misses: 1) }
    try countFacts(of: source)
  }

  private func insert(_ fact: Fact, source: Int64, at: Timestamp, misses: Int64 = 0) throws {
    let sql = """
      INSERT INTO facts (\(Self.factColumns), source, first_seen, misses)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    try execute(sql) {
      Self.bind(fact, to: &$0)
      $0.add(source)
      $0.add(at)
      $0.add(misses)
    }
  }

  private func update(_ number: Int64, to fact: Fact) throws {
    let sql = """
      UPDATE facts SET (\(Self.factColumns), misses, last_seen)
        = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL) WHERE number = ?
      """
    try execute(sql) {
      Self.bind(fact, to: &$0)
      $0.add(number)
    }
  }

  private static func bind(_ fact: Fact, to parameters: inout Parameters) {
    parameters.add(fact.channel.rawValue)
    parameters.add(fact.kind)
    parameters.add(fact.value.text)
    parameters.add(fact.display)
    parameters.add(fact.label)
    parameters.add(fact.section)
    bind(fact.conditions, to: &parameters)
    parameters.add(fact.value.components.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    parameters.add(fact.evidence)
    parameters.add(fact.region.rawValue)
  }

  static func bind(_ conditions: Conditions, to parameters: inout Parameters) {
    parameters.add(conditions.form)
    parameters.add(conditions.scenario)
    parameters.add(conditions.appliesTo)
    parameters.add(conditions.states)
    parameters.add(conditions.carrier?.rawValue)
  }

  private func countFacts(of source: Int64) throws {
    let sql = """
      UPDATE sources SET (fact_count, fact_misses)
        = (SELECT count(*), count(nullif(misses, 0)) FROM facts WHERE source = ?1 AND ended IS NULL)
      WHERE number = ?1
      """
    try execute(sql) { $0.add(source) }
  }
}

extension SQLiteStore {
  /// Present and past facts, as periods of a time line.
  package func factPeriods() throws(StorageError) -> [(source: SourceID, fact: KnownFact, ended: Timestamp?)]
  {
    try reading { try $0.factPeriods() }
  }

  /// As they stood at `at`, or as they stand; nil for `source` = all sources.
  package func facts(of source: SourceID?, at: Timestamp?) throws(StorageError) -> [(
    source: SourceID, fact: KnownFact
  )] {
    try reading { try $0.facts(of: source, at: at) }
  }
}
