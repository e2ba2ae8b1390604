import ArgumentParser
import Configuration
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
  /// The lines begin with the file they speak of, and stand without the program's name before them.
  var namesFiles = false

  init(_ line: String, code: Int32) {
    lines = [line]
    self.code = code
  }

  /// What is wrong with the configuration: `FILE:LINE: key: what is wrong (what is accepted)`, one line each.
  init(_ errors: ConfigurationErrors) {
    (lines, code, namesFiles) = (errors.lines, Exit.configuration, true)
  }

  /// The failure that a store's error is to people, with the exit code that belongs to it.
  init(_ error: StorageError) {
    switch error {
    case .cannotCreate(let path, let reason): self.init("\(path): \(reason)", code: Exit.cannotCreate)
    case .unusable(let path, let reason): self.init("\(path): \(reason)", code: Exit.io)
    case .missing(let path): self.init(Self.nothingRead(path), code: Exit.io)
    case .io(let path, let reason): self.init("\(path): \(reason)", code: Exit.io)
    case .locked(let path, let pid):
      let holder = pid.map { "run with pid \($0)" } ?? "run"
      self.init("\(path): another \(holder) is at work; wait until it ends", code: Exit.temporary)
    }
  }

  /// The command ended early because it was asked to.
  static var endedBySignal: Failure { Failure("ended by a signal", code: Exit.temporary) }

  /// What is said where no run has made a store.
  static func nothingRead(_ path: String) -> String {
    "\(path): there is no store yet: `feedwatch run` makes it"
  }

  /// The same lines with another exit code.
  func with(code: Int32) -> Failure {
    var copy = self
    copy.code = code
    return copy
  }

  /// Writes the lines to standard error.
  func report() {
    for line in lines { if namesFiles { Console.note(line) } else { Console.error(line) } }
  }
}

/// Runs the body of a command; whatever stops it becomes its lines on standard error and its exit code.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let failure as Failure {
    failure.report()
    throw ExitCode(failure.code)
  } catch let error as StorageError {
    let failure = Failure(error)
    failure.report()
    throw ExitCode(failure.code)
  }
}
