import ContactExtraction
import Foundation
import Model
import PageReading
import Testing

@testable import Diffing

/// Two readings of one page and what a careful person would report of them, from a file of `Fixtures/`.
///
/// A file holds pages (`== page NAME`, then HTML) and pairs: `== pair NAME`, `on: PAGE`, then either `after: PAGE` or edits (`- old`,
/// `+ new`, everywhere on the page), and the changes expected (`expect: kind channel before > after severity [STATES]`, or
/// `expect: suspect`); none where nothing may be told. `#` begins a remark.
struct PagePair: CustomTestStringConvertible, Sendable {
  var name: String
  var page = ""
  var after: String?
  var edits: [(old: String, new: String)] = []
  var expected: [String] = []

  var testDescription: String { name }

  /// All pairs of `Fixtures/`.
  static let all: [PagePair] = files.flatMap { $0.pairs }
  private static let pages = Dictionary(files.flatMap { $0.pages }) { first, _ in first }

  /// What is told of the pair, in the form of `expected`; an edit that matches nothing is told too.
  func told() throws -> [String] {
    let before = Self.pages[page] ?? ""
    var later = after.map { Self.pages[$0] ?? "" } ?? before
    for edit in edits {
      guard later.contains(edit.old) else { return ["nothing to edit: \(edit.old)"] }
      later = later.replacing(edit.old, with: edit.new)
    }
    let comparison = PageComparison.compare(before: try Self.read(before), after: try Self.read(later))
    return comparison.suspicion == nil ? comparison.changes.map(Self.line).sorted() : ["suspect"]
  }

  private static func read(_ html: String) throws -> Extraction {
    ContactExtractor.extract(
      try PageReader.read(Array(html.utf8), contentType: nil, url: "https://www.agency.gov/contact"))
  }

  private static func line(_ change: FactChange) -> String {
    let states = change.conditions.states
    return
      "\(change.kind.rawValue) \(change.channel.rawValue) \(change.before ?? "-") > \(change.after ?? "-") "
      + change.severity.rawValue + (states.isEmpty ? "" : " [" + states.joined(separator: ",") + "]")
  }

  // MARK: files

  private struct File {
    var pages: [(String, String)] = []
    var pairs: [PagePair] = []
  }

  private static let files: [File] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map(parsed)
    }
  }()

  private static func parsed(_ text: String) -> File {
    var file = File()
    var isPage = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("== page ") {
        file.pages.append((String(line.dropFirst(8)), ""))
        isPage = true
      } else if line.hasPrefix("== pair ") {
        file.pairs.append(PagePair(name: String(line.dropFirst(8))))
        isPage = false
      } else if isPage {
        file.pages[file.pages.count - 1].1 += line + "\n"
      } else if !file.pairs.isEmpty {
        file.pairs[file.pairs.count - 1].take(line)
      }
    }
    return file
  }

  private mutating func take(_ line: Substring) {
    let value = String(line.drop { $0 != " " }.dropFirst())
    switch line.prefix(while: { $0 != " " }) {
    case "on:": page = value
    case "after:": after = value
    case "-": edits.append((value, ""))
    case "+": edits[edits.count - 1].new = value
    case "expect:": expected.append(value)
    default: break
    }
  }
}
