import ArgumentParser
import Model
import Pipeline

/// The filters of `diff` and `history`.
struct ChangeFilter: ParsableArguments {
  @Option(name: .customLong("source"), parsing: .upToNextOption, help: "Only these sources.") var sources:
    [String] = []
  @Option(help: "Only sources with this tag.") var tag: String?
  @Option(help: "phone, email, address, hours, web or social.") var channel: ChannelName?
  @Option(help: "Only this form, such as I-130.") var form: String?
  @Option(help: "Only what concerns this U.S. state, such as TX.") var state: String?
  @Option(help: "Only what was first seen since this day, time or age (2026-11-20, 3d, 12h).") var since:
    String?

  /// A channel as an argument.
  enum ChannelName: String, ExpressibleByArgument, CaseIterable {
    case phone, email, address, hours, web, social
  }

  /// A question to ask of each change.
  func predicate(_ settings: Settings, now: Timestamp) throws -> (RecordedChange) -> Bool {
    let tagged = Set(
      settings.sources.filter { source in tag.map { source.tags.contains($0) } ?? true }.map(\.id))
    let named = Set(sources.map { SourceID($0) })
    let since = try self.since.map { try Moment.parse($0, now: now) }
    let state = try self.state.map { try checkedState($0) }
    return { line in
      let change = line.change
      return (named.isEmpty || named.contains(line.source)) && (tag == nil || tagged.contains(line.source))
        && (channel == nil || change.channel.rawValue == channel?.rawValue)
        && (form == nil || change.conditions.form?.uppercased() == form?.uppercased())
        && (state.map { change.conditions.states.contains($0) } ?? true)
        && (since.map { line.firstSeen >= $0 } ?? true)
    }
  }

  /// USPS codes of states, the District of Columbia, territories, freely associated states and the military "states".
  ///
  /// Source: USPS Publication 28, appendix B.
  private static let stateCodes = Set(
    """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI \
    SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI FM MH PW AA AE AP
    """.split(separator: " ").map(String.init))

  private func checkedState(_ text: String) throws -> String {
    let code = text.uppercased()
    guard Self.stateCodes.contains(code) else {
      throw Failure("--state \(text): not a U.S. state code (such as TX)", code: Exit.usage)
    }
    return code
  }
}

/// Points in time as people give them on the command line.
enum Moment {
  /// An RFC 3339 instant, a day (its midnight UTC), or an age such as `3d`, `12h`, `30m`.
  static func parse(_ text: String, now: Timestamp) throws -> Timestamp {
    if let instant = Timestamp(rfc3339: text) { return instant }
    let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    if let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), number >= 0,
      number < 1_000_000
    {
      return now.adding(seconds: -number * unit)
    }
    throw Failure(
      "\"\(text)\" is no time (such as 2026-11-20, 2026-11-20T06:15:00Z, 3d or 12h)", code: Exit.usage)
  }
}
