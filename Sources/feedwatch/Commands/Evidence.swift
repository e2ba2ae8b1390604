import ArgumentParser
import Diffing
import Model
import Storage
import Text

/// `feedwatch evidence`: the documents that prove a change.
struct Evidence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Write the stored documents before and after a change, with headers, hash and time.",
    discussion: """
      Writes before.* and after.* as they were read, and evidence.json: the change, and of each document its URL, time, HTTP \
      status, headers and SHA-256. Nothing is overwritten.

      Example: feedwatch evidence 12 --into proof-of-12
      """)

  @OptionGroup var workplace: Workplace
  @Argument(help: "The id of a change, as `feedwatch diff` and `feedwatch history` show it.") var id: String
  @Option(help: ArgumentHelp("The folder to write to (default: evidence-ID).", valueName: "folder"))
  var into: String?
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try workplace.settings()
      let store = try workplace.storeForReading(settings)
      let change = try self.change(in: store)
      let evidence = EvidenceFolder(
        change: change, before: try store.evidence(of: change.folds.first ?? change.id).before,
        after: try store.evidence(of: change.id).after)
      let written = try evidence.write(to: into ?? "evidence-\(change.id)")
      switch format {
      case .json: Console.print(JSONWriter.text(evidence.json))
      case .text: Console.print(written.map { "wrote \(SafeText.line($0))\n" }.joined())
      }
    }
  }

  /// The line of `diff` that the id names; where nobody sees it there, the change itself.
  private func change(in store: SQLiteStore) throws -> RecordedChange {
    let all = try store.changes(pendingOnly: false)
    let pending = all.filter { $0.state == .pending && $0.change.severity > .wording }
    guard
      let change = ReviewFold.fold(pending).first(where: { $0.id == id }) ?? all.first(where: { $0.id == id })
    else {
      throw Failure(
        "no change \"\(id)\": `feedwatch diff` and `feedwatch history` list them", code: Exit.usage)
    }
    return change
  }
}
