import Model
import Testing
import Text

@testable import Pipeline

@Suite struct DueTimeTests {
  let daily = Schedule(every: .daily, at: 6 * 60 + 15, timezone: "America/New_York")

  func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

  @Test(arguments: [
    ("2026-11-24T11:15:00Z", "2026-11-24T11:15:00Z"), ("2026-11-24T11:14:59Z", "2026-11-23T11:15:00Z"),
    ("2026-07-01T12:00:00Z", "2026-07-01T10:15:00Z"), ("2026-11-25T04:00:00Z", "2026-11-24T11:15:00Z"),
  ]) func theHourIsThatOfTheNotifiersZone(now: String, expected: String) throws {
    #expect(DueTime.latest(daily, now: try instant(now)).rfc3339 == expected)
  }

  @Test func anHourThatHadPassedWhenTheNotifierAppearedWaitsForTheNextDay() throws {
    let first = try instant("2026-11-24T14:00:00Z")
    #expect(!DueTime.isDue(daily, now: first, firstSeen: first, lastComposed: nil))
    #expect(
      DueTime.isDue(daily, now: try instant("2026-11-25T11:15:00Z"), firstSeen: first, lastComposed: nil))
  }

  @Test func aDigestIsDueOnceADay() throws {
    let first = try instant("2026-11-01T00:00:00Z")
    let sent = try instant("2026-11-24T11:20:00Z")
    #expect(
      !DueTime.isDue(daily, now: try instant("2026-11-25T11:00:00Z"), firstSeen: first, lastComposed: sent))
    #expect(
      DueTime.isDue(daily, now: try instant("2026-11-25T11:16:00Z"), firstSeen: first, lastComposed: sent))
    #expect(
      DueTime.isDue(daily, now: try instant("2026-11-29T11:16:00Z"), firstSeen: first, lastComposed: sent))
  }

  @Test func timesThatAClockSetFarAheadLeftBehindHoldUpNothing() throws {
    let now = try instant("2026-11-24T11:15:00Z")
    let (past, future) = (try instant("2026-11-01T00:00:00Z"), try instant("2030-01-01T00:00:00Z"))
    #expect(DueTime.isDue(daily, now: now, firstSeen: future, lastComposed: nil))
    #expect(DueTime.isDue(daily, now: now, firstSeen: past, lastComposed: future))
    #expect(!DueTime.isDue(daily, now: now, firstSeen: future, lastComposed: now))
  }

  @Test func aWeeklyDigestComesOnItsDay() throws {
    let weekly = Schedule(every: .weekly, at: 8 * 60, on: 1, timezone: "UTC")
    #expect(
      DueTime.latest(weekly, now: try instant("2026-11-24T12:00:00Z")).rfc3339 == "2026-11-23T08:00:00Z")
    #expect(
      DueTime.latest(weekly, now: try instant("2026-11-23T07:00:00Z")).rfc3339 == "2026-11-16T08:00:00Z")
    #expect(
      DueTime.latest(weekly, now: try instant("2026-11-23T08:00:00Z")).rfc3339 == "2026-11-23T08:00:00Z")
  }

  /// An hour that is left out comes an hour later, never before it; of two hours alike the first counts.
  @Test(arguments: [
    ("America/New_York", 150, "2026-03-08T12:00:00Z", "2026-03-08T07:30:00Z"),
    ("America/New_York", 90, "2026-11-01T12:00:00Z", "2026-11-01T05:30:00Z"),
    ("Europe/Berlin", 150, "2026-03-29T12:00:00Z", "2026-03-29T01:30:00Z"),
    ("Europe/Berlin", 150, "2026-10-25T12:00:00Z", "2026-10-25T00:30:00Z"),
    ("Asia/Kolkata", 375, "2026-10-25T12:00:00Z", "2026-10-25T00:45:00Z"),
  ]) func aChangeOfTheClockMovesNoDigestBeforeItsHour(
    zone: String, at: Int, now: String, expected: String
  ) throws {
    let schedule = Schedule(every: .daily, at: at, timezone: zone)
    #expect(DueTime.latest(schedule, now: try instant(now)).rfc3339 == expected)
  }

  @Test(arguments: [
    ("2026-03-08T12:00:00Z", "2026-03-08T07:30:00Z"), ("2026-11-01T12:00:00Z", "2026-11-01T06:30:00Z"),
  ]) func anHourThatTheClockSkipsOrRepeatsComesOnce(now: String, expected: String) throws {
    let early = Schedule(every: .daily, at: 2 * 60 + 30, timezone: "America/New_York")
    let once = Schedule(every: .daily, at: 60 + 30, timezone: "America/New_York")
    let schedule = now.hasPrefix("2026-03") ? early : once
    let moment = DueTime.latest(schedule, now: try instant(now))
    #expect(abs(moment.seconds - (try instant(expected)).seconds) <= 3600)
    #expect(
      !DueTime.isDue(schedule, now: try instant(now), firstSeen: Timestamp(seconds: 0), lastComposed: moment))
  }
}
