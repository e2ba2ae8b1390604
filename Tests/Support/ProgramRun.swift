package import Foundation

/// One run of the built program: what it printed, and how it ended.
package struct ProgramRun: Sendable {
  package var output: String
  package var errors: String
  package var exitCode: Int32
  /// What it took of the processors, with the programs it started and waited for.
  package var processorTime: Duration

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

/// feedwatch, or another program, that runs beside the test, with what it printed.
package struct RunningProgram: Sendable {
  private let program: SpawnedProgram
  private let files: Streams

  /// The files of the three streams.
  private struct Streams {
    private let folder = FileManager.default.temporaryDirectory.path
    private let name = UUID().uuidString

    var input: String { "\(folder)/feedwatch-\(name).in" }
    var output: String { "\(folder)/feedwatch-\(name).out" }
    var errors: String { "\(folder)/feedwatch-\(name).err" }
  }

  init(
    binary: URL, _ arguments: [String], in folder: URL, input: String, environment: [String: String]
  ) throws {
    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables["XDG_STATE_HOME"] = folder.appendingPathComponent("state-home").path
    variables["XDG_CONFIG_HOME"] = folder.appendingPathComponent("config-home").path
    variables.merge(environment) { $1 }
    files = Streams()
    try Data(input.utf8).write(to: URL(fileURLWithPath: files.input))
    program = try SpawnedProgram(
      binary.path, arguments, in: folder, environment: variables, input: files.input, output: files.output,
      errors: files.errors)
  }

  /// The process id.
  package var pid: Int32 { program.pid }

  /// Sends a signal.
  package func signal(_ number: Int32) { program.signal(number) }

  /// Waits for the end.
  package func finish() async throws -> ProgramRun {
    let exitCode = try await program.finish()
    defer {
      for file in [files.input, files.output, files.errors] {
        try? FileManager.default.removeItem(atPath: file)
      }
    }
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return ProgramRun(
      output: text(files.output), errors: text(files.errors), exitCode: exitCode,
      processorTime: program.processorTime)
  }
}
