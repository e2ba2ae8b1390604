import Model

/// The hours that were read on a page by their text: a directory states those of one office after the other in the same words.
final class HoursMemo {
  /// A statement and its value.
  typealias Reading = (statement: HoursStatement, value: OpeningHours)

  private struct Text: Hashable {
    var text: String
    var acceptsBare: Bool
  }

  /// Bytes of a text that is kept, and texts that are kept: enough for any directory, and no page makes them costly.
  private static let longest = 200
  private static let most = 1_000

  private var known: [Text: [Reading]] = [:]

  /// The statements of `text` (``HoursReader/statements(in:acceptsBare:)``), each with its value.
  func statements(in text: FoldedText, acceptsBare: Bool) -> [Reading] {
    guard text.source.utf8.count <= Self.longest else { return Self.read(text, acceptsBare) }
    let key = Text(text: text.source, acceptsBare: acceptsBare)
    if let readings = known[key] { return readings }
    let readings = Self.read(text, acceptsBare)
    if known.count < Self.most { known[key] = readings }
    return readings
  }

  private static func read(_ text: FoldedText, _ acceptsBare: Bool) -> [Reading] {
    HoursReader.statements(in: text, acceptsBare: acceptsBare).map { ($0, $0.value) }
  }
}
