import ArgumentParser
import Model
import Pipeline
import Text

/// `feedwatch sources export`.
struct ExportSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the sources as OPML, for feed readers.",
    discussion: "Example: feedwatch sources export --tag news > news.opml")

  @OptionGroup var options: CommonOptions
  @Option(help: "Only sources with this tag.") var tag: String?

  func run() async throws {
    try await reporting {
      let sources = try options.settings().sources.filter { source in
        source.isEnabled && (tag.map(source.tags.contains) ?? true)
      }
      Console.print(OPML.text(sources, title: "Watched by feedwatch"))
    }
  }
}

/// `feedwatch sources import`.
struct ImportSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Append the subscriptions of an OPML file to the configuration.",
    discussion: """
      Folders become tags. What is watched already is left out. Nothing is fetched: `feedwatch doctor` says afterwards which \
      of them do not answer. Asks before it writes on a terminal; writes at once with --yes or without a terminal.

      Exit code 0; 65 where the list ends in the middle or is too long, and what was read of it was added.

      Example: feedwatch sources import subscriptions.opml --tag news
      """)

  @OptionGroup var options: CommonOptions
  @Argument(help: "The OPML file; - for standard input.") var file: String
  @Option(name: .customLong("tag"), help: "A tag for all of them; may be repeated.") var tags: [String] = []
  @Flag(help: "Write without asking.") var yes = false

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let (outlines, lack) = try outlines()
      let plan = Importing.plan(outlines, into: settings)
      if let lack { Console.error("\(DocumentFile.name(file)): \(lack): what is missing is not added") }
      for (url, reason) in plan.left {
        Console.error("left out: \(SafeText.line(PublicURL.named(url), limit: 300)): \(reason)")
      }
      let sources = plan.added.map { source in
        var source = source
        source.tags = tags + source.tags.filter { !tags.contains($0) }
        return source
      }
      try add(sources, to: settings.file)
      if lack != nil { throw ExitCode(Exit.data) }
    }
  }

  private func add(_ sources: [Source], to file: String) throws {
    let entries = sources.map { SourceEntry.lines($0, id: nil, tags: $0.tags) }
    guard !entries.isEmpty else { return Console.print("nothing to add\n") }
    Console.print(
      "to be added to \(text: file):\n"
        + sources.map { SourceEntry.text($0, id: nil, tags: $0.tags) }.joined())
    guard Question.isWanted("add them?", isAnswered: yes) else {
      return Console.print("nothing was written\n")
    }
    try SourceEntry.append(entries, to: file)
    let them = entries.count == 1 ? "it" : "them"
    Console.print(
      "added \(text: counted(entries.count, "source")); `feedwatch run` reads \(text: them) for the first time\n"
    )
  }

  private func outlines() throws -> (outlines: [OPML.Outline], lack: String?) {
    let bytes: [UInt8]
    do throws(UnreadableDocument) {
      bytes = try DocumentFile.read(file)
    } catch {
      throw Failure(error.line, code: Exit.io)
    }
    do throws(OPML.ReadingError) {
      return try OPML.read(bytes)
    } catch {
      throw Failure(
        "\(DocumentFile.name(file)): no OPML: export a list of subscriptions from your feed reader",
        code: Exit.data)
    }
  }
}
