package import Foundation

/// One run of the built program: what it printed, and how it ended.
package struct ProgramRun: Sendable {
  package var output: String
  package var errors: String
  package var exitCode: Int32

  /// The binary that was built together with the running tests.
  package static var binary: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("feedwatch")
  }

  /// Runs `feedwatch ARGUMENTS` in `folder`, with `input` on its standard input, and waits for its end.
  package static func feedwatch(
    _ arguments: [String], in folder: URL, input: String = "", environment: [String: String] = [:]
  ) async throws -> ProgramRun {
    let process = try start(arguments, in: folder, input: input, environment: environment)
    return try await process.finish()
  }

  /// Runs another program in `folder` and waits for its end.
  package static func program(
    _ path: String, _ arguments: [String], in folder: URL
  ) async throws -> ProgramRun {
    try await RunningProgram(
      binary: URL(fileURLWithPath: path), arguments, in: folder, input: "", environment: [:]
    ).finish()
  }

  /// Starts `feedwatch ARGUMENTS` in `folder` and gives it back running.
  package static func start(
    _ arguments: [String], in folder: URL, input: String = "", environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(binary: binary, arguments, in: folder, input: input, environment: environment)
  }
}

/// A program that runs beside the test.
package final class RunningProgram: @unchecked Sendable {
  // Process is not Sendable; it is only touched by the test that started it, one call after the other.
  private var process = Process()
  private let folder: URL
  private let name = UUID().uuidString

  init(
    binary: URL, _ arguments: [String], in folder: URL, input: String, environment: [String: String]
  ) throws {
    self.folder = folder
    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables["XDG_STATE_HOME"] = folder.appendingPathComponent("state-home").path
    variables["XDG_CONFIG_HOME"] = folder.appendingPathComponent("config-home").path
    variables.merge(environment) { $1 }
    for file in ["in", "out", "err"] { _ = FileManager.default.createFile(atPath: path(file), contents: nil) }
    try Data(input.utf8).write(to: URL(fileURLWithPath: path("in")))
    try launch(binary, arguments, variables)
  }

  /// A script that was written a moment ago may still be open in a program that another test is just starting: "text file
  /// busy". It is tried again then.
  private func launch(_ binary: URL, _ arguments: [String], _ variables: [String: String]) throws {
    for attempt in 0... {
      process = Process()
      process.executableURL = binary
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = variables
      process.standardInput = FileHandle(forReadingAtPath: path("in"))
      process.standardOutput = FileHandle(forWritingAtPath: path("out"))
      process.standardError = FileHandle(forWritingAtPath: path("err"))
      do { return try process.run() } catch let error as NSError {
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        guard cause.code == Int(ETXTBSY), attempt < 500 else { throw error }
        usleep(10_000)
      }
    }
  }

  private func path(_ file: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("feedwatch-\(name).\(file)").path
  }

  /// The process id.
  package var pid: Int32 { process.processIdentifier }

  /// Sends a signal.
  package func signal(_ number: Int32) { kill(pid, number) }

  /// Waits for the end.
  package func finish() async throws -> ProgramRun {
    while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
    process.waitUntilExit()
    let files = ["in", "out", "err"].map { path($0) }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    return ProgramRun(
      output: String(decoding: FileManager.default.contents(atPath: files[1]) ?? Data(), as: UTF8.self),
      errors: String(decoding: FileManager.default.contents(atPath: files[2]) ?? Data(), as: UTF8.self),
      exitCode: process.terminationReason == .uncaughtSignal
        ? -process.terminationStatus : process.terminationStatus)
  }
}
