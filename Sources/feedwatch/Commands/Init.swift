import ArgumentParser
import Configuration
import Model
import Text

/// `feedwatch init`: the files to begin with.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a commented feedwatch.yaml and the starter catalogue.",
    discussion: """
      Files that are there already are never overwritten.

      Example: feedwatch init ~/watch
      """)

  @Argument(help: "The folder to write to; it is created where it is missing.")
  var folder = "."

  func run() throws {
    let written: [String]
    do throws(StarterFiles.WriteError) {
      written = try StarterFiles.write(to: folder)
    } catch {
      throw Failure(error.line, code: Exit.cannotCreate)
    }
    Console.print(report(written))
  }

  private func report(_ written: [String]) -> TerminalText {
    let kept = StarterFiles.paths(in: folder).filter { !written.contains($0) }
    let configuration = StarterFiles.paths(in: folder).first.map(named) ?? "feedwatch.yaml"
    let option = configuration == "feedwatch.yaml" ? "" : " --config \(configuration)"
    let lines =
      written.map { "wrote \(named($0))" } + kept.map { "kept  \(named($0)) (was there already)" }
      + [
        "",
        "Next:",
        "  1. Say in \(configuration) who is told (`notify:`) and how a site can reach you (`contact:`).",
        "  2. feedwatch run\(option)",
        "     The first read of a source is its silent baseline; later runs tell what changed.",
      ]
    return lines.map { line -> TerminalText in "\(text: line)\n" }.joined()
  }

  /// A URL that was given for a folder is shown without its password.
  private func named(_ path: String) -> String { PublicURL.named(path, isCertain: false) }
}
