import Model
import PageReading

/// Hours as days and times, for putting rows together.
struct HoursPart: Sendable {
  var hours: OpeningHours
  /// The days stand in the head of the row.
  var isFromRow: Bool
}

/// Makes one fact of hours that a table or a list gives day by day.
enum HoursMerging {
  private struct Place: Hashable {
    var table: Int
    var column: Int
    var container: Int
  }

  /// `facts` with the rows of one table, and the items of one list, put together where their days do not overlap.
  static func merge(_ facts: [AssembledFact], page: Page) -> [AssembledFact] {
    guard facts.count(where: { $0.hours != nil }) > 1 else { return facts }
    var merged: [AssembledFact] = []
    var open: [Place: Int] = [:]
    for fact in facts {
      guard let part = fact.hours, let position = fact.position,
        let place = place(of: page.blocks[position.block], part)
      else {
        merged.append(fact)
        continue
      }
      if let index = open[place], join(part, to: &merged[index], from: fact) { continue }
      open[place] = merged.count
      merged.append(fact)
    }
    return merged
  }

  /// Rows whose head is the day belong together by table and column; items by list.
  private static func place(of block: Block, _ part: HoursPart) -> Place? {
    guard !part.hours.days.isEmpty else { return nil }
    if let cell = block.cell {
      return part.isFromRow ? Place(table: cell.table, column: cell.column, container: -1) : nil
    }
    guard block.role == .listItem || part.isFromRow || block.role == .definition else { return nil }
    return Place(table: -1, column: 0, container: block.container)
  }

  private static func join(_ part: HoursPart, to other: inout AssembledFact, from fact: AssembledFact) -> Bool
  {
    guard var sum = other.hours, other.fact.section == fact.fact.section else { return false }
    guard part.isFromRow || other.fact.label == fact.fact.label else { return false }
    guard part.hours.days.keys.allSatisfy({ sum.hours.days[$0] == nil }) else { return false }
    for (day, intervals) in part.hours.days { sum.hours.open([day], intervals) }
    other.hours = sum
    other.fact.value = sum.hours.text
    other.fact.display += "; " + fact.fact.display
    other.fact.evidence += " / " + fact.fact.evidence
    return true
  }
}
