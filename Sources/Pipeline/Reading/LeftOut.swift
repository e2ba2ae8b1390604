import Fetching
import Model
import PageReading

/// What a document holds and the selectors of its source leave out. Read when it is first asked for, which is seldom.
final class LeftOut {
  private let latest: FetchedResponse
  private let source: Source

  init(of latest: FetchedResponse, source: Source) {
    self.latest = latest
    self.source = source
  }

  /// Whether `fact` stands in a part that is left out, under the same conditions, and in no other.
  func holds(fact: Fact) -> Bool { facts.contains(Self.key(of: fact)) }

  /// Whether `entry` stands in a part of a list page that is left out; of feeds nothing is.
  func holds(entry: Announcement) -> Bool { page?.shows(entry) ?? false }

  private lazy var facts: Set<Fact> = {
    var whole = source
    (whole.select, whole.ignore) = (nil, [])
    return facts(whole).subtracting(facts(source))
  }()

  private lazy var page: WholePage? =
    source.kind == .page
    ? try? WholePage(latest.body, contentType: latest.contentType, url: latest.url) : nil

  private func facts(_ source: Source) -> Set<Fact> {
    guard
      case .page(let extraction)? = try? DocumentReading.content(
        of: latest.body, contentType: latest.contentType, url: latest.url, source: source)
    else { return [] }
    return Set(extraction.facts.map(Self.key))
  }

  private static func key(of fact: Fact) -> Fact {
    Fact(kind: fact.kind, value: fact.value, conditions: fact.conditions)
  }
}
