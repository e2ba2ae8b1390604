import Model
import Pipeline
import Text

/// What `search` prints.
enum SearchReport {
  /// `{type, source, url, title, date, passage, channel, kind, value, current}`; what the other type has is null.
  static func json(_ hit: SearchHit, _ settings: Settings) -> JSONValue {
    switch hit.found {
    case .announcement(let known):
      let entry = known.announcement
      return [
        "type": "announcement", "source": .string(hit.source.rawValue), "url": JSONValue(entry.url),
        "id": .string(entry.id), "title": .string(entry.title),
        "date": JSONValue(entry.date ?? known.firstSeen), "date_only": .bool(entry.dateIsDay),
        "passage": .string(hit.passage),
        "channel": .null, "kind": .null, "value": .null, "current": .bool(!known.isWithdrawn),
      ]
    case .fact(let known, let isCurrent):
      return [
        "type": "fact", "source": .string(hit.source.rawValue),
        "url": JSONValue(url(of: hit.source, settings)),
        "id": .string(String(known.number)), "title": JSONValue(known.fact.label),
        "date": JSONValue(known.lastSeen), "date_only": .bool(false), "passage": .string(hit.passage),
        "channel": .string(known.fact.channel.rawValue), "kind": .string(known.fact.kind),
        "value": .string(known.fact.value.text), "current": .bool(isCurrent),
      ]
    }
  }

  /// A paragraph for each hit: what and when, the words around, where.
  static func text(_ hits: [SearchHit], _ settings: Settings, isPlain: Bool) -> TerminalText {
    hits.flatMap { hit in
      paragraph(hit, settings).enumerated().map { number, line in
        Console.paragraph(SafeText.line(line), indent: number == 0 ? 0 : 4, isPlain: isPlain)
      }
    }.joined()
  }

  private static func paragraph(_ hit: SearchHit, _ settings: Settings) -> [String] {
    switch hit.found {
    case .announcement(let known):
      let entry = known.announcement
      let date = (entry.date ?? known.firstSeen).dayText
      let withdrawn = known.isWithdrawn ? " (withdrawn)" : ""
      let passage = hit.passage == entry.title ? [] : [hit.passage]
      return ["\(date)  \(entry.title)\(withdrawn)"] + passage + ["\(hit.source)  \(entry.url ?? "")"]
    case .fact(let known, let isCurrent):
      let kind =
        known.fact.kind.isEmpty
        ? known.fact.channel.rawValue : "\(known.fact.channel.rawValue)/\(known.fact.kind)"
      let until = isCurrent ? "" : " (until \(known.lastSeen.dayText))"
      let place = url(of: hit.source, settings) ?? ""
      return ["\(kind): \(known.fact.value.text)\(until)", hit.passage, "\(hit.source)  \(place)"]
    }
  }

  private static func url(of source: SourceID, _ settings: Settings) -> String? {
    settings.sources.first { $0.id == source }.map { PublicURL.of($0.url) }
  }
}
