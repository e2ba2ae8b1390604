import Foundation
import Model
import Support
import Testing
import Text

@testable import Pipeline
@testable import Storage

/// Notifiers that got a new name in the configuration.
@Suite struct RenamedNotifierTests {
  private func notifier(_ id: String) -> Notifier {
    Notifier(id: id, outlet: .file(path: "out/digest.json"), format: .json)
  }

  private func delivery(to notifier: String, at created: Timestamp) -> Delivery {
    Delivery(notifier: notifier, messageID: notifier, subject: "s", payload: [1], created: created)
  }

  /// Runs `body` with a store that knows the notifier "office" since `start`.
  private func withStore(_ body: (SQLiteStore, Timestamp) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      let start = Timestamp(seconds: 1_000_000)
      try RenamedNotifiers.settle([notifier("office")], store: store, now: start)
      try body(store, start)
    }
  }

  /// A digest composed before the rename was noticed registers the new name without saying where it leads.
  @Test func aNameThatWasWrittenToBeforeItWasKnownTakesOverWhatWaits() async throws {
    try await withStore { store, start in
      _ = try store.enqueue(delivery(to: "office", at: start.adding(seconds: 60)), telling: [])
      let later = start.adding(seconds: 120)
      _ = try store.enqueue(delivery(to: "scenario", at: later), telling: [])

      try RenamedNotifiers.settle([notifier("scenario")], store: store, now: start.adding(seconds: 180))

      #expect(try store.pendingDeliveries().map(\.notifier) == ["scenario", "scenario"])
      #expect(try store.notifierTimes("scenario", at: later) == (start, later))
      #expect(Set(try store.notifierOutlets().keys) == ["scenario"])
    }
  }

  @Test func aRenamedNotifierKeepsWhatItWasToldOfOthersAndWhatItLeftOut() async throws {
    try await withStore { store, start in
      for key in ["unreached:office", "skipped:office"] { try store.setNote(key, value: key, at: start) }
      try RenamedNotifiers.settle([notifier("scenario")], store: store, now: start)
      #expect(try store.note("unreached:scenario")?.value == "unreached:office")
      #expect(try store.note("skipped:scenario")?.at == start)
      #expect(try store.note("unreached:office") == nil)
    }
  }
}
