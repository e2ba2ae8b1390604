import Model
import PageReading

/// Hours as days and times, for putting rows together.
struct HoursPart: Sendable {
  /// Where the days stand.
  enum Origin: Sendable { case text, row, column }

  var hours: OpeningHours.Schedule
  var origin: Origin
}

/// Makes one fact of hours that a table or a list gives day by day.
enum HoursMerging {
  private struct Place: Hashable {
    var table = -1
    var line = -1
    var container = -1
    var origin: HoursPart.Origin
  }

  /// `facts` with the rows of one table, and the items of one list, put together where their days do not overlap.
  static func merge(_ facts: [PlacedFact], page: Page) -> [PlacedFact] {
    guard facts.count(where: { $0.hours != nil }) > 1 else { return facts }
    var facts = facts
    var open: [Place: Int] = [:]
    var joined: Set<Int> = []
    for index in facts.indices {
      guard let part = facts[index].hours, let position = facts[index].position,
        let place = place(of: page.blocks[position.block], part)
      else { continue }
      if let first = open[place] {
        let fact = facts[index]
        if join(part, to: &facts[first], from: fact) {
          joined.insert(index)
          continue
        }
      }
      open[place] = index
    }
    return joined.isEmpty ? facts : facts.indices.filter { !joined.contains($0) }.map { facts[$0] }
  }

  /// Rows whose head is the day belong together by column, columns whose head is the day by row; items by list.
  private static func place(of block: Block, _ part: HoursPart) -> Place? {
    guard !part.hours.days.isEmpty else { return nil }
    if let cell = block.cell {
      if part.origin == .text { return nil }
      return Place(table: cell.table, line: part.origin == .row ? cell.column : cell.row, origin: part.origin)
    }
    guard block.role == .listItem || part.origin == .row || block.role == .definition else { return nil }
    return Place(container: block.container, origin: .text)
  }

  private static func join(_ part: HoursPart, to other: inout PlacedFact, from fact: PlacedFact) -> Bool {
    guard var sum = other.hours, other.fact.section == fact.fact.section else { return false }
    guard part.origin == .row || other.fact.label == fact.fact.label else { return false }
    guard part.hours.season == sum.hours.season,
      part.hours.days.keys.allSatisfy({ sum.hours.days[$0] == nil })
    else { return false }
    for (day, intervals) in part.hours.days { sum.hours.open([day], intervals) }
    other.hours = sum
    other.fact.value = .hours(OpeningHours(sum.hours, zone: other.fact.value.zone))
    other.fact.display += "; " + fact.fact.display
    other.fact.evidence += " / " + fact.fact.evidence
    return true
  }
}

extension FactValue {
  /// The zone of opening hours.
  fileprivate var zone: String? {
    guard case .hours(let hours) = self else { return nil }
    return hours.zone
  }
}
