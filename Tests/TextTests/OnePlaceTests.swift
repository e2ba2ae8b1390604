import Foundation
import Testing

/// Rules that stand in one place, looked for in all of the sources.
@Suite struct OnePlaceTests {
  /// The Swift files under `Sources`, by their path.
  private static let files: [(path: String, text: String)] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map {
        (String(file.path.dropFirst(root.path.count + 1)), $0)
      }
    }
  }()

  /// What the files declare at their outermost level.
  private static let types: [String: [String]] = {
    let declaration =
      /^(?:@\S+ )*(?:(?:package|public|internal|private|fileprivate|final|indirect|nonisolated) )*(?:struct|enum|class|actor|protocol|typealias) (\w+)/
    var types: [String: [String]] = [:]
    for file in files {
      for line in file.text.split(separator: "\n") {
        if let match = line.prefixMatch(of: declaration) {
          types[String(match.1), default: []].append(file.path)
        }
      }
    }
    return types
  }()

  /// Names in string literals of a file, in small letters.
  private static func words(_ text: String) -> Set<String> {
    let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(
      separator: "\n")
    let literals = code.matches(of: /"([^"\n]*)"/).map { String($0.1).lowercased() }
    return Set(literals.flatMap { $0.split { !$0.isLetter }.map(String.init) })
  }

  private static func holders(of names: [String], atLeast count: Int) -> [String] {
    let short = names.map { String($0.prefix(3)) }
    return files.filter { file in
      let words = words(file.text)
      return zip(names, short).count { words.contains($0) || words.contains($1) } >= count
    }.map(\.path)
  }

  @Test func `the sources are there`() {
    #expect(Self.files.count > 200 && Self.types.count > 400)
  }

  @Test func `no two types share a name`() {
    let shared = Self.types.filter { $0.value.count > 1 }.map {
      "\($0.key): \($0.value.sorted().joined(separator: ", "))"
    }
    #expect(shared.sorted() == [])
  }

  @Test func `names of months stand in one file`() {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]
    #expect(Self.holders(of: months, atLeast: 6) == ["Text/Dates/CalendarNames.swift"])
  }

  @Test func `names of weekdays stand in one file`() {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    #expect(Self.holders(of: days, atLeast: 5) == ["Text/Dates/CalendarNames.swift"])
  }

  @Test func `abbreviations of streets stand with their words in one file`() {
    let pairs = [
      ("boulevard", "blvd"), ("expressway", "expy"), ("freeway", "fwy"), ("parkway", "pkwy"),
      ("plaza", "plz"),
      ("terrace", "ter"), ("turnpike", "tpke"),
    ]
    let files = Self.files.filter { file in
      let words = Set(file.text.lowercased().split { !$0.isLetter }.map(String.init))
      return pairs.count { words.contains($0.0) && words.contains($0.1) } >= 4
    }
    #expect(files.map(\.path) == ["Model/Facts/PostalAbbreviations.swift"])
  }

  @Test func `names of states stand in one file`() {
    let states = [
      "alabama", "alaska", "arizona", "arkansas", "colorado", "delaware", "idaho", "iowa", "kansas", "ohio",
    ]
    #expect(Self.holders(of: states, atLeast: 6).count == 1)
  }
}
