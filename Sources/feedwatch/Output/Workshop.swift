import Model
import Pipeline
import Storage

/// The store of a configuration for a command that works on it alone, and ends early at a signal.
enum Workshop {
  /// Does `work` under the lock that keeps runs apart. Lock and store are let go before it returns: a command whose answer
  /// nobody takes must not keep the next run waiting.
  ///
  /// - Returns: what `work` gives, and whether a signal came.
  static func open<Result>(
    _ settings: Settings, mode: SQLiteStore.Mode = .readWrite,
    _ work: (SQLiteStore, Interruption) async throws -> Result
  ) async throws -> (result: Result, isInterrupted: Bool) {
    try await Signals.heeding { interruption in
      let lock = try RunLock.acquire(storePath: settings.storePath)
      defer { lock.release() }
      let store = try SQLiteStore.open(path: settings.storePath, mode: mode) { interruption.isOverdue }
      defer { store.close() }
      return try await work(store, interruption)
    }
  }
}
