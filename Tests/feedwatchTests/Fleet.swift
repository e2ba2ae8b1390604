import Foundation
import Model
import Support
import Synchronization
import Text

/// Many feeds and pages of one site; every document says how often it was edited.
final class Fleet: Sendable {
  let feeds: Int
  let pages: Int
  private let editions: Mutex<[String: Int]>

  init(feeds: Int, pages: Int) {
    self.feeds = feeds
    self.pages = pages
    editions = Mutex([:])
  }

  var paths: [String] { (0..<feeds).map { "/feed-\($0)" } + (0..<pages).map { "/page-\($0)" } }

  /// Edits a document: a feed gets one more entry, a page another telephone number.
  func edit(_ path: String) { editions.withLock { $0[path, default: 0] += 1 } }

  func edition(of path: String) -> Int { editions.withLock { $0[path] ?? 0 } }

  /// The id of the entry that the edition of a feed brought.
  static func entry(_ path: String, _ edition: Int) -> String { "\(path.dropFirst())-edition-\(edition)" }

  /// The telephone number of an edition of a page.
  static func phone(_ path: String, _ edition: Int) -> String {
    let page = Int(path.drop { !$0.isNumber }) ?? 0
    return "+1202555\(padded(page * 100 + edition))"
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }

  /// A site where every other document has an ETag; the rest comes whole each time.
  func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let path = request.path
    let edition = edition(of: path)
    let etag = (path.utf8.last ?? 0) % 2 == 0 ? "\"\(edition)\"" : nil
    if path.hasPrefix("/page-") { return .page(page(path, edition), etag: etag) }
    guard path.hasPrefix("/feed-") else { return .status(404) }
    let entries = (0...edition).reversed().map { number in
      (
        id: Self.entry(path, number), title: "Notice \(number) of \(path)",
        text: "What notice \(number) says."
      )
    }
    return .ok(Site.rss(entries), etag: etag)
  }

  private func page(_ path: String, _ edition: Int) -> String {
    let digits = Self.phone(path, edition).dropFirst(2)
    let phone = "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))"
    return Site.contact(phone: phone).replacing("Contact us", with: "Contact \(path.dropFirst())")
  }

  /// `sources:` with all of them.
  func sources(_ more: String = "") -> String {
    "sources:\n"
      + paths.map { path in
        let kind = path.hasPrefix("/feed-") ? "feed" : "page"
        return "  - {id: \(path.dropFirst()), kind: \(kind), url: 'SERVER\(path)'\(more)}\n"
      }.joined()
  }
}
