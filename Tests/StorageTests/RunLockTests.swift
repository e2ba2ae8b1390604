import Foundation
import Model
import Storage
import Support
import Testing

struct RunLockTests {
  @Test func `Only one run at a time holds a store, and its pid is told`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/new/store.db"
      let lock = try RunLock.acquire(storePath: path)
      #expect(throws: StorageError.locked(path: path, pid: getpid())) { try RunLock.acquire(storePath: path) }
      lock.release()
      let second = try RunLock.acquire(storePath: path)
      withExtendedLifetime(second) {}
    }
  }

  @Test func `A lock that cannot be made says where`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/file/store.db"
      try Data().write(to: folder.appendingPathComponent("file"))
      #expect(throws: StorageError.cannotCreate(path: folder.path + "/file", reason: "not a directory")) {
        try RunLock.acquire(storePath: path)
      }
    }
  }
}
