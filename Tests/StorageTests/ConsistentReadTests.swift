import Model
import Testing

@testable import Storage

/// Several reads that see one state of the store.
@Suite struct ConsistentReadTests {
  @Test func `What is read in several steps is of one moment, whatever a run writes meanwhile`() async throws
  {
    try await withStore { writer in
      try writer.apply(Sample.goodRead("a", at: Sample.time()))
      let reader = try SQLiteStore.open(path: writer.path, mode: .readOnly)
      defer { reader.close() }
      let counts = try reader.withConsistentReads {
        let before = try reader.records().count
        try writer.apply(Sample.goodRead("b", at: Sample.time()))
        let facts = try reader.facts(of: nil, at: nil)
        return [before, try reader.records().count, facts.count]
      }
      #expect(counts == [1, 1, 0])
      #expect(try reader.records().count == 2)
    }
  }
}
