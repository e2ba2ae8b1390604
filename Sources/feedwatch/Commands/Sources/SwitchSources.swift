import ArgumentParser
import Configuration
import Model
import Text

/// `feedwatch sources enable`.
struct EnableSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Turn sources on, in the file that they stand in.",
    discussion: "Example: feedwatch sources enable uscis-alerts")

  @OptionGroup var options: CommonOptions
  @OptionGroup var choice: SourceChoice

  func validate() throws { try choice.validate() }
  func run() async throws {
    try await reporting { try SourceSwitch(options: options, choice: choice).turn(on: true) }
  }
}

/// `feedwatch sources disable`.
struct DisableSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable",
    abstract: "Turn sources off, in the file that they stand in; what was read is kept.",
    discussion: "Example: feedwatch sources disable --tag students")

  @OptionGroup var options: CommonOptions
  @OptionGroup var choice: SourceChoice

  func validate() throws { try choice.validate() }
  func run() async throws {
    try await reporting { try SourceSwitch(options: options, choice: choice).turn(on: false) }
  }
}

/// Which sources are meant.
struct SourceChoice: ParsableArguments {
  @Argument(help: "Ids of sources.") var ids: [String] = []
  @Option(help: "All sources with this tag.") var tag: String?

  func validate() throws {
    guard !ids.isEmpty || tag != nil else { throw ValidationError("name the sources, or give --tag") }
  }

  /// The sources, in the order of the configuration.
  func sources(in settings: Settings) throws -> [Source] {
    let named = Set(try settings.sourceIDs(named: ids))
    let chosen = settings.sources.filter { source in
      named.contains(source.id) || (tag.map(source.tags.contains) ?? false)
    }
    guard !chosen.isEmpty else { throw Failure("no source has the tag \"\(tag ?? "")\"", code: Exit.usage) }
    return chosen
  }
}

/// Turns sources on or off.
struct SourceSwitch {
  var options: CommonOptions
  var choice: SourceChoice

  /// Edits the files, one after another, and says what was done.
  func turn(on isEnabled: Bool) throws {
    let sources = try choice.sources(in: try options.settings())
    let places = try options.places()
    let word = isEnabled ? "on" : "off"
    for source in sources {
      guard let place = places[source.id] else { continue }
      guard source.isEnabled != isEnabled else {
        Console.print("\(text: source.id.rawValue) is \(text: word) already\n")
        continue
      }
      let file = ConfigurationFile(place.file)
      guard let text = SourceSwitching.setting(enabled: isEnabled, of: source.id, in: try file.text()) else {
        throw Failure("\(place): set `enabled: \(isEnabled)` by hand", code: Exit.configuration)
      }
      try file.replace(with: text)
      Console.print("\(text: source.id.rawValue) is \(text: word) now (\(text: place.description))\n")
    }
  }
}
