import ArgumentParser
import Configuration
import Diffing
import Fetching
import Model
import Pipeline
import Storage

/// `feedwatch check`: documents of one's own against the watched facts.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks documents of your own against the watched facts.",
    discussion: """
      Reads text, Markdown, HTML and (with pdftotext installed) PDF, and says of every telephone number, address, e-mail and \
      link whether the watched pages say the same.

      Exit status: 0 current, 1 something to fix, 2 cannot tell (unreadable, or nothing is watched yet).

      Example: feedwatch check handout.pdf
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif }

  @Argument(help: "Files, URLs, or - for standard input.") var documents: [String]
  @OptionGroup var workplace: Workplace
  @Option(help: "text, json or sarif.") var format = Format.text

  func run() async throws {
    let settings = try settings()
    let check = try check(settings)
    var reports: [CheckReport] = []
    var isUnreadable = false
    for name in documents {
      do {
        let document = try await OwnDocument.read(name, settings: settings.fetch)
        let findings = check.findings(facts: document.facts, text: document.text, isMarkup: document.isMarkup)
        reports.append(CheckReport(file: name, findings: findings))
      } catch let error as OwnDocument.Unreadable {
        Self.complain(error.reason)
        isUnreadable = true
      }
    }
    write(reports)
    if isUnreadable { throw ExitCode(2) }
    if reports.contains(where: { $0.findings.contains(where: \.verdict.isFault) }) { throw ExitCode(1) }
  }

  private func write(_ reports: [CheckReport]) {
    switch format {
    case .text: Console.print(reports.map(\.text).joined())
    case .json:
      let all: JSONValue = reports.count == 1 ? reports[0].json : .array(reports.map(\.json))
      Console.print(JSONWriter.text(all))
    case .sarif:
      let log = CheckReport.sarif(reports, version: Version.number)
      Console.print(JSONWriter.text(log))
    }
  }

  // MARK: what is watched

  private func settings() throws -> Settings {
    guard let path = workplace.location else {
      Self.complain("no feedwatch.yaml found (give one with --config, or write one with `feedwatch init`)")
      throw ExitCode(78)
    }
    do throws(ConfigurationErrors) {
      return try ConfigurationReader.read(path: path)
    } catch {
      for line in error.lines { Console.write(Array((line + "\n").utf8), to: 2) }
      throw ExitCode(78)
    }
  }

  private func check(_ settings: Settings) throws -> DocumentCheck {
    do throws(StorageError) {
      let store = try SQLiteStore.open(path: settings.storePath, mode: .readOnly)
      let watched = watched(try store.facts(of: nil, at: nil), settings)
      guard !watched.isEmpty else {
        throw StorageError.unusable(path: settings.storePath, reason: "it holds no facts")
      }
      return DocumentCheck(
        watched: watched, history: try store.changes(pendingOnly: false), terms: settings.terms)
    } catch {
      Self.complain("nothing to check against: \(error)")
      throw ExitCode(2)
    }
  }

  private func watched(_ facts: [(source: SourceID, fact: KnownFact)], _ settings: Settings) -> [WatchedFact]
  {
    let sources = Dictionary(settings.sources.map { ($0.id, $0) }) { first, _ in first }
    let now = Timestamp.systemClock
    return facts.compactMap { entry in
      guard let source = sources[entry.source] else { return nil }
      let interval = source.every > 0 ? source.every : 86_400
      return WatchedFact(
        source: source.id, url: PublicURL.of(source.url), fact: entry.fact.fact,
        lastRead: entry.fact.lastSeen,
        isUnconfirmed: now.seconds(since: entry.fact.lastSeen) > 3 * interval)
    }
  }

  private static func complain(_ reason: String) {
    Console.error("check: \(reason)")
  }
}
