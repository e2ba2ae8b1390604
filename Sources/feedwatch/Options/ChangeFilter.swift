import ArgumentParser
import Model
import Pipeline
import Text

/// The filters of `diff` and `history`.
struct ChangeFilter: ParsableArguments {
  @Option(name: .customLong("source"), parsing: .upToNextOption, help: "Only these sources.") var sources:
    [String] = []
  @Option(help: "Only sources with this tag.") var tag: String?
  @Option(
    help: "phone, email, address, hours, web or social.", completion: ChannelName.completion,
    transform: ChannelName.read)
  var channel: ChannelName?
  @Option(help: "Only this form, such as I-130.") var form: String?
  @Option(help: "Only what concerns this U.S. state, such as TX.", transform: StateCode.read)
  var state: String?
  @Option(
    help: "Only what was first seen since this day, time or age (2026-11-20, 3d, 12h).",
    transform: TimeArgument.read)
  var since: TimeArgument?

  /// A channel as an argument.
  enum ChannelName: String, Choice { case phone, email, address, hours, web, social }

  /// A question to ask of each change.
  func predicate(_ outline: SettingsOutline, now: Timestamp) throws -> (RecordedChange) -> Bool {
    let tag = try outline.tag(named: self.tag)
    let tagged = Set(tag.map { tag in outline.sources().filter { $0.tags.contains(tag) }.map(\.id) } ?? [])
    let named = Set(try outline.sourceIDs(named: sources))
    let since = self.since?.instant(now: now)
    let state = self.state
    return { line in
      let change = line.change
      return (named.isEmpty || named.contains(line.source)) && (tag == nil || tagged.contains(line.source))
        && (channel == nil || change.channel.rawValue == channel?.rawValue)
        && (form == nil || change.conditions.form?.uppercased() == form?.uppercased())
        && (state.map { change.conditions.states.contains($0) } ?? true)
        && (since.map { line.firstSeen >= $0 } ?? true)
    }
  }
}
