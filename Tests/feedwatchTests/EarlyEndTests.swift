import Foundation
import Model
import Support
import Synchronization
import Testing
import Text

@testable import Storage

/// Runs that a signal ends, and what a run leaves beside its store.
@Suite struct EarlyEndTests {
  private static let sources = """
    sources:
      - {id: quick, kind: feed, url: SERVER/quick, every: 1h, baseline: announce}
      - {id: slow, kind: feed, url: SERVER/slow, every: 1h, baseline: announce}
    notify:
      - {id: archive, file: digest.json, format: json}

    """

  @Test(arguments: [SIGTERM, SIGINT])
  func `What was read before the signal is stored, told later and not read again`(signal: Int32) async throws
  {
    try await Workbench.open(Self.sources) { bench in
      bench.server["/quick"] = [.ok(Site.rss([("1", "One", "First")]))]
      let slow = Site.rss([("2", "Two", "Second")])
      bench.server["/slow"] = [.ok(slow).delayed(milliseconds: 900_000), .ok(slow)]
      let run = try ProgramRun.start(["run"], in: bench.folder)
      try await waitUntil { bench.server.requests.count == 2 }
      // Without the quick source's commit there would be nothing to keep.
      try await waitUntil { try await bench.json("status").at("sources.0.state")?.string == "ok" }
      run.signal(signal)
      let ended = try await run.finish()
      #expect(ended.exitCode == 75)
      #expect(ended.errors.contains("ended early by a signal"))
      #expect(try await bench.json("status").at("sources.1.state")?.string == "new")
      let next = try await bench.json("run")
      #expect(next.integer("sources.read") == 1 && next.integer("sources.skipped") == 1)
      #expect(bench.server.requests(for: "/quick").count == 1)
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(digest.at("entries")?.array?.count == 2)
    }
  }

  /// A feed with one entry, told by the program `mail.sh` of the folder.
  private static func withNewsToMail(_ body: (Workbench) async throws -> Void) async throws {
    let configuration = """
      sources:
        - {id: news, kind: feed, url: SERVER/news, baseline: announce}
      notify:
        - {id: office, pipe: [./mail.sh], timeout: 10m, from: a@agency.example, to: [b@agency.example]}
      """
    try await Workbench.open(configuration) { bench in
      bench.server["/news"] = [.ok(Site.rss([("1", "One", "First")]))]
      try await body(bench)
    }
  }

  @Test func `A signal does not wait for a mail program, and its message is sent later with the same id`()
    async throws
  {
    try await Self.withNewsToMail { bench in
      try bench.script("mail.sh", "cat > begun.eml; touch begun; while [ ! -e go ]; do sleep 0.05; done\n")
      let run = try ProgramRun.start(["run"], in: bench.folder)
      try await waitUntil { FileManager.default.fileExists(atPath: bench.file("begun").path) }
      let first = bench.text("begun.eml")
      run.signal(SIGTERM)
      #expect(try await run.finish().exitCode == 75)
      try Data().write(to: bench.file("go"))
      #expect(try await bench.feedwatch("run").exitCode == 0)
      #expect(bench.text("begun.eml") == first && first.contains("Message-ID: "))
    }
  }

  @Test func `A finished run leaves the whole store in one file`() async throws {
    try await Workbench.open(Self.sources) { bench in
      bench.server["/quick"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/slow"] = [.status(503)]
      for _ in 0..<3 {
        _ = try await bench.feedwatch("run", "--all")
        let files = try FileManager.default.contentsOfDirectory(atPath: bench.file("state").path)
        #expect(Set(files) == ["feedwatch.db", "feedwatch.db.lock"])
      }
    }
  }

  @Test(arguments: [["digest"], ["outbox", "--retry"], ["notify-test", "office"]])
  func `A signal ends every command that delivers, with its program, and loses nothing`(command: [String])
    async throws
  {
    try await Self.withNewsToMail { bench in
      try bench.script("mail.sh", "exit 75\n")
      #expect(try await bench.feedwatch("run").exitCode == 75)
      try bench.script("mail.sh", "echo $$ > pid; exec sleep 600\n")
      let sending = try ProgramRun.start(command, in: bench.folder)
      try await waitUntil { !bench.text("pid").isEmpty }
      sending.signal(SIGTERM)
      #expect(try await sending.finish().exitCode == 75)
      #expect(kill(pid_t(bench.text("pid").filter(\.isNumber)) ?? 0, 0) != 0)
      try bench.script("mail.sh", "cat >> mails\n")
      #expect(try await bench.feedwatch("outbox", "--retry").exitCode == 0)
      #expect(bench.text("mails").contains("One"))
    }
  }

  @Test(arguments: [["digest"], ["outbox", "--retry"], ["notify-test", "office"]])
  func `A signal during a delivery that then succeeds is exit code 75 all the same`(command: [String])
    async throws
  {
    try await Self.withNewsToMail { bench in
      try bench.script("mail.sh", "exit 75\n")
      #expect(try await bench.feedwatch("run").exitCode == 75)
      // The mail program sends the signal itself and ends when it has arrived (proc(5), ShdPnd): on a full machine a test would come
      // before it, or behind the second that the program waits.
      try bench.script(
        "mail.sh",
        "kill $PPID; while grep -q '^ShdPnd:.*[4-7c-f]...$' /proc/$PPID/status; do sleep 0.01; done; cat >> mails\n"
      )
      let end = try await ProgramRun.start(command, in: bench.folder).finish()
      #expect(end.exitCode == 75 && end.errors.contains("signal"), "\(end.errors)")
    }
  }

  /// Whether the process answers the signal and has the store open; true where it has ended (proc(5), SigCgt).
  private static func isAtTheStore(_ pid: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigCgt:") }),
      let caught = UInt64(line.drop { $0 != "\t" }.dropFirst(), radix: 16)
    else { return true }
    let folder = "/proc/\(pid)/fd/"
    let open = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let names = open.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: folder + $0) }
    return names.isEmpty || caught & 1 << UInt64(SIGTERM - 1) != 0 && names.contains { $0.hasSuffix(".db") }
  }

  /// Starts a command, signals it when it has come to the store, and gives its exit code.
  private static func signalled(_ command: [String], in folder: URL) async throws -> Int32 {
    let waiting = try ProgramRun.start(command, in: folder)
    let pid = waiting.pid
    // On a thread of its own: beside a thousand tests a task may sleep longer than the program waits for the store.
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "signaller").async {
        var looks = 0
        while !isAtTheStore(pid), looks < 150_000 {
          usleep(2_000)
          looks += 1
        }
        kill(pid, SIGTERM)
        continuation.resume()
      }
    }
    return try await waiting.finish().exitCode
  }

  /// The store is in the hands of another program.
  @Test(arguments: [["digest"], ["outbox", "--retry"], ["run"]])
  func `A signal ends the wait for a store`(command: [String]) async throws {
    try await Self.withNewsToMail { bench in
      try bench.script("mail.sh", "exit 75\n")
      #expect(try await bench.feedwatch("run").exitCode == 75)
      let store = try SQLiteStore.open(path: bench.file("state/feedwatch.db").path, mode: .readWrite)
      let held = Mutex(false)
      let done = DispatchSemaphore(value: 0)
      defer { done.signal() }
      DispatchQueue(label: "holder").async {
        try? store.writing { _ in
          held.withLock { $0 = true }
          done.wait()
        }
      }
      try await waitUntil { held.withLock { $0 } }
      // Where the machine gives the signaller no turn, the program has waited its ten seconds before; then it is started again.
      var exitCode: Int32 = 0
      for _ in 0..<5 where exitCode != 75 {
        exitCode = try await Self.signalled(command, in: bench.folder)
      }
      #expect(exitCode == 75)
    }
  }

  @Test func `A signal ends a command whose answer nobody takes`() async throws {
    try await withTemporaryFolder { folder in
      let items = (1...2_000).map { (id: "\($0)", title: "Number \($0)", text: "A text that fills a pipe.") }
      try Site.rss(items).write(
        to: folder.appendingPathComponent("long.xml"), atomically: true, encoding: .utf8)
      let script = """
        mkfifo f; '\(ProgramRun.binary.path)' parse long.xml > f & p=$!
        exec 3< f; head -c 1 <&3 > /dev/null; kill -TERM $p; wait $p; exit $?
        """
      #expect(try await ProgramRun.program("/bin/sh", ["-c", script], in: folder).exitCode == 75)
    }
  }
}
