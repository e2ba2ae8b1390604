import ArgumentParser
import Diffing
import Fetching
import Model
import Pipeline
import Storage
import Text

/// `feedwatch check`: documents of one's own against the watched facts.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks documents of your own against the watched facts.",
    discussion: """
      Reads text, Markdown, HTML and (with pdftotext installed) PDF, and says of every telephone number, address, e-mail and \
      link whether the watched pages say the same.

      Exit status: 0 current, 1 something to fix, 2 cannot tell (unreadable, or nothing is watched yet).

      Example: feedwatch check handout.pdf
      """)

  enum Format: String, Choice { case text, json, sarif }

  @Argument(help: "Files, URLs, or - for standard input.") var documents: [String]
  @OptionGroup var options: CommonOptions
  @Option(help: "text, json or sarif.", completion: Format.completion, transform: Format.read)
  var format = Format.text

  func run() async throws {
    let settings = try options.settings()
    let check = try check(settings)
    var reports: [CheckReport] = []
    for name in documents {
      do {
        let document = try await CheckedDocument.read(name, settings: settings.fetch)
        let findings = check.findings(facts: document.facts, text: document.text, isMarkup: document.isMarkup)
        reports.append(CheckReport(file: PublicURL.named(name, isCertain: false), findings: findings))
      } catch let error as UnreadableDocument {
        Console.error(error.line)
      }
    }
    write(reports)
    if reports.count < documents.count { throw ExitCode(Exit.trouble) }
    if reports.contains(where: { $0.findings.contains(where: \.verdict.isFault) }) {
      throw ExitCode(Exit.pending)
    }
  }

  private func write(_ reports: [CheckReport]) {
    switch format {
    case .text: Console.print(reports.map(\.text).joined())
    case .json where documents.count == 1: reports.first.map { Console.print(json: $0.json) }
    case .json: Console.print(json: .array(reports.map(\.json)))
    case .sarif:
      let log = CheckReport.sarif(reports, version: Version.number)
      Console.print(json: log)
    }
  }

  // MARK: what is watched

  private func check(_ settings: Settings) throws -> DocumentCheck {
    do throws(StorageError) {
      let store = try SQLiteStore.open(path: settings.storePath, mode: .readOnly)
      let watched = watched(try store.facts(of: nil, at: nil), settings)
      guard !watched.isEmpty else {
        throw .unusable(path: settings.storePath, reason: "no facts have been read yet: run `feedwatch run`")
      }
      return DocumentCheck(
        watched: watched, history: try store.changes(pendingOnly: false), terms: settings.terms)
    } catch {
      throw Failure(error).with(code: Exit.trouble)
    }
  }

  private func watched(_ facts: [(source: SourceID, fact: KnownFact)], _ settings: Settings) -> [WatchedFact]
  {
    let sources = Dictionary(settings.sources.map { ($0.id, $0) }) { first, _ in first }
    let now = Timestamp.systemClock
    return facts.compactMap { entry in
      guard let source = sources[entry.source] else { return nil }
      return WatchedFact(
        source: source.id, url: PublicURL.of(source.url), fact: entry.fact.fact,
        lastRead: entry.fact.lastSeen,
        isUnconfirmed: source.isUnconfirmed(lastRead: entry.fact.lastSeen, now: now))
    }
  }
}
