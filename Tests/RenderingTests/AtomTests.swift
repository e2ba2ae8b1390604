import FeedParsing
import Foundation
import FoundationXML
import Model
import Testing
import Text

@testable import Rendering

/// The digest as a feed, by the rules of RFC 4287.
@Suite struct AtomTests {
  static let digests: [Digest] = {
    var limited = Samples.full()
    limited.limit = 2
    var long = Samples.full()
    long.notifier = "an office/with \"<odd>\" & \u{1}names"
    long.from = "Büro <nobody>"
    long.undelivered = [
      Undelivered(notifier: "chat", since: Samples.now, digests: 2, error: "refused", isGivenUp: true)
    ]
    return [Samples.full(), Samples.attacked(), limited, long]
      + [.news, .quiet, .blind, .baseline, .test].map(Samples.plain)
  }()

  private func root(_ digest: Digest) throws -> Element {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(DigestRenderer.render(digest, as: .atom).utf8))
    parser.shouldProcessNamespaces = true
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return try #require(reader.root)
  }

  @Test(arguments: digests) func theFeedHasWhatSection4AsksFor(digest: Digest) throws {
    let feed = try root(digest)
    #expect(feed.name == "feed" && feed.names(of: "author").first?["name"] != nil)
    for name in ["id", "title", "updated"] { #expect(feed.names(of: name).count == 1, "\(name)") }
    let entries = feed.names(of: "entry")
    #expect(!entries.isEmpty)
    for entry in entries {
      for name in ["id", "title", "updated", "content"] {
        #expect(entry.names(of: name).count == 1, "\(name)")
      }
      #expect(
        entry.names(of: "link").count <= 1
          && entry.names(of: "category").allSatisfy { $0.attributes["term"] != nil })
      #expect(entry["content"]?.attributes["type"] == "html" && entry["content"]?.children.isEmpty == true)
      #expect(entry["title"]?.text.isEmpty == false)
    }
    let known: Set = [
      "id", "title", "updated", "author", "name", "generator", "entry", "link", "category", "content", "feed",
    ]
    #expect(feed.all.allSatisfy { known.contains($0.name) && $0.namespace == "http://www.w3.org/2005/Atom" })
  }

  @Test(arguments: digests) func idsAreUniqueURIsAndDatesAreThoseOfRFC3339(digest: Digest) throws {
    let feed = try root(digest)
    let ids = feed.all.filter { $0.name == "id" }.map(\.text)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(
        id.hasPrefix("tag:") && id.utf8.allSatisfy { (0x21...0x7E).contains($0) } && URL(string: id) != nil,
        "\(id)")
    }
    for updated in feed.all.filter({ $0.name == "updated" }).map(\.text) {
      let time = try #require(Timestamp(rfc3339: updated))
      #expect(time <= digest.composed && updated.contains("T") && updated.hasSuffix("Z"))
    }
    for link in feed.all.filter({ $0.name == "link" }) {
      let url = try #require(link.attributes["href"].flatMap { URL(string: $0) })
      #expect(["http", "https"].contains(url.scheme) && link.attributes["rel"] == "alternate")
    }
  }

  @Test(arguments: digests) func ourOwnReaderTakesItWithoutAWarning(digest: Digest) throws {
    let feed = try FeedParser.parse(Array(DigestRenderer.render(digest, as: .atom).utf8))
    #expect(feed.warnings.isEmpty, "\(feed.warnings)")
    #expect(feed.items.count == (try root(digest)).names(of: "entry").count)
    #expect(feed.items.allSatisfy { $0.id != nil && $0.updated != nil })
  }

  @Test func whatALimitLeavesOutIsSaid() throws {
    var digest = Samples.full()
    digest.limit = 2
    #expect(DigestRenderer.render(digest, as: .atom).contains("Agency news: and 5 more: feedwatch diff"))
  }
}

/// An element of a document, as the parser of the system reads it.
final class Element {
  let name: String
  let namespace: String
  let attributes: [String: String]
  var children: [Element] = []
  var text = ""

  init(name: String, namespace: String, attributes: [String: String]) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
  }

  /// Itself and all that it holds.
  var all: [Element] { [self] + children.flatMap(\.all) }

  func names(of name: String) -> [Element] { children.filter { $0.name == name } }

  subscript(name: String) -> Element? { children.first { $0.name == name } }
}

private final class ElementReader: NSObject, XMLParserDelegate {
  var root: Element?
  private var open: [Element] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name: name, namespace: namespaceURI ?? "", attributes: attributes)
    open.last?.children.append(element)
    if root == nil { root = element }
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
