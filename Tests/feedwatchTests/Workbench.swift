import Foundation
import Model
import Support
import Testing
import Text

/// A folder with a configuration, and a web site on loopback for it to watch.
struct Workbench {
  let folder: URL
  let server: LoopbackServer

  /// Sets up both for the length of `body`; `configuration` is what follows the parts that every test needs.
  ///
  /// `handler` answers for paths without answers of their own.
  static func open(
    _ configuration: String, handler: @escaping LoopbackServer.Handler = { _ in .status(404) },
    body: (Workbench) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let server = try LoopbackServer(handler: handler)
      defer { server.stop() }
      let bench = Workbench(folder: folder, server: server)
      try bench.configure(configuration)
      try await body(bench)
      try await bench.judgeMails()
    }
  }

  /// Every mail that a test had a program write into a file NAME.eml has to be one without defects.
  private func judgeMails() async throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".eml")
    }
    let mails = names.flatMap { MailJudge.mails(in: text($0)) }
    guard !mails.isEmpty, MailJudge.isThere else { return }
    #expect(try await MailJudge.complaints(mails.map { .init(Array($0.utf8)) }) == [])
  }

  /// Writes feedwatch.yaml; `SERVER` in it stands for the site.
  func configure(_ text: String) throws {
    let head = """
      store: state/feedwatch.db
      fetch: {allow_private_addresses: true, robots: false, timeout: 10m}
      defaults: {every: 0s}

      """
    let site = String(server.url("/").dropLast())
    try (head + text.replacing("SERVER", with: site)).write(
      to: file("feedwatch.yaml"), atomically: true, encoding: .utf8)
  }

  /// A file of the folder.
  func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// The text of a file; empty where there is none.
  func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: file(name).path) ?? Data(), as: UTF8.self)
  }

  /// Writes an executable shell script.
  func script(_ name: String, _ body: String) throws {
    try SpawnedProgram.withoutStarts {
      try ("#!/bin/sh\n" + body).write(to: file(name), atomically: true, encoding: .utf8)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file(name).path)
  }

  /// Runs `feedwatch ARGUMENTS` in the folder.
  func feedwatch(_ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.feedwatch(arguments, in: folder)
  }

  /// Runs `feedwatch ARGUMENTS --format json` and reads what it prints.
  func json(_ arguments: String...) async throws -> JSONValue {
    let run = try await ProgramRun.feedwatch(arguments + ["--format", "json"], in: folder)
    guard let value = JSONValue(parsing: run.output) else { throw NoJSON(run: run) }
    return value
  }

  struct NoJSON: Error { var run: ProgramRun }
}

/// Documents of a small agency.
enum Site {
  /// An RSS feed of items, newest first.
  static func rss(_ items: [(id: String, title: String, text: String)]) -> String {
    let body = items.map { item in
      """
      <item><guid isPermaLink="false">\(item.id)</guid><title>\(item.title)</title>
      <link>https://agency.example/news/\(item.id)</link><description>\(item.text)</description></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Agency news</title>
      <link>https://agency.example/</link><description>News</description>\(body.joined())</channel></rss>
      """
  }

  /// A contact page.
  static func contact(phone: String = "800-555-0142", hours: String = "8 a.m. to 6 p.m. Eastern") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Contact us</title></head><body>
    <main><h1>Contact us</h1><h2>Contact Center</h2>
    <p>Call the Contact Center at \(phone) (TTY 800-555-0199).</p>
    <p>Hours: Monday through Friday, \(hours).</p>
    <h2>Press office</h2><p>E-mail: <a href="mailto:press@agency.example">press@agency.example</a></p>
    <p>We are glad to help you with questions about forms, fees and appointments in any of our offices.</p>
    </main></body></html>
    """
  }

  /// The page that comes instead when the site is worked on.
  static let maintenance = """
    <!DOCTYPE html><html><head><title>Site maintenance</title></head><body><h1>Temporarily unavailable</h1>
    <p>We are performing scheduled maintenance. Please check back later.</p></body></html>
    """
}
