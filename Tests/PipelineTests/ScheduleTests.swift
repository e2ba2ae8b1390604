import Foundation
import Model
import Support
import Testing
import Text

@testable import Pipeline

/// Digests by the clock: one line of cron that runs every hour is enough.
@Suite struct ScheduleTests {
  private func notifiers(_ schedule: Schedule, skipsEmpty: Bool = false) -> (URL) -> [Notifier] {
    { folder in
      [
        Notifier(
          id: "office", outlet: .file(path: folder.path + "/digest-{run}.json"), format: .json,
          schedule: schedule, skipsEmpty: skipsEmpty)
      ]
    }
  }

  /// Days around changes of the clock, in zones on both sides of UTC; hours that are left out or come twice; a zone whose
  /// clocks change by half an hour, and one where midnight is left out.
  @Test(arguments: [
    ("America/New_York", 6 * 60 + 15, "2026-03-06T00:00:00Z"),
    ("America/New_York", 150, "2026-03-06T00:00:00Z"),
    ("America/New_York", 90, "2026-10-30T00:00:00Z"), ("Europe/Berlin", 150, "2026-03-27T00:00:00Z"),
    ("Europe/Berlin", 150, "2026-10-23T00:00:00Z"), ("Asia/Kolkata", 375, "2026-10-23T00:00:00Z"),
    ("Pacific/Auckland", 150, "2026-09-25T00:00:00Z"), ("Pacific/Auckland", 150, "2026-04-03T00:00:00Z"),
    ("Australia/Lord_Howe", 130, "2026-10-02T00:00:00Z"), ("Africa/Cairo", 0, "2026-04-22T00:00:00Z"),
    ("UTC", 0, "2026-12-30T00:00:00Z"),
  ])
  func aRunEveryHourSendsOneDigestADay(zone: String, at: Int, start: String) async throws {
    let schedule = Schedule(every: .daily, at: at, timezone: zone)
    let local = LocalTime(zone)
    try await DigestScenario.open(at: start, notifiers: notifiers(schedule)) { scenario in
      let expected = firstRuns(atOrAfter: at, local, from: scenario.now, hours: 5 * 24)
      var sent: [Timestamp] = []
      for _ in 0..<5 * 24 {
        let before = try scenario.files("digest-").count
        try await scenario.run()
        let count = try scenario.files("digest-").count - before
        sent += [Timestamp](repeating: scenario.now, count: count)
        scenario.now = scenario.now.adding(seconds: 3600)
      }
      #expect(sent.count == expected.count && (4...5).contains(sent.count))
      // In an hour that is left out the moment may come up to an hour after the first that shows more.
      for (sent, expected) in zip(sent, expected) {
        #expect((0...3600).contains(sent.seconds(since: expected)))
      }
    }
  }

  /// The first full hour of each local day at or after the first moment at which clocks show `minutes` or more; without a
  /// day whose hour had passed at `start`.
  private func firstRuns(
    atOrAfter minutes: Int, _ local: LocalTime, from start: Timestamp, hours: Int64
  ) -> [Timestamp] {
    var days: Set<Int64> = []
    var runs: [Timestamp] = []
    for step in stride(from: -24 * 60, to: (hours - 1) * 60 + 1, by: 5) {
      let moment = start.adding(seconds: step * 60)
      let civil = CivilDate(moment, offset: local.offset(at: moment))
      guard civil.hour * 60 + civil.minute >= minutes, days.insert(civil.dayNumber).inserted else { continue }
      if step >= 0 { runs.append(start.adding(seconds: (step + 59) / 60 * 3600)) }
    }
    return runs
  }

  @Test func threeDaysWithoutAMachineAreMadeUpByOneDigest() async throws {
    let schedule = Schedule(every: .daily, at: 6 * 60 + 15, timezone: "America/New_York")
    try await DigestScenario.open(at: "2026-11-20T12:00:00Z", notifiers: notifiers(schedule)) { scenario in
      try await scenario.run()
      try scenario.turn(to: "2026-11-21T11:15:00Z")
      try await scenario.run()
      #expect(try scenario.files("digest-").count == 1)
      try scenario.announce("Before the machine was off")
      try scenario.turn(to: "2026-11-24T15:00:00Z")
      try scenario.announce("After it")
      try await scenario.run()
      try await scenario.run()
      scenario.now = scenario.now.adding(seconds: 3600)
      try await scenario.run()
      let files = try scenario.files("digest-")
      #expect(files.count == 2)
      let digest = try #require(JSONValue(parsing: scenario.text(files[1])))
      #expect(digest.at("entries")?.array?.count == 2)
    }
  }

  /// How many digests runs at `times` compose, after a first one at `start`.
  private func digests(_ schedule: Schedule, from start: String, at times: [String]) async throws -> Int {
    var count = 0
    try await DigestScenario.open(at: start, notifiers: notifiers(schedule)) { scenario in
      try await scenario.run()
      for time in times {
        try scenario.turn(to: time)
        try await scenario.run()
      }
      count = try scenario.files("digest-").count
    }
    return count
  }

  @Test func aClockThatIsTurnedBackSendsNothingTwice() async throws {
    let schedule = Schedule(every: .daily, at: 6 * 60 + 15, timezone: "UTC")
    let times = [
      "2026-11-24T06:15:00Z", "2026-11-24T06:10:00Z", "2026-11-24T06:16:00Z", "2026-11-23T07:00:00Z",
    ]
    #expect(try await digests(schedule, from: "2026-11-23T12:00:00Z", at: times) == 1)
  }

  @Test(arguments: [false, true])
  func aClockThatWasFarAheadHoldsUpNoDigest(skipsEmpty: Bool) async throws {
    let schedule = Schedule(every: .daily, at: 6 * 60 + 15, timezone: "UTC")
    try await DigestScenario.open(
      at: "2026-11-23T12:00:00Z", notifiers: notifiers(schedule, skipsEmpty: skipsEmpty)
    ) { scenario in
      try await scenario.run()
      try scenario.turn(to: "2031-01-01T12:00:00Z")
      try await scenario.run()
      let before = try scenario.files("digest-").count
      try scenario.turn(to: "2026-11-24T06:15:00Z")
      try scenario.announce("After the clock was set right")
      try await scenario.run()
      try await scenario.run()
      let files = try scenario.files("digest-")
      #expect(files.count == before + 1)
      #expect(!scenario.text(files.first ?? "2031").contains("2031"))
      try scenario.turn(to: "2026-11-25T06:15:00Z")
      try scenario.announce("The day after")
      try await scenario.run()
      #expect(try scenario.files("digest-").count == before + 2)
    }
  }

  @Test func aQuietDayIsLeftOutWhereThatIsWantedAndTheNextIsNot() async throws {
    let schedule = Schedule(every: .daily, at: 6 * 60 + 15, timezone: "UTC")
    try await DigestScenario.open(
      at: "2026-11-23T12:00:00Z", notifiers: notifiers(schedule, skipsEmpty: true)
    ) { scenario in
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T06:15:00Z")
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T09:00:00Z")
      try scenario.announce("After the hour")
      try await scenario.run()
      #expect(try scenario.files("digest-").isEmpty)
      try scenario.turn(to: "2026-11-25T06:15:00Z")
      try await scenario.run()
      #expect(try scenario.files("digest-").count == 1)
    }
  }

  @Test func aWeeklyDigestIsMadeUpToo() async throws {
    let schedule = Schedule(every: .weekly, at: 8 * 60, on: 1, timezone: "UTC")
    let times = [
      "2026-11-25T10:00:00Z", "2026-11-26T10:00:00Z", "2026-11-30T07:59:00Z", "2026-11-30T08:00:00Z",
    ]
    #expect(try await digests(schedule, from: "2026-11-21T12:00:00Z", at: times) == 2)
  }

  /// The hours by which a clock was ahead when a digest was composed, under a day.
  @Test(arguments: [2, 6, 20, 23] as [Int64])
  func aClockThatWasSomeHoursAheadDelaysNothingThatIsToTell(hours: Int64) async throws {
    let schedule = Schedule(every: .daily, at: 6 * 60 + 15, timezone: "UTC")
    try await DigestScenario.open(at: "2026-11-23T12:00:00Z", notifiers: notifiers(schedule)) { scenario in
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T05:00:00Z")
      scenario.now = scenario.now.adding(seconds: hours * 3600)
      try await scenario.run()
      let before = try scenario.files("digest-").count
      #expect(before == 1)
      try scenario.turn(to: "2026-11-24T05:30:00Z")
      try scenario.announce("After the clock was set right")
      try await scenario.run()
      #expect(try scenario.files("digest-").count == before, "not before its hour")
      try scenario.turn(to: "2026-11-24T06:15:00Z")
      for _ in 1...2 { try await scenario.run() }
      let files = try scenario.files("digest-")
      #expect(files.count == before + 1)
      #expect(files.contains { scenario.text($0).contains("set right") })
      try scenario.turn(to: "2026-11-25T06:15:00Z")
      for _ in 1...2 { try await scenario.run() }
      #expect(try scenario.files("digest-").count == before + 2)
    }
  }
}
