import Foundation
import Model
import Storage
import Support
import Testing

/// Documents that are cut off at any byte: nothing that is told is false, and nothing is lost.
///
/// FEEDWATCH_CUT_STEP=1 cuts at every byte.
@Suite struct CutAnywhereTests {
  private static let step = TestSetting.number("FEEDWATCH_CUT_STEP", 97)

  /// Calls `body` for cuts all over `text` that can be told from whole documents, with a source that is not known yet.
  private func cuts(
    of text: [UInt8], in document: SmallDocument,
    _ body: (inout CutReadings, ArraySlice<UInt8>) throws -> Void
  ) async throws {
    let lengths = Array(stride(from: text.count % Self.step, to: text.count, by: Self.step))
      .filter { !document.isLikeWhole(text[..<$0], of: text) }
    // The larger a store, the longer a reading takes.
    for first in stride(from: 0, to: lengths.count, by: 100) {
      try await withTemporaryFolder { folder in
        let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
        defer { store.close() }
        for length in lengths[first..<min(first + 100, lengths.count)] {
          var readings = CutReadings(document.source(length), store: store)
          try body(&readings, text[..<length])
        }
      }
    }
  }

  /// Reads `whole` until it is known how documents of the source end.
  private func settle(_ readings: inout CutReadings, _ whole: [UInt8], _ document: SmallDocument) throws
    -> [String]
  {
    var told: [String] = []
    for _ in 1...(document.format.hasEnd ? 1 : 3) { told += try readings.read(whole) }
    return told
  }

  @Test(arguments: SmallDocument.all) func `What is cut and comes back is not told of`(
    document: SmallDocument
  )
    async throws
  {
    let whole = document.text([1, 2, 3, 4])
    try await cuts(of: whole, in: document) { readings, cut in
      var told = try settle(&readings, whole, document)
      for next in [cut, whole[...], cut, cut, whole[...]] { told += try news(readings.read(next)) }
      #expect(told == [], "cut after \(cut.count): \(end(of: cut))")
    }
  }

  @Test(arguments: SmallDocument.all) func `What a cut first reading hid is not told of`(
    document: SmallDocument
  )
    async throws
  {
    let whole = document.text([1, 2, 3, 4])
    try await cuts(of: whole, in: document) { readings, cut in
      var told = try news(readings.read(cut))
      for _ in 1...2 { told += try readings.read(whole) }
      #expect(told == [], "cut after \(cut.count): \(end(of: cut))")
    }
  }

  /// Of an undated list without its end the cut is the last reading, which the next one is not shorter than.
  @Test(arguments: SmallDocument.all.filter { $0.isDated || $0.format.hasEnd })
  func `What is withdrawn after a cut is told`(document: SmallDocument) async throws {
    let (whole, less) = (document.text([1, 2, 3, 4]), document.text([1, 2, 4]))
    try await cuts(of: whole, in: document) { readings, cut in
      var told = try settle(&readings, whole, document)
      for next in [cut, less[...]] { told += try news(readings.read(next)) }
      #expect(told == [], "cut after \(cut.count): \(end(of: cut))")
      for _ in 1...(document.format.hasEnd ? 1 : 3) { told += try readings.read(less) }
      #expect(told == ["withdrawn 3"], "cut after \(cut.count): \(end(of: cut))")
    }
  }

  @Test(arguments: SmallDocument.all) func `What is new behind a cut is told once`(document: SmallDocument)
    async throws
  {
    let (whole, more) = (document.text([1, 2, 3, 4]), document.text([1, 2, 3, 4, 5]))
    try await cuts(of: more, in: document) { readings, cut in
      guard !document.isLikeWhole(cut, of: whole) else { return }
      var told = try settle(&readings, whole, document)
      for next in [cut, more[...], more[...]] { told += try news(readings.read(next)) }
      #expect(told == ["new 5"], "cut after \(cut.count): \(end(of: cut))")
    }
    // A cut that comes again is how the document is; what it hid of the entry is an update then.
    try await cuts(of: more, in: document) { readings, cut in
      guard !document.isLikeWhole(cut, of: whole) else { return }
      var told = try settle(&readings, whole, document)
      for next in [cut, cut, more[...], more[...]] { told += try news(readings.read(next)) }
      #expect(told.count { $0.hasPrefix("new") } == 1, "cut after \(cut.count): \(end(of: cut)): \(told)")
      #expect(told.allSatisfy { $0.hasPrefix("new") || $0 == "updated 5" }, "cut after \(cut.count): \(told)")
    }
  }

  @Test func `What is never closed is told where no document of the feed ever had its end`() async throws {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      let document = SmallDocument(format: .rss, isDated: true, isNewestFirst: false)
      func open(_ numbers: [Int], without end: String) throws -> ArraySlice<UInt8> {
        let text = String(decoding: document.text(numbers), as: UTF8.self)
        let place = try #require(text.range(of: end, options: .backwards))
        return ArraySlice(text[..<place.lowerBound].utf8)
      }
      var readings = CutReadings(document.source(1), store: store)
      for _ in 1...2 { #expect(try readings.read(open([1], without: "</channel>")) == []) }
      #expect(try readings.read(open([1, 3], without: "</channel>")) == ["new 3"])
      #expect(try readings.read(open([1, 3, 2], without: "</item>")) == [])
      #expect(try readings.read(open([1, 3, 2], without: "</item>")) == ["new 2"])
    }
  }

  /// Without problems: what ends before its first entry is no feed or has lost its shape.
  private func news(_ told: [String]) -> [String] { told.filter { !$0.hasPrefix("problem") } }

  private func end(of cut: ArraySlice<UInt8>) -> String { String(decoding: cut.suffix(24), as: UTF8.self) }
}
