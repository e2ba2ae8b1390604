import ContactExtraction
import Diffing
package import FeedParsing
import Fetching
import Markup
package import Model
import PageReading
import Text

/// What a fetched document says, before it is compared with anything.
package enum Content: Sendable {
  /// A feed, or a page that lists announcements.
  case announcements(FeedReading)
  /// A page with contact information.
  case page(Extraction)
}

/// Turns the bytes of a source's document into content.
package enum DocumentReading {
  /// Version of the reading rules (Decision 0005). One higher whenever anything between the bytes and the content changes what is
  /// read from the same bytes: decoding, XML and HTML, feeds, lists, pages, contact extraction. Stored pages and known entries
  /// then take the new reading in silence, so that a new version of the program never looks like a change of a source.
  package static let version = 3

  /// Reads `body` as the kind of document that `source` is.
  ///
  /// - Throws: a ``Suspicion`` that names the problem: not-a-feed, malformed, empty, shape, needs-script, blocked.
  package static func content(
    of body: [UInt8], contentType: String?, url: String, source: Source
  ) throws(Suspicion) -> Content {
    switch source.kind {
    case .feed: try feed(body, contentType: contentType, url: url)
    case .page where source.entries != nil: try list(body, contentType: contentType, url: url, source: source)
    case .page: .page(try page(body, contentType: contentType, url: url, source: source))
    }
  }

  /// A number that changes when the rules, the source's own selectors or the library that reads do: an upgrade of the system is
  /// no change of a page or feed.
  package static func rulesVersion(of source: Source, library: String = MarkupLibrary.version) -> Int {
    var text = "\(version)|libxml2 \(library)|\(source.kind.rawValue)|\(source.select ?? "")|"
    text += source.ignore.joined(separator: ",")
    if let entries = source.entries {
      text += "|\(entries.each)|\(entries.title ?? "")|\(entries.link ?? "")|\(entries.date ?? "")"
    }
    return Int(truncatingIfNeeded: StableHash.of(text))
  }

  private static func feed(_ body: [UInt8], contentType: String?, url: String) throws(Suspicion) -> Content {
    let feed: FeedReading
    do {
      feed = try FeedReader.read(body, contentType: contentType, url: url)
    } catch .empty {
      throw Suspicion(problem: .malformed, reason: "the document is empty")
    } catch {
      throw notAFeed(body, contentType: contentType, url: url, reason: error.message)
    }
    if feed.ending == .open, feed.announcements.isEmpty {
      throw Suspicion(problem: .malformed, reason: "the feed ends before its first entry")
    }
    return .announcements(feed.withPublicLinks)
  }

  /// Says what came in place of the feed: a wall that a browser would have to pass, or just something else.
  private static func notAFeed(
    _ body: [UInt8], contentType: String?, url: String, reason: String
  ) -> Suspicion {
    let other = Suspicion(problem: .notAFeed, reason: reason)
    guard let page = try? PageReader.read(body, contentType: contentType, url: url) else { return other }
    let reading = Extraction(title: page.title, signs: page.signs)
    let wall = Guard.judge(reading, baseline: Snapshot(), status: 200, expectedFacts: nil)
    guard wall?.problem == .blocked else { return other }
    return Suspicion(problem: .blocked, reason: "a challenge page came in place of the feed")
  }

  private static func list(
    _ body: [UInt8], contentType: String?, url: String, source: Source
  ) throws(Suspicion) -> Content {
    guard let selectors = source.entries else { return .announcements(FeedReading()) }
    let list: ListReading
    do {
      list = try ListPageReader.read(
        body, contentType: contentType, url: url, selectors: selectors, ignore: source.ignore)
    } catch {
      throw suspicion(error)
    }
    if let suspicion = ListGuard.judge(
      title: list.title, list.signs, count: list.announcements.count + (list.half == nil ? 0 : 1),
      selectors: selectors)
    {
      throw suspicion
    }
    return .announcements(
      FeedReading(
        title: list.title, announcements: list.announcements, ending: list.ending, half: list.half,
        endsInMarkup: list.endsInMarkup
      ).withPublicLinks)
  }

  private static func page(
    _ body: [UInt8], contentType: String?, url: String, source: Source
  ) throws(Suspicion) -> Extraction {
    do {
      let page = try PageReader.read(
        body, contentType: contentType, url: url, select: source.select, ignore: source.ignore)
      return ContactExtractor.extract(page)
    } catch {
      throw suspicion(error)
    }
  }

  /// A selector that cannot be understood is not met by any page.
  private static func suspicion(_ error: PageError) -> Suspicion {
    if case .badSelector = error { return Suspicion(problem: .shape, reason: error.description) }
    return Suspicion(problem: .malformed, reason: error.description)
  }
}

extension Suspicion: Error {}

extension FeedReading {
  fileprivate var withPublicLinks: FeedReading {
    var reading = self
    reading.announcements = announcements.map(\.withPublicLinks)
    reading.half = half?.withPublicLinks
    return reading
  }
}

extension Announcement {
  /// The announcement as it may be stored and told: without names and passwords in its link and in an id that is one. Its keys
  /// stay, and with them what it is known by.
  fileprivate var withPublicLinks: Announcement {
    var announcement = self
    announcement.url = url.map(PublicURL.of)
    announcement.id = PublicURL.of(id)
    return announcement
  }
}

/// Judges a page that lists announcements before its entries count.
enum ListGuard {
  /// The reason why the page is not the list it should be, or nil.
  ///
  /// Where entries stand, only the title of the page can say that they are not those of the list: the entries themselves may
  /// well speak of maintenance. A page on which the selector finds nothing has changed its shape, unless it is another
  /// page altogether, or says in words that there is nothing to list.
  static func judge(
    title: String?, _ signs: PageSigns, count: Int, selectors: Source.EntrySelectors
  ) -> Suspicion? {
    var reading = Extraction(title: title)
    reading.signs = signs
    reading.signs.missedSelector = nil
    if count > 0 {
      (reading.signs.opening, reading.signs.heading) = ("", nil)
      (reading.signs.needsScript, reading.signs.hasOnlyWallScript) = (false, false)
    }
    if let suspicion = Guard.judge(reading, baseline: Snapshot(), status: 200, expectedFacts: nil) {
      return suspicion
    }
    guard count == 0, !signs.saysThatNothingIsListed else { return nil }
    let reason =
      signs.missedSelector == nil
      ? "no entry under entries.each \"\(selectors.each)\" has a title"
      : "no element matches entries.each \"\(selectors.each)\": the page changed shape"
    return Suspicion(problem: .shape, reason: reason)
  }
}
