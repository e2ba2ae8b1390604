import ArgumentParser
import Configuration
import Model
import Pipeline
import Text

struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Prove a URL, show what would be watched, and append it to the configuration.",
    discussion: """
      Fetches the URL once and says what it is: its status, entries with their dates or contact facts, the feeds that a page \
      offers, and whether a feed is stale. A host that looks like that of a watched agency is refused, and so is a page on which nothing can be \
      watched. Asks before it writes \
      on a terminal; writes at once with --yes or without a terminal.

      With --discover, not the URL itself is added but the pages behind those of its links whose text holds the words given.

      Examples:
      feedwatch add https://www.uscis.gov/contactcenter --tag contact
      feedwatch add https://www.uscis.gov/i-485 --discover "filing address" --tag filing
      """)

  @OptionGroup var options: CommonOptions
  @Argument(help: "An https, http or file URL of a feed or a page.") var url: String
  @Option(help: "The id of the new source (default: made from the URL).") var id: String?
  @Option(name: .customLong("tag"), help: "A tag of the new source; may be repeated.") var tags: [String] = []
  @Option(help: ArgumentHelp("Add the pages that links with these words lead to.", valueName: "words"))
  var discover: String?
  @Flag(
    name: .customLong("trust-host"), help: "Add it although its host looks like that of a watched source.")
  var trustsHost = false
  @Flag(name: .customLong("empty"), help: "Add a page although nothing can be watched on it yet.")
  var allowsEmpty = false
  @Flag(help: "Write without asking.") var yes = false

  func validate() throws {
    guard ["https://", "http://", "file:"].contains(where: { url.lowercased().hasPrefix($0) }) else {
      throw ValidationError("\(PublicURL.named(url)): not an https, http or file URL")
    }
    let allowed = id?.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") } ?? true
    guard allowed, id != "" else { throw ValidationError("--id: only a-z, 0-9 and -") }
    guard id == nil || discover == nil else {
      throw ValidationError("--id cannot name what --discover finds")
    }
  }

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      if let id, settings.sources.contains(where: { $0.id.rawValue == id }) {
        throw Failure("--id \(id): a source has this id already", code: Exit.usage)
      }
      let prove = ProveSource(settings: settings, version: Version.number, trustsHost: trustsHost)
      let proofs = discover == nil ? [try await proof(prove)] : try await discovered(prove)
      let entries = proofs.map { SourceEntry.lines($0.source, id: id, tags: tags) }
      Console.print(
        "\nto be added to \(text: settings.file):\n"
          + proofs.map { SourceEntry.text($0.source, id: id, tags: tags) }.joined())
      guard Question.isWanted(entries.count == 1 ? "add it?" : "add them?", isAnswered: yes) else {
        Console.print("nothing was written\n")
        return
      }
      try SourceEntry.append(entries, to: settings.file)
      let them = entries.count == 1 ? "it" : "them"
      Console.print("added; `feedwatch run` reads \(text: them) for the first time\n")
    }
  }

  private func proof(_ prove: ProveSource) async throws -> SourceProof {
    let found: SourceProof
    do throws(ProofError) {
      let proof = try await prove(url)
      Console.print(ProofReport.text(proof, now: Clock.system.now()))
      found = proof
    } catch {
      throw Self.failure(error, url)
    }
    guard allowsEmpty || !found.hasNothingToWatch else {
      throw Failure(
        "\(PublicURL.named(url)): nothing to watch: not added (all the same: --empty)", code: Exit.data)
    }
    return found
  }

  /// What is behind the links that were asked for; the ones that cannot be added are named.
  private func discovered(_ prove: ProveSource) async throws -> [SourceProof] {
    let words = discover ?? ""
    var proofs: [SourceProof] = []
    do throws(ProofError) {
      for link in try await prove.discover(words, at: url) {
        switch link.result {
        case .success(let proof):
          Console.print(
            "link: \(text: SafeText.line(link.name))\n" + ProofReport.text(proof, now: Clock.system.now()))
          proofs.append(proof)
        case .failure(let error):
          for line in Self.failure(error, link.url).lines { Console.error("left out: \(line)") }
        }
      }
    } catch {
      throw Self.failure(error, url)
    }
    guard !proofs.isEmpty else {
      throw Failure(
        "\(PublicURL.named(url)): no link with \"\(words)\" leads to something to add", code: Exit.data)
    }
    return proofs
  }

  private static func failure(_ error: ProofError, _ url: String) -> Failure {
    let name = PublicURL.named(url)
    return switch error {
    case .alreadyWatched(let id): Failure("\(name): already watched as \(id)", code: Exit.data)
    case .unreachable(let kind, let detail):
      Failure("\(name): \(kind.rawValue): \(detail)", code: Exit.unavailable)
    case .unsuitable(let kind, let detail): Failure("\(name): \(kind.rawValue): \(detail)", code: Exit.data)
    case .lookAlike(let reason):
      Failure("\(name): \(reason): not added (where it is the true one: --trust-host)", code: Exit.data)
    }
  }
}
