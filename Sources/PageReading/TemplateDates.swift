import FeedParsing
import Model
import Text

/// Dates of list entries that mean something.
enum TemplateDates {
  /// Entries below which equal dates are no sign of a template.
  private static let fewest = 3

  /// The dates as instants; all nil where every entry carries the same machine-readable stamp.
  static func withoutDefaults(_ texts: [String?], warnings: inout [Warning]) -> [FeedDate.Written?] {
    let dates = texts.map { $0.flatMap(FeedDate.written) }
    let stamps = texts.compactMap { $0 }
    guard stamps.count >= fewest, stamps.count == texts.count, Set(stamps).count == 1, dates[0] != nil else {
      return dates
    }
    warnings.append(
      Warning(
        "every entry has the same date \"\(stamps[0].prefix(40))\"; it was left out as a default of the template"
      ))
    return dates.map { _ in nil }
  }
}
