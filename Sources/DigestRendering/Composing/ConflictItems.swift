package import Model
import Text

/// Sources that contradict each other, with both URLs and quotes: the reader judges.
package enum ConflictItems {
  /// One item per conflict.
  package static func items(_ conflicts: [Conflict], titles: [SourceID: String] = [:]) -> [Item] {
    conflicts.map { conflict in
      let sample = FactChange(
        kind: .changed, channel: conflict.channel, factKind: conflict.kind, severity: .normal)
      let label =
        conflict.label.map { SafeText.line($0, limit: 80) }.flatMap { $0.isEmpty ? nil : $0 + ": " } ?? ""
      var item = Item(title: "\(label)sources say different things (\(ChangeWords.noun(sample)))")
      item.rows = conflict.values.flatMap { rows($0, titles: titles) }
      item.key = "conflict-" + conflict.values.map(\.value).joined(separator: "-")
      return item
    }
  }

  private static func rows(_ witness: Conflict.Witness, titles: [SourceID: String]) -> [Row] {
    var rows = [Row("says", SafeText.line(witness.value))]
    let quote = SafeText.line(witness.evidence, limit: 600)
    if !quote.isEmpty { rows.append(Row("quote", quote, role: .quote)) }
    rows.append(Row("source", title: titles[witness.source] ?? "", id: witness.source))
    rows.append(Row("url", SafeText.line(witness.url), role: .link))
    return rows
  }
}
