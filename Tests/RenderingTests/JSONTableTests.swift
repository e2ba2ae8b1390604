import Foundation
import Model
import Support
import Testing
import Text

@testable import Rendering

/// The JSON of a digest against the tables of its documentation.
@Suite struct JSONTableTests {
  /// Members and forms by the name of the object.
  private let tables: [String: [String: String]]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let page = root.appendingPathComponent("Sources/feedwatch/Documentation.docc/Reference/DigestJSON.md")
    var tables: [String: [String: String]] = [:]
    var object = ""
    for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("### ") { object = String(line.dropFirst(4)) }
      let cells = line.components(separatedBy: " | ")
      guard line.hasPrefix("| `"), cells.count == 3 else { continue }
      tables[object, default: [:]][cells[0].filter { !"|` ".contains($0) }] = cells[1]
    }
    self.tables = tables
  }

  private func digests() -> [Digest] {
    var accepted = Samples.full()
    accepted.from = nil
    accepted.coversSince = Samples.before(days: 1)
    accepted.changes[0].acceptance = Acceptance(by: "A. Paralegal", note: nil, at: Samples.now)
    accepted.changes[1].lastOldSeen = nil
    accepted.entries[0].announcement.url = nil
    accepted.entries[0].announcement.published = nil
    accepted.undelivered = [
      Undelivered(notifier: "chat", since: Samples.now, digests: 2, error: "refused", isGivenUp: false)
    ]
    return [accepted, Samples.full(), Samples.attacked()]
      + [.news, .quiet, .blind, .baseline, .test].map(Samples.plain)
  }

  @Test func everyMemberIsDocumentedAndHasTheFormThatIsSaid() throws {
    #expect(tables.count == 12 && (tables["digest"]?.count ?? 0) > 15)
    for digest in digests() {
      let value = try #require(JSONValue(parsing: DigestRenderer.render(digest, as: .json)))
      #expect(faults(of: value, form: "digest", at: "digest") == [])
    }
  }

  /// Where `value` is not what `form` says.
  private func faults(of value: JSONValue, form: String, at place: String) -> [String] {
    if form.hasSuffix(" or null") {
      return value == .null ? [] : faults(of: value, form: String(form.dropLast(8)), at: place)
    }
    if form.hasPrefix("list of ") {
      guard let values = value.array else { return ["\(place): no list"] }
      return values.flatMap { faults(of: $0, form: String(form.dropFirst(8)), at: place + "[]") }
    }
    if let table = tables[form] { return faults(of: value, table: table, at: place) }
    return isSimple(value, form) ? [] : ["\(place): \(value) is not \(form)"]
  }

  private func faults(of value: JSONValue, table: [String: String], at place: String) -> [String] {
    guard case .object(let members) = value else { return ["\(place): no object"] }
    let missing = Set(table.keys).symmetricDifference(members.map(\.key)).map {
      "\(place).\($0): in one of the two only"
    }
    return missing
      + members.flatMap { member in
        table[member.key].map { faults(of: member.value, form: $0, at: "\(place).\(member.key)") } ?? []
      }
  }

  private func isSimple(_ value: JSONValue, _ form: String) -> Bool {
    switch (form, value) {
    case ("text", .string), ("true or false", .bool), ("whole number", .integer): true
    case ("time", .string(let text)): text.hasSuffix("Z") && Timestamp(rfc3339: text) != nil
    case (_, .string(let text)): form.hasPrefix("one of ") && form.contains("`\(text)`")
    default: false
    }
  }
}
