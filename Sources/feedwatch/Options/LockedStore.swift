import Model
import Pipeline
import Storage

extension Settings {
  /// Does `work` on the store of this configuration, under the lock that keeps runs apart, and ends early at a signal. Lock and
  /// store are let go before it returns: a command whose answer nobody takes must not keep the next run waiting.
  ///
  /// - Returns: what `work` gives, and whether a signal came.
  func withLockedStore<Result>(
    mode: SQLiteStore.Mode = .readWrite, _ work: (SQLiteStore, Interruption) async throws -> Result
  ) async throws -> (result: Result, isInterrupted: Bool) {
    try await Signals.withInterruption { interruption in
      let lock = try RunLock.acquire(storePath: storePath)
      defer { lock.release() }
      let store = try SQLiteStore.open(path: storePath, mode: mode) { interruption.isOverdue }
      defer { store.close() }
      return try await work(store, interruption)
    }
  }
}
