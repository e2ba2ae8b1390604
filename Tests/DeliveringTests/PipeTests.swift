import Delivering
import Foundation
import Model
import Support
import Testing

@Suite struct PipeTests {
  private func deliver(_ command: [String], _ payload: String = "message\n", timeout: Int64 = 600) async
    -> DeliveryResult
  {
    await Samples.deliverer.deliver(
      Samples.delivery(payload), to: Samples.notifier(.pipe(command: command, timeout: timeout)))
  }

  private func shell(_ script: String, _ payload: String = "message\n", timeout: Int64 = 600) async
    -> DeliveryResult
  {
    await deliver(["/bin/sh", "-c", script], payload, timeout: timeout)
  }

  @Test func theMessageComesOnStandardInput() async throws {
    try await withTemporaryFolder { folder throws in
      let payload = String(repeating: "a line of the message\n", count: 50_000)
      #expect(await shell("cat > '\(folder.path)/out'", payload) == .delivered)
      #expect(try Data(contentsOf: folder.appendingPathComponent("out")) == Data(payload.utf8))
    }
  }

  @Test func argumentsReachTheProgramUntouchedByAShell() async throws {
    try await withTemporaryFolder { folder throws in
      let file = folder.appendingPathComponent("$(touch x); *").path
      #expect(await deliver(["tee", file]) == .delivered)
      #expect(FileManager.default.fileExists(atPath: file))
    }
  }

  /// A descriptor that whoever started this program left open, as cron and shells do.
  @Test func theProgramInheritsNothingButTheThreeStreams() async throws {
    try await withTemporaryFolder { folder throws in
      let left = open("/dev/null", O_RDONLY)
      defer { close(left) }
      #expect(left > 2 && fcntl(left, F_GETFD) == 0)
      let script = "for n in /proc/$$/fd/*; do case $(readlink $n) in /dev/null) echo $n;; esac; done"
      #expect(await shell("\(script) > '\(folder.path)/out'") == .delivered)
      #expect(try String(contentsOfFile: folder.path + "/out", encoding: .utf8) == "")
    }
  }

  @Test func exit75AsksToTryAgain() async {
    #expect(
      await shell("cat >/dev/null; echo queue full >&2; exit 75")
        == .retry("/bin/sh asks to try again (exit 75): queue full"))
  }

  @Test func anyOtherExitIsFailedWithWhatWasSaid() async {
    #expect(
      await shell("cat >/dev/null; printf 'no\\033[31m such\\nuser' >&2; exit 67")
        == .failed("/bin/sh failed (exit 67): no[31m such user"))
  }

  @Test func aProgramThatDoesNotReadIsNoTrouble() async {
    let payload = String(repeating: "x", count: 2_000_000)
    #expect(await shell("exit 0", payload) == .delivered)
    #expect(
      await shell("exec <&-; sleep 0.2; exit 75", payload) == .retry("/bin/sh asks to try again (exit 75)"))
  }

  /// The result of a program that is given up once the file `begun` of the folder is there.
  private func givenUp(_ script: String, _ payload: String = "message\n", in folder: URL) async
    -> DeliveryResult
  {
    let begun = folder.appendingPathComponent("begun").path
    return await Samples.deliverer.deliver(
      Samples.delivery(payload),
      to: Samples.notifier(.pipe(command: ["/bin/sh", "-c", script, "sh", folder.path], timeout: 3600))
    ) {
      FileManager.default.fileExists(atPath: begun)
    }
  }

  @Test func aProgramThatHangsIsEnded() async {
    #expect(
      await shell("sleep 3600", timeout: 1) == .retry("/bin/sh took longer than 1 s and was ended"))
  }

  @Test func aProgramIsEndedWithItsChildren() async throws {
    try await withTemporaryFolder { folder throws in
      let result = await givenUp(
        "cd \"$1\"; sleep 3600 & echo $! > part; mv part begun; wait", in: folder)
      #expect(result == .retry("/bin/sh was ended together with the run"))
      let pid = try String(contentsOf: folder.appendingPathComponent("begun"), encoding: .utf8)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      try await waitUntil {
        let state = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return state == nil || state?.contains(") Z ") == true
      }
    }
  }

  @Test func aProgramThatIgnoresTheRequestToEndIsEndedAllTheSame() async {
    #expect(
      await shell("trap '' TERM; while :; do sleep 0.1; done", timeout: 1)
        == .retry("/bin/sh took longer than 1 s and was ended"))
  }

  @Test func secretsStayOutOfTheEnvironment() async throws {
    try await withTemporaryFolder { folder throws in
      #expect(await shell("env > '\(folder.path)/env'") == .delivered)
      let environment = try String(contentsOf: folder.appendingPathComponent("env"), encoding: .utf8)
      #expect(environment.contains("PATH=/usr/bin:/bin"))
      #expect(!environment.contains("hunter2"))
    }
  }

  @Test func aMissingProgramIsNamed() async {
    #expect(
      await deliver(["/nonexistent/sendmail", "-t"])
        == .retry("cannot start /nonexistent/sendmail: no such file or directory"))
  }

  @Test func manyAtOnceDoNotHoldEachOthersInput() async {
    await withTaskGroup(of: DeliveryResult.self) { group in
      for _ in 0..<8 { group.addTask { await shell("cat >/dev/null") } }
      for await result in group { #expect(result == .delivered) }
    }
  }

  /// The child is in a session of its own, and so reads on when nobody is there any more who could write.
  @Test func `a program that is ended while it reads has never taken a part for the whole`() async throws {
    try await withTemporaryFolder { folder throws in
      let payload = String(repeating: "a line of the message\n", count: 50_000)
      let reader = "touch begun; while [ ! -e go ]; do sleep 0.05; done; wc -c <&3 > part; mv part size"
      let result = await givenUp(
        "cd \"$1\"; exec 3<&0; setsid sh -c '\(reader)' & wait", payload, in: folder)
      #expect(result == .retry("/bin/sh was ended together with the run"))
      try Data().write(to: folder.appendingPathComponent("go"))
      let size = folder.appendingPathComponent("size")
      try await waitUntil { FileManager.default.fileExists(atPath: size.path) }
      #expect(
        try String(contentsOf: size, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
          == "\(payload.utf8.count)")
    }
  }
}
