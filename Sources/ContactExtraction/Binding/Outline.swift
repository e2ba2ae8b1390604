import Model
import PageReading

/// A statement with the place that it has to a value.
struct BoundStatement {
  enum Place {
    /// A heading, a summary, a legend, a head over rows.
    case heading
    /// The head of a column.
    case column
    /// Another cell of the row.
    case row
    /// A line, an item, a term before or behind the value.
    case lead
  }

  var statement: Statement
  var place: Place
  /// 1 to 6 of a heading, more of heads that headings end; nil of what is none.
  var rank: Int?
  /// Statements of one look have equal numbers.
  var look: UInt32 = 0
  /// It holds for all of its element.
  var isBase = false
  /// It is a label by its place: a term, an item, bold, with a colon.
  var isLabel = false
  /// It is the title of what follows: a head, a bold line, the first words of a box.
  var isTitle = false
  /// The scope that its words stand in; -1 where it has none.
  var scope = -1

  /// It stands by itself in a cell, an item or a term: a state in it is a condition without more words.
  var isListed = false

  /// It says for which states the value is.
  var isAboutStates: Bool { statement.isAboutStates || isListed && statement.isAlone }
  var isCondition: Bool { isAboutStates || statement.isCondition }

  /// It is the page's own heading, which reads `heading`.
  func isOfPage(under heading: String?) -> Bool {
    place == .heading && (rank == 1 || statement.text == heading)
  }

  /// It may say to whom something applies; other text is passed over.
  var counts: Bool {
    rank != nil || isBase || isLabel || statement.carrierLabel != nil || isCondition
  }
  var isCarrier: Bool { statement.carrierLabel != nil }
}

/// What the statements of one scope say to a value in it.
struct Level {
  /// The outermost first.
  var statements: [BoundStatement] = []
  var carrier: Carrier?
}

/// Gives each value of a run of statements and values the statements that hold for it, by reading direction.
///
/// Where a run begins with a statement, a value takes the statements above it; a statement replaces the one of its sort
/// before it. Where a run begins with a value and ends with a statement, a value takes those below. Heads hold until a head of their rank.
struct Outline {
  enum Item {
    case statement(BoundStatement)
    case value(Int)
  }

  /// What holds for each value, by ascending keys.
  private var levels: [(key: Int, level: Level)] = []
  private var base: [BoundStatement] = []
  private var heads: [BoundStatement] = []

  /// What holds for the value `key`.
  subscript(key: Int) -> Level {
    var (low, high) = (0, levels.count)
    while low < high {
      let middle = (low + high) / 2
      if levels[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < levels.count && levels[low].key == key ? levels[low].level : Level()
  }

  init(_ items: [Item]) {
    var segment: [Item] = []
    // Terms in a row share what follows them.
    var isBehindTerm = false
    for item in items {
      guard case .statement(let statement) = item else {
        segment.append(item)
        isBehindTerm = false
        continue
      }
      if statement.isBase {
        base.append(statement)
      } else if let rank = statement.rank {
        settle(segment)
        segment.removeAll(keepingCapacity: true)
        if !(isBehindTerm && rank == Self.termRank) { heads.removeAll { ($0.rank ?? 0) >= rank } }
        heads.append(statement)
        isBehindTerm = rank == Self.termRank
      } else {
        if statement.counts { segment.append(item) }
        isBehindTerm = false
      }
    }
    settle(segment)
    if zip(levels, levels.dropFirst()).contains(where: { $0.key > $1.key }) {
      levels.sort { $0.key < $1.key }
    }
  }

  /// The values between two heads.
  private mutating func settle(_ segment: [Item]) {
    let forward = Self.stacks(segment)
    guard !forward.isEmpty else { return }
    let conditions = Self.below(segment, \.isCondition)
    let carriersBelow = Self.below(segment, \.isCarrier)
    // The heading of the page names whom it is about, which may be the Postal Service itself.
    let head = (base + heads).last {
      $0.isCarrier && ($0.rank != 1 || $0.statement.carrierLabel == .courier)
    }?.statement.carrierLabel
    for (place, (key, above)) in forward.enumerated() {
      var statements = above
      if let conditions { statements = above.filter { !$0.isCondition } + conditions[place].statements }
      let carriers = carriersBelow?[place].statements ?? above
      let carrier = carriers.last(where: \.isCarrier)?.statement.carrierLabel
      let mixed = statements.last { $0.statement.carrier != nil }?.statement.carrier
      statements.removeAll(where: \.isCarrier)
      levels.append((key, Level(statements: base + heads + statements, carrier: carrier ?? mixed ?? head)))
    }
  }

  /// A value and the statements that were read before it.
  private typealias Stack = (key: Int, statements: [BoundStatement])

  /// The statements of one sort below each value, where values come before them; nil where they do not.
  ///
  /// Those of other sorts may be read the other way, so they are no part of it: a carrier's label above each address ends
  /// nothing that is said below the addresses.
  private static func below(_ segment: [Item], _ counts: (BoundStatement) -> Bool) -> [Stack]? {
    guard isBackward(segment, counts) else { return nil }
    let backward = segment.reversed().filter { item in
      if case .statement(let statement) = item { counts(statement) } else { true }
    }
    return stacks(backward).reversed()
  }

  /// Values come before the statements about them.
  private static func isBackward(_ segment: [Item], _ counts: (BoundStatement) -> Bool) -> Bool {
    var isFirst: Bool?
    var isLast = false
    for item in segment {
      switch item {
      case .value:
        isFirst = isFirst ?? true
        isLast = false
      case .statement(let statement) where counts(statement):
        isFirst = isFirst ?? false
        isLast = true
      default: break
      }
    }
    return isFirst == true && isLast
  }

  private static let deepest = 12
  /// The rank of a `dt`.
  static let termRank = 8

  private static func stacks(_ items: [Item]) -> [Stack] {
    var stack: [BoundStatement] = []
    var isAfterValue = false
    var found: [Stack] = []
    for item in items {
      switch item {
      case .value(let key):
        found.append((key, stack))
        isAfterValue = true
      case .statement(let statement):
        if isAfterValue, let place = replaced(by: statement, in: stack) { stack.removeSubrange(place...) }
        if stack.count < deepest { stack.append(statement) }
        isAfterValue = false
      }
    }
    return found
  }

  /// The statement of the same sort that `next` takes the place of.
  private static func replaced(by next: BoundStatement, in stack: [BoundStatement]) -> Int? {
    if next.isCarrier { return stack.lastIndex(where: \.isCarrier) }
    if next.isAboutStates {
      return stack.lastIndex { $0.isAboutStates } ?? stack.lastIndex { !$0.isCarrier && $0.look == next.look }
    }
    return stack.lastIndex { !$0.isCarrier && !$0.isAboutStates && $0.look == next.look }
      ?? stack.lastIndex { !$0.isCarrier && $0.look == next.look }
  }
}
