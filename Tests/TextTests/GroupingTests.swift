import Testing
import Text

@Suite struct GroupingTests {
  @Test func `groups come in the order of their first elements, and elements in their own`() {
    let groups = ["dover", "erie", "delta", "flint", "elgin"].grouped { $0.first }
    #expect(groups.map(\.key) == ["d", "e", "f"])
    #expect(groups.map(\.members) == [["dover", "delta"], ["erie", "elgin"], ["flint"]])
    #expect([Int]().grouped { $0 }.isEmpty)
  }
}
