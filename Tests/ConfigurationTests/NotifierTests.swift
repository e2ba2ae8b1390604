import Model
import Testing

@testable import Configuration

@Suite struct NotifierTests {
  private func notifier(_ keys: String) async throws -> Notifier {
    try #require(try await settings("notify:\n  - {id: x, \(keys)}").notifiers.first)
  }

  @Test(arguments: [
    ("/d/x.html", DigestFormat.html), ("/d/x.txt", .text), ("/d/x.md", .markdown), ("/d/x.json", .json),
    ("/d/x.atom", .atom), ("/d/x", .text), ("/d.html/x", .text),
  ])
  func `the format follows the ending`(path: String, format: DigestFormat) async throws {
    let read = try await notifier("file: \(path)")
    #expect(read == Notifier(id: "x", outlet: .file(path: path), format: format))
  }

  @Test func `a format that is named wins over the ending`() async throws {
    #expect(try await notifier("file: /d/x.html, format: markdown").format == .markdown)
  }

  @Test func `a pipe is read with all that goes with it`() async throws {
    let read = try await notifier(
      """
      pipe: [/usr/sbin/sendmail, -t, -i], timeout: 1m, from: 'Watch <feedwatch@example.org>',
          to: [office@example.org], tags: [filing], severity: normal, every: weekly, at: "06:15", on: fri,
          timezone: UTC, limit: 20, empty: skip, list_unsubscribe: 'mailto:stop@example.org?subject=stop'
      """)
    #expect(
      read
        == Notifier(
          id: "x", outlet: .pipe(command: ["/usr/sbin/sendmail", "-t", "-i"], timeout: 60),
          schedule: Schedule(every: .weekly, at: 375, on: 5, timezone: "UTC"), tags: ["filing"],
          severity: .normal,
          limit: 20, skipsEmpty: true, from: "Watch <feedwatch@example.org>", to: ["office@example.org"],
          unsubscribe: "mailto:stop@example.org?subject=stop"))
  }

  @Test func `a mail server is read`() async throws {
    let read = try await notifier(
      """
      smtp: "smtp://mail.example.org:587", tls: none, username: feedwatch, password_file: /etc/secret,
          ca_file: /etc/ca.pem, from: a@example.org, to: [b@example.org, c@example.org]
      """)
    #expect(
      read.outlet
        == .smtp(
          .init(
            url: "smtp://mail.example.org:587", requiresTLS: false, username: "feedwatch",
            passwordFile: "/etc/secret", caFile: "/etc/ca.pem")))
    #expect(read.to.count == 2)
  }

  @Test func `TLS is demanded unless it is waived`() async throws {
    let read = try await notifier("smtp: smtps://mail.example.org, from: a@example.org, to: [b@example.org]")
    #expect(read.outlet == .smtp(.init(url: "smtps://mail.example.org")))
  }

  @Test func `a webhook is read`() async throws {
    let read = try await notifier(
      "webhook: https://ntfy.example/x, body: ntfy, secret_file: /etc/key, timeout: 5s")
    #expect(
      read.outlet
        == .webhook(.init(url: "https://ntfy.example/x", body: .ntfy, secretFile: "/etc/key", timeout: 5)))
    #expect(read.format == .json)
  }

  @Test(arguments: [
    ("every: run", "notify: says no way out (one of: file, pipe, smtp, webhook)"),
    ("file: /a, pipe: [b]", "pipe: stands beside file (exactly one of: file, pipe, smtp, webhook)"),
    (
      "file: '/a/{day}.txt'",
      "file: \"{day}.txt\" is not filled in (a path that may hold {date}, {time} and {run})"
    ),
    ("file: '/a/{date'", "file: \"{date\" is not filled in (a path that may hold {date}, {time} and {run})"),
    ("file: /a/", "file: \"/a/\" is a folder (a path that may hold {date}, {time} and {run})"),
    ("file: /a, username: b", "username: does not belong to file (with smtp)"),
    ("file: /a, at: '06:15'", "at: has no effect at every run (with every: daily or every: weekly)"),
    ("file: /a, every: daily, on: mon", "on: has no effect (with every: weekly)"),
    (
      "file: /a, every: daily, at: '25:00'",
      "at: \"25:00\" is not a time of day (hours and minutes, like \"06:15\")"
    ),
    (
      "file: /a, severity: urgent",
      "severity: \"urgent\" is not a severity (one of: wording, low, normal, high, critical)"
    ),
    ("file: /a, every: hourly", "every: \"hourly\" is not a schedule (one of: run, daily, weekly)"),
    ("file: /a, format: pdf", "format: \"pdf\" is not a format (one of: text, html, markdown, json, atom)"),
    ("file: /a, limit: 0", "limit: 0 is out of range (a whole number from 1 to 100000)"),
    (
      "file: /a, timezone: America",
      "timezone: \"America\" is not a time zone (an IANA name, like America/New_York or UTC)"
    ),
    (
      "file: /a, timezone: Mars/Base",
      "timezone: \"Mars/Base\" is not a time zone (an IANA name, like America/New_York or UTC)"
    ),
    (
      "pipe: [], from: a@b.c, to: [a@b.c]",
      "pipe: is empty (a program and its arguments, like [/usr/sbin/sendmail, -t, -i])"
    ),
    (
      "pipe: [''], from: a@b.c, to: [a@b.c]",
      "pipe: names no program (a program and its arguments, like [/usr/sbin/sendmail, -t, -i])"
    ),
    (
      "pipe: sendmail, from: a@b.c, to: [a@b.c]",
      "pipe: must be a list (a program and its arguments, like [/usr/sbin/sendmail, -t, -i])"
    ),
    (
      "file: /a, at: '25:00'",
      "at: \"25:00\" is not a time of day (hours and minutes, like \"06:15\")"
    ),
    ("pipe: [a], to: [a@b.c]", "from: missing (like office@example.org or Office <office@example.org>)"),
    ("pipe: [a], from: a@b.c", "to: missing (a list of mail addresses)"),
    ("pipe: [a], from: a@b.c, to: []", "to: is empty (a list of mail addresses)"),
    (
      "pipe: [a], from: \"a@b.c\\nBcc: d@e.f\", to: [a@b.c]",
      "from: \"a@b.c\u{FFFD}Bcc: d@e.f\" is not a mail address (like office@example.org or Office <office@example.org>)"
    ),
    (
      "pipe: [a], from: a..b@c.d, to: [a@b.c]",
      "from: \"a..b@c.d\" is not a mail address (like office@example.org or Office <office@example.org>)"
    ),
    (
      "pipe: [a], from: a@b.c, to: [büro@b.c]",
      "to: \"büro@b.c\" is not a mail address (like office@example.org or Office <office@example.org>)"
    ),
    (
      "smtp: mail.example, from: a@b.c, to: [a@b.c]",
      "smtp: \"mail.example\" is not a mail server (smtp://host:587 or smtps://host:465)"
    ),
    (
      "smtp: smtp://u:p@mail.example, from: a@b.c, to: [a@b.c]",
      "smtp: credentials belong into username and password_file (smtp://host:587 or smtps://host:465)"
    ),
    (
      "smtp: smtps://m.example, tls: none, from: a@b.c, to: [a@b.c]",
      "tls: contradicts smtps:// (smtp:// with tls: none)"
    ),
    (
      "smtp: smtp://m.example, username: u, from: a@b.c, to: [a@b.c]",
      "password_file: missing (goes with username)"
    ),
    ("webhook: ftp://x.example/", "webhook: the scheme \"ftp\" is not read (an https or http URL)"),
    ("file: /x, give_up: 0s", "give_up: must be above zero (like 5d; left out = never)"),
    ("webhook: https://x.example/, timeout: 0s", "timeout: must be above zero (like 30s)"),
  ])
  func `what does not fit is named`(keys: String, error: String) async throws {
    #expect(try await errors("notify:\n  - {id: x, \(keys)}") == ["feedwatch.yaml:2: \(error)"])
  }

  @Test func `two notifiers neither share an id nor a file`() async throws {
    let found = try await errors(
      "notify:\n  - {id: a, file: /x}\n  - {id: a, file: /y}\n  - id: b\n    file: /x\n")
    #expect(
      found == [
        "feedwatch.yaml:3: id: \"a\" is already used (ids are unique)",
        "feedwatch.yaml:5: file: is written by \"a\" too (a path of its own)",
      ])
  }
}
