import ArgumentParser
import Foundation
import Model
import Storage

/// Exit codes, in the numbering of sysexits.h.
enum Exit {
  static let pending: Int32 = 1
  static let trouble: Int32 = 2
  static let usage: Int32 = 64
  static let data: Int32 = 65
  static let unavailable: Int32 = 69
  static let cannotCreate: Int32 = 73
  static let io: Int32 = 74
  static let temporary: Int32 = 75
  static let configuration: Int32 = 78
}

/// A command that cannot go on: lines for standard error, and the exit code.
struct Failure: Error {
  var lines: [String]
  var code: Int32

  init(_ line: String, code: Int32) {
    lines = [line]
    self.code = code
  }

  init(lines: [String], code: Int32) {
    self.lines = lines
    self.code = code
  }

  /// The failure that a store's error is to people, with the exit code that belongs to it.
  init(_ error: StorageError) {
    switch error {
    case .cannotCreate(let path, let reason): self.init("\(path): \(reason)", code: Exit.cannotCreate)
    case .unusable(let path, let reason): self.init("\(path): \(reason)", code: Exit.io)
    case .io(let path, let reason): self.init("\(path): \(reason)", code: Exit.io)
    case .locked(let path, let pid):
      let holder = pid.map { "run with pid \($0)" } ?? "run"
      self.init("\(path): another \(holder) is at work; wait until it ends", code: Exit.temporary)
    }
  }
}

/// Runs the body of a command; whatever stops it becomes its lines on standard error and its exit code.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let failure as Failure {
    for line in failure.lines { Console.error(line) }
    throw ExitCode(failure.code)
  } catch let error as StorageError {
    let failure = Failure(error)
    for line in failure.lines { Console.error(line) }
    throw ExitCode(failure.code)
  }
}
