import Foundation
import Model
import Pipeline
import Storage
import Testing

/// A file whose name holds the date alone.
@Suite struct DayFileTests {
  private func archive(_ folder: URL) -> [Notifier] {
    let zone = Schedule(timezone: "UTC")
    return [Notifier(id: "archive", outlet: .file(path: folder.path + "/{date}.txt"), schedule: zone)]
  }

  @Test func aFileHoldsAllThatItsDayWasTold() async throws {
    try await DigestScenario.open(at: "2026-11-24T08:00:00Z", notifiers: archive) { scenario in
      try scenario.announce("In the morning")
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T20:00:00Z")
      try scenario.announce("In the evening")
      try await scenario.run()
      let text = scenario.text("2026-11-24.txt")
      #expect(text.contains("In the morning") && text.contains("In the evening"))
    }
  }

  @Test func whatWasFoundBeforeMidnightAndToldAfterStaysInTheFileOfTheNewDay() async throws {
    try await DigestScenario.open(at: "2026-11-24T20:00:00Z", notifiers: archive) { scenario in
      try scenario.announce("In the evening")
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T23:59:59Z")
      try scenario.announce("A second before midnight")
      try scenario.turn(to: "2026-11-25T00:00:01Z")
      try await scenario.run()
      #expect(scenario.text("2026-11-25.txt").contains("A second before midnight"))
      try scenario.turn(to: "2026-11-25T01:00:00Z")
      try scenario.announce("At one")
      try await scenario.run()
      let text = scenario.text("2026-11-25.txt")
      #expect(text.contains("A second before midnight") && text.contains("At one"))
      #expect(!text.contains("In the evening"))
      #expect(scenario.text("2026-11-24.txt").contains("In the evening"))
      #expect(!scenario.text("2026-11-24.txt").contains("midnight"))
    }
  }

  @Test func aDigestAskedForLaterInTheDayTellsAgainWhatTheMorningsTold() async throws {
    let daily = { (folder: URL) in
      [
        Notifier(
          id: "archive", outlet: .file(path: folder.path + "/{date}.txt"),
          schedule: Schedule(every: .daily, at: 6 * 60 + 15, timezone: "UTC"))
      ]
    }
    try await DigestScenario.open(at: "2026-11-24T01:00:00Z", notifiers: daily) { scenario in
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T22:00:00Z")
      try await scenario.run()
      try scenario.announce("The evening before")
      try scenario.turn(to: "2026-11-25T06:15:00Z")
      try await scenario.run()
      try scenario.turn(to: "2026-11-25T15:00:00Z")
      try await scenario.digest()
      #expect(scenario.text("2026-11-25.txt").contains("The evening before"))
    }
  }

  /// One of the morning that could not be written is tried again when its file holds what came later.
  @Test(arguments: ["{date}", "latest"])
  func `A digest that is tried again takes the place of no later one`(name: String) async throws {
    let archive = { (folder: URL) in
      var notifier = Notifier(
        id: "archive", outlet: .file(path: folder.path + "/out/\(name).txt"),
        schedule: Schedule(timezone: "UTC"))
      notifier.givesUpAfter = 60
      return [notifier]
    }
    try await DigestScenario.open(at: "2026-11-24T08:00:00Z", notifiers: archive) { scenario in
      let obstacle = scenario.folder.appendingPathComponent("out")
      try Data().write(to: obstacle)
      try scenario.announce("In the morning")
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T09:00:00Z")
      #expect(try await scenario.run().failed == 1)
      try FileManager.default.removeItem(at: obstacle)
      try scenario.announce("In the evening")
      try await scenario.run()
      let file = "out/" + (name == "latest" ? "latest.txt" : "2026-11-24.txt")
      let before = scenario.text(file)
      #expect(before.contains("In the evening") && before.contains("In the morning") == (name == "{date}"))
      let tally = try await scenario.again()
      #expect(tally.delivered == 1 && tally.lines.isEmpty == (name == "{date}"))
      #expect(scenario.text(file) == before)
      #expect(try scenario.store.pendingDeliveries().isEmpty)
    }
  }

  /// Whoever takes the file away when it is read gets the one of the morning too.
  @Test func aDigestThatIsTriedAgainIsWrittenWhereNoLaterOneIsLeft() async throws {
    let archive = { (folder: URL) in
      var notifier = Notifier(id: "archive", outlet: .file(path: folder.path + "/out/latest.txt"))
      notifier.givesUpAfter = 60
      return [notifier]
    }
    try await DigestScenario.open(at: "2026-11-24T08:00:00Z", notifiers: archive) { scenario in
      let folder = scenario.folder.appendingPathComponent("out")
      try Data().write(to: folder)
      try scenario.announce("In the morning")
      try await scenario.run()
      try scenario.turn(to: "2026-11-24T09:00:00Z")
      try await scenario.run()
      try FileManager.default.removeItem(at: folder)
      try scenario.announce("In the evening")
      try await scenario.run()
      try FileManager.default.removeItem(at: folder)
      try await scenario.again()
      #expect(scenario.text("out/latest.txt").contains("In the morning"))
    }
  }
}
