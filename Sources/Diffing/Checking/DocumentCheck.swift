package import Model
import Text

/// Matches what a document of one's own says with the watched facts; pure.
///
/// A fact that no page speaks of is unknown, never wrong: it differs only where a page gave the same value once and gives
/// another now, where it is a slip of the pen away from an official one, or where both name the same thing in the same words.
package struct DocumentCheck {
  private let watched: [Key: [WatchedFact]]
  private let named: [FactSubject: [WatchedFact]]
  private let byChannel: [Channel: [WatchedFact]]
  private let neighbours: Neighbours
  private let former: [Key: RecordedChange]
  private let terms: [RetiredTerm]

  private struct Key: Hashable {
    var channel: Channel
    var value: String

    init(_ channel: Channel, _ value: String) {
      self.channel = channel
      self.value = value
    }

    init(_ fact: Fact) { self.init(fact.channel, fact.value.comparable) }
  }

  /// A check against current facts, all changes ever recorded (oldest first), and the glossary.
  package init(watched: [WatchedFact], history: [RecordedChange] = [], terms: [RetiredTerm] = []) {
    self.watched = Dictionary(grouping: watched) { Key($0.fact) }
    neighbours = Neighbours(watched)
    byChannel = Dictionary(grouping: watched) { $0.fact.channel }
    var named: [FactSubject: [WatchedFact]] = [:]
    for fact in watched {
      for subject in FactSubject.all(of: fact.fact) { named[subject, default: []].append(fact) }
    }
    self.named = named
    former = history.reduce(into: [:]) { result, recorded in
      let change = recorded.change
      guard let before = change.before, change.severity != .wording else { return }
      result[Key(change.channel, Self.read(before, change.channel).comparable)] = recorded
      result[Key(change.channel, before)] = recorded
    }
    self.terms = terms
  }

  /// One finding for each of `facts`, then one for each retired name in `text`, in the order of the text.
  package func findings(facts: [Fact], text: String, isMarkup: Bool = false) -> [Finding] {
    var places = TextPlaces(text, isMarkup: isMarkup)
    let checked = facts.map { fact in
      var finding = finding(for: fact)
      finding.position = places.position(of: fact.display)
      return finding
    }
    return (checked + RetiredNames.findings(terms, in: text)).sorted { left, right in
      let (one, other) = (left.position, right.position)
      return (one?.line ?? .max, one?.column ?? .max) < (other?.line ?? .max, other?.column ?? .max)
    }
  }

  private func finding(for fact: Fact) -> Finding {
    var finding = Finding(
      verdict: .unknown, channel: fact.channel, kind: fact.kind, value: fact.value.text, display: fact.display
    )
    if let same = watched[Key(fact)] {
      judge(fact, same, &finding)
    } else if let change = former[Key(fact)] ?? former[Key(fact.channel, fact.value.text)] {
      outdate(change, &finding)
    } else if let other = counterpart(of: fact) {
      finding.verdict = .differs
      finding.official = other.official
    }
    return finding
  }

  /// The value is official: for this use too?
  private func judge(_ fact: Fact, _ same: [WatchedFact], _ finding: inout Finding) {
    let fitting = same.filter { Self.fits(fact, $0.fact) }
    guard let match = fitting.first(where: { !$0.isUnconfirmed }) ?? fitting.first ?? same.first else {
      return
    }
    finding.official = match.official
    if fitting.isEmpty {
      finding.verdict = .wrongKind
      finding.note = "given as \(Self.use(of: fact)), but it is \(Self.use(of: match.fact))"
    } else if match.isUnconfirmed {
      finding.verdict = .unconfirmed
      finding.note = "the official page was last read \(match.lastRead.rfc3339)"
    } else {
      finding.verdict = .current
    }
  }

  private func outdate(_ recorded: RecordedChange, _ finding: inout Finding) {
    finding.verdict = .differs
    let change = recorded.change
    guard let after = change.after else {
      finding.note = "the official page no longer gives it"
      return
    }
    let now = byChannel[change.channel]?.first { $0.source == recorded.source && $0.fact.value.text == after }
    finding.official =
      now?.official
      ?? Finding.Official(
        value: after, source: recorded.source, url: recorded.url, lastRead: recorded.firstSeen)
    finding.note = "the official page changed; it says so since \(recorded.firstSeen.rfc3339)"
  }

  /// The official fact that says the same thing with another value: the same name, or almost the same value.
  private func counterpart(of fact: Fact) -> WatchedFact? {
    for subject in FactSubject.all(of: fact) {
      guard let known = named[subject], Set(known.map { $0.fact.value.comparable }).count == 1 else {
        continue
      }
      return known.first
    }
    let near = neighbours.of(fact).map { (watched: $0, similarity: slip(fact, $0.fact)) }
    return near.filter { $0.similarity > 0 }.max { $0.similarity < $1.similarity }?.watched
  }

  /// How surely `fact` is `official` with a slip of the pen; 0 where it may be another thing.
  private func slip(_ fact: Fact, _ official: Fact) -> Double {
    let similarity = Similarity.of(fact, official)
    let isNear =
      switch (fact.value, official.value) {
      case (.phone(let one), .phone(let other)):
        similarity >= 0.8 && Self.digitsApart(one.text, other.text) <= 1
      case (.email(let one), .email(let other)): similarity >= 0.85 && one.domain == other.domain
      case (.address(let one), .address(let other)):
        similarity >= 0.75 && one[.attention] == other[.attention]
      default: false
      }
    return isNear ? similarity : 0
  }

  private static func digitsApart(_ one: String, _ other: String) -> Int {
    one.utf8.count == other.utf8.count ? zip(one.utf8, other.utf8).count { $0 != $1 } : .max
  }

  /// A value from the text that a change keeps of it, in parts where the text tells them.
  private static func read(_ text: String, _ channel: Channel) -> FactValue {
    channel == .address
      ? PostalAddress(text: text).map(FactValue.address) ?? FactValue(channel: channel, text: text)
      : FactValue(channel: channel, text: text)
  }

  /// Whether a document may use `official` as it uses `fact`.
  private static func fits(_ fact: Fact, _ official: Fact) -> Bool {
    switch fact.channel {
    case .phone: return fact.kind == official.kind || !isTelephone(fact.kind) || !isTelephone(official.kind)
    case .address:
      let (given, due) = (fact.conditions.carrier ?? .any, official.conditions.carrier ?? .any)
      return given == .any || due == .any || given == due
    default: return true
    }
  }

  private static func isTelephone(_ kind: String) -> Bool { ["voice", "tty", "fax"].contains(kind) }

  /// "a TTY", "an address for couriers", for people.
  private static func use(of fact: Fact) -> String {
    switch (fact.channel, fact.conditions.carrier) {
    case (.address, .courier?): "an address for couriers"
    case (.address, .usps?): "an address for the U.S. Postal Service only"
    case (.phone, _): fact.kind == "tty" ? "a TTY number" : "a \(fact.kind) number"
    default: fact.kind
    }
  }
}

/// Official facts that a fact may be a slip of the pen away from, found without looking at all of them: numbers one
/// digit apart, mailboxes of the same domain that begin or end alike, addresses with the same ZIP code, box or street.
struct Neighbours {
  private var index: [String: [WatchedFact]] = [:]
  /// Most facts kept under one key; a page with more of one sort was written to be slow.
  private static let most = 64

  /// The neighbours among `watched`.
  init(_ watched: [WatchedFact]) {
    for fact in watched {
      for key in Self.keys(fact.fact) where index[key, default: []].count < Self.most {
        index[key, default: []].append(fact)
      }
    }
  }

  /// Those that share a key with `fact`.
  func of(_ fact: Fact) -> [WatchedFact] { Self.keys(fact).flatMap { index[$0] ?? [] } }

  private static func keys(_ fact: Fact) -> [String] {
    switch fact.value {
    case .phone(let number): wildcards(number.text)
    case .email(let address):
      ["<\(address.mailbox.prefix(4))@\(address.domain)", "\(address.mailbox.suffix(4))>@\(address.domain)"]
    case .address(let address):
      [PostalAddress.Part.zip, .box, .street].compactMap { part in
        address[part].map { part.rawValue + " " + AddressForm.folded($0) }
      }
    case .hours, .web, .social, .verbatim: []
    }
  }

  /// The number with each of its digits left open in turn: two numbers that differ in one digit share one of these.
  private static func wildcards(_ value: String) -> [String] {
    let digits = Array(value.utf8)
    guard digits.count <= 24 else { return [] }
    return digits.indices.map { place in
      var open = digits
      open[place] = UInt8(ascii: "?")
      return String(decoding: open, as: UTF8.self)
    }
  }
}
