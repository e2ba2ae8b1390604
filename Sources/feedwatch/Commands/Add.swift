import ArgumentParser
import Configuration
import Foundation
import Model
import Pipeline

struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove a URL, show what would be watched, and append it to the configuration.",
    discussion: """
      Asks before it writes on a terminal; writes at once with --yes or without a terminal.

      Example: feedwatch add https://www.uscis.gov/contactcenter --tag contact
      """)

  @OptionGroup var workplace: Workplace
  @Argument(help: "An https, http or file URL of a feed or a page.") var url: String
  @Option(help: "The id of the new source (default: made from the URL).") var id: String?
  @Option(name: .customLong("tag"), help: "A tag of the new source; may be repeated.") var tags: [String] = []
  @Flag(help: "Write without asking.") var yes = false

  func validate() throws {
    guard ["https://", "http://", "file:"].contains(where: { url.lowercased().hasPrefix($0) }) else {
      throw ValidationError("\(url): not an https, http or file URL")
    }
    let allowed = id?.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") } ?? true
    guard allowed, id != "" else { throw ValidationError("--id: only a-z, 0-9 and -") }
  }

  func run() async throws {
    try await reporting {
      let settings = try workplace.settings()
      if let id, settings.sources.contains(where: { $0.id.rawValue == id }) {
        throw Failure("--id \(id): a source has this id already", code: Exit.usage)
      }
      let proof = try await proof(settings)
      let lines = SourceEntry.lines(proof.source, id: id, tags: tags)
      Console.print(ProofReport.text(proof, now: Clock.system.now()))
      Console.print("\nto be added to \(settings.file):\n" + SourceEntry.text(lines))
      guard try isWanted() else {
        Console.print("nothing was written\n")
        return
      }
      try append(lines, to: settings.file)
      Console.print("added; `feedwatch run` reads it for the first time\n")
    }
  }

  private func proof(_ settings: Settings) async throws -> SourceProof {
    do {
      return try await ProveSource(settings: settings, version: Version.number)(url)
    } catch .alreadyWatched(let id) {
      throw Failure("\(url): already watched as \(id)", code: Exit.data)
    } catch .unreachable(let kind, let detail) {
      throw Failure("\(url): \(kind.rawValue): \(detail)", code: Exit.unavailable)
    } catch .unsuitable(let kind, let detail) {
      throw Failure("\(url): \(kind.rawValue): \(detail)", code: Exit.data)
    }
  }

  private func isWanted() throws -> Bool {
    guard !yes, isatty(STDIN_FILENO) == 1, Console.isTerminal else { return true }
    Console.print("add it? [y/N] ")
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }

  /// Writes the file anew, whole or not at all, once the new text has proved to be a good configuration.
  private func append(_ lines: [String], to file: String) throws {
    guard let before = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw Failure("\(file): cannot be read", code: Exit.io)
    }
    guard let after = SourceAppending.appending(lines, to: before) else {
      throw Failure(
        "\(file): `sources:` is written in one line; add the lines above by hand", code: Exit.configuration)
    }
    let trial = file + ".new"
    defer { unlink(trial) }
    do {
      try after.write(toFile: trial, atomically: false, encoding: .utf8)
    } catch {
      throw Failure("\(trial): cannot be written: make the folder writable", code: Exit.cannotCreate)
    }
    do {
      _ = try ConfigurationReader.read(path: trial)
    } catch {
      throw Failure(lines: error.lines, code: Exit.configuration)
    }
    guard rename(trial, file) == 0 else {
      throw Failure("\(file): cannot be replaced: \(String(cString: strerror(errno)))", code: Exit.io)
    }
  }
}
