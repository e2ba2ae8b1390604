import Diffing
import Foundation
import Model
import Storage
import Support
import Testing

@testable import Pipeline

/// Pages with contacts that are cut off at any byte.
@Suite struct CutPageTests {
  private static let step = TestSetting.number("FEEDWATCH_CUT_STEP", 53)

  /// A page of two offices; `hasTags`: with `html` and `body`, whose end tags are left out where `hasEnd` is not.
  private static func page(_ hours: String = "8 a.m. to 5 p.m.", hasTags: Bool = true, hasEnd: Bool = true)
    -> String
  {
    let offices = (1...2).map { number in
      "<h2>Office \(number)</h2><p>USCIS<br>\(number)00 Main Street<br>Dallas, TX 7500\(number)-000\(number)</p>"
        + "<p>Phone: 202-555-01\(number)\(number)</p><p>Fax: 303-555-01\(number)\(number) ext. 12\(number)</p>"
        + "<p>Email: office\(number)@agency.example.gov</p><p>Hours: Monday-Friday \(hours)</p>"
    }
    let content = "<h1>Contact</h1>" + offices.joined()
    guard hasTags else { return "<title>Filing</title>" + content }
    return "<html><head><title>Filing</title></head><body>" + content + (hasEnd ? "</body></html>" : "")
  }

  private static let source = Source(id: "office", kind: .page, url: "https://agency.example.gov/contact")

  private static func extraction(_ text: some Collection<UInt8>) throws -> Extraction? {
    guard
      case .page(let extraction) = try DocumentReading.content(
        of: Array(text), contentType: nil, url: source.url, source: source)
    else { return nil }
    return extraction
  }

  @Test(arguments: [false, true]) func `Nothing is told of a page that ends inside a value`(hasTags: Bool)
    throws
  {
    let whole = Array(Self.page(hasTags: hasTags).utf8)
    let before = try #require(try Self.extraction(whole))
    for length in stride(from: whole.count % Self.step, to: whole.count, by: Self.step) {
      let after = try #require(try Self.extraction(whole[..<length]))
      let told = PageComparison.compare(before: before, after: after).changes
      // A page without tags of its own that ends between two elements is a shorter page: what is gone is gone.
      let isShorter = !hasTags && after.signs.ending == .complete
      #expect(
        isShorter ? told.allSatisfy { $0.kind == .removed } : told == [],
        "cut after \(length): \(String(decoding: whole[..<length].suffix(24), as: UTF8.self))")
    }
  }

  @Test(arguments: [(true, true), (true, false), (false, true)])
  func `What a cut first reading lacked or halved is not told of`(hasTags: Bool, hasEnd: Bool) async throws {
    let whole = Array(Self.page(hasTags: hasTags, hasEnd: hasEnd).utf8)
    let later = Array(Self.page("9 a.m. to 5 p.m.", hasTags: hasTags, hasEnd: hasEnd).utf8)
    let lengths = stride(from: whole.count % Self.step, to: whole.count, by: Self.step)
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      for length in lengths {
        let cut = try #require(try Self.extraction(whole[..<length]))
        // Nothing tells these from the whole page.
        guard cut.signs.ending != (try Self.extraction(whole)?.signs.ending) else { continue }
        var source = Self.source
        source.id = SourceID("office-\(length)")
        var readings = CutReadings(source, store: store)
        var told: [String] = []
        for next in [whole[..<length], whole[..<length], whole[...], whole[...]] {
          told += try readings.read(next)
        }
        #expect(told.allSatisfy { $0.hasPrefix("problem") }, "cut after \(length): \(told)")
        #expect(try readings.read(later) == ["changed hours", "changed hours"], "cut after \(length)")
      }
    }
  }

  @Test func `A page that leaves out its end tags is compared`() throws {
    let pages = try [Self.page(), Self.page("9 a.m. to 5 p.m.", hasEnd: false), Self.page(hasEnd: false)]
      .map { try #require(try Self.extraction($0.utf8)) }
    for (before, after) in [(pages[0], pages[1]), (pages[1], pages[2]), (pages[1], pages[0])] {
      let comparison = PageComparison.compare(before: before, after: after)
      #expect(comparison.suspicion == nil && comparison.changes.count == 2)
    }
  }

  @Test func `A page that never closes its last element is compared`() throws {
    let pages = try ["8 a.m. to 5 p.m.", "9 a.m. to 5 p.m."].map { hours in
      try #require(try Self.extraction(("<body><div>" + Self.page(hours, hasTags: false)).utf8))
    }
    let comparison = PageComparison.compare(before: pages[0], after: pages[1])
    #expect(comparison.suspicion == nil && comparison.changes.count == 2)
  }

  @Test func `A page that comes back after it was cut off has nothing to tell`() async throws {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      let footer = "<div>Nothing more stands here</div></body></html>"
      let whole = Array((Self.page(hasEnd: false) + footer).utf8)
      for length in stride(from: whole.count % Self.step, to: whole.count, by: Self.step) {
        var source = Self.source
        source.id = SourceID("office-\(length)")
        var readings = CutReadings(source, store: store)
        var told = try readings.read(whole)
        // The first cut takes nothing away that counts, and is what the next reading is compared with.
        for next in [whole[..<(whole.count - 18)], whole[..<length], whole[...]] {
          told += try readings.read(next)
        }
        #expect(told.allSatisfy { $0.hasPrefix("problem") }, "cut after \(length): \(told)")
      }
    }
  }

  @Test
  func `A page that loses its end for good tells what it shows, and the rest once a person has looked at it`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      var readings = CutReadings(Self.source, store: store)
      func open(_ hours: String) -> [UInt8] { Array(("<body><div>" + Self.page(hours, hasTags: false)).utf8) }
      #expect(try readings.read(Self.page().utf8) == [])
      // The hours of the second office stand last, and may be half.
      #expect(try readings.read(open("9 a.m. to 5 p.m.")) == ["changed hours"])
      #expect(try readings.read(open("9 a.m. to 5 p.m.")) == [])
      #expect(try readings.read(open("9 a.m. to 5 p.m."), isTrusted: true) == ["changed hours"])
      #expect(try readings.read(open("9 a.m. to 6 p.m.")) == ["changed hours", "changed hours"])
    }
  }

  @Test func `What a truncated page does not show was last seen before it, and is told of when it is gone`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      var readings = CutReadings(Self.source, store: store)
      let (head, foot) = ("<html><body>" + Self.page(hasTags: false) + "<p>", "</p></body></html>")
      let whole = head + "Appointments: 202-555-0199" + foot
      let (cut, less) = (head, head + foot)
      func isAppointments(_ fact: KnownFact) -> Bool { fact.fact.display.contains("0199") }
      #expect(try readings.read(whole.utf8) == [])
      let read = try #require(try store.snapshot(of: "office").facts.first?.lastSeen)
      for _ in 1...3 { #expect(try readings.read(cut.utf8) == []) }
      let facts = try store.snapshot(of: "office").facts
      #expect(facts.allSatisfy { $0.misses == 0 })
      #expect(facts.filter(isAppointments).map(\.lastSeen) == [read])
      #expect(try readings.read(less.utf8) == [])
      #expect(try readings.read(less.utf8) == ["removed phone"])
      #expect(try store.changes(pendingOnly: true).map(\.lastOldSeen) == [read])
      #expect(try readings.read(whole.utf8) == ["added phone"])
    }
  }

  @Test func `A page that never had its end has its removals told`() async throws {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      for (name, head) in [("open", "<html><body>"), ("inside", "<html><body><div>")] {
        var source = Self.source
        source.id = SourceID(name)
        var readings = CutReadings(source, store: store)
        let content = Self.page(hasTags: false)
        let less = content.replacing("<p>Fax: 303-555-0111 ext. 121</p>", with: "")
        #expect(less != content)
        #expect(try readings.read((head + content).utf8) == [])
        #expect(try readings.read((head + content + " ").utf8) == [])
        #expect(try readings.read((head + less).utf8) == [])
        #expect(try readings.read((head + less).utf8) == ["removed phone"])
      }
    }
  }
}
