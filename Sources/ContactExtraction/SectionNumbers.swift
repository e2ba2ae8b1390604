/// Numbers for paths of headings, so that the facts of a page are compared by a number instead of all their headings.
struct SectionNumbers {
  private struct Step: Hashable {
    var outer: Int
    var heading: String
  }

  private var steps = Numbering<Step>()
  private var last: (path: [String], number: Int) = ([], 0)

  /// The number of `path`, with `row` behind it where there is one; 0 for the empty path.
  mutating func number(_ path: [String], _ row: String? = nil) -> Int {
    if path != last.path { last = (path, path.reduce(0) { number(of: $1, in: $0) }) }
    return row.map { number(of: $0, in: last.number) } ?? last.number
  }

  private mutating func number(of heading: String, in outer: Int) -> Int {
    steps.number(of: Step(outer: outer, heading: heading)) + 1
  }
}
