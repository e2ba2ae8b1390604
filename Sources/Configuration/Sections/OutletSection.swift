import Model
internal import Yams

/// The way out of a notifier: exactly one of `file`, `pipe`, `smtp`, `webhook`, with the keys that belong to it.
struct OutletSection {
  private static let kinds = ["file", "pipe", "smtp", "webhook"]
  private static let owners = [
    "timeout": ["pipe", "smtp", "webhook"], "tls": ["smtp"], "username": ["smtp"], "password_file": ["smtp"],
    "ca_file": ["smtp"], "body": ["webhook"], "secret_file": ["webhook"],
  ]

  let fields: Fields
  let folder: String

  func read() -> Outlet? {
    let given = Self.kinds.filter { fields[$0] != nil }
    guard let kind = given.first, given.count == 1 else {
      if given.isEmpty {
        fields.complaints.add(
          fields.line, "notify", "says no way out", accepted: "one of: file, pipe, smtp, webhook")
      } else {
        fields.complain(
          given[1], "stands beside \(given[0])", accepted: "exactly one of: file, pipe, smtp, webhook")
      }
      return nil
    }
    for (key, owners) in Self.owners.sorted(by: { $0.key < $1.key })
    where fields[key] != nil && !owners.contains(kind) {
      fields.complain(key, "does not belong to \(kind)", accepted: "with " + owners.joined(separator: " or "))
    }
    switch kind {
    case "file": return fields.value("file", digestPath).map { .file(path: $0) }
    case "pipe": return pipe()
    case "smtp": return smtp()
    default: return webhook()
    }
  }

  private var digestPath: Form<String> {
    Form("a path", accepted: "a path that may hold {date}, {time} and {run}") {
      [folder] (text) throws(Refusal) in
      let path = try Form<String>.text.read(text)
      guard !path.hasSuffix("/") else { throw Refusal(reason: "\(quoted(path)) is a folder") }
      for part in path.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
        let name = part.prefix { $0 != "}" }
        guard ["date", "time", "run"].contains(name), name.endIndex < part.endIndex else {
          throw Refusal(reason: "\(quoted("{" + part.prefix(20))) is not filled in")
        }
      }
      return FilePath.resolve(path, in: folder)
    }
  }

  private var localPath: Form<String> {
    Form("a path", accepted: "the path of a file") { [folder] (text) throws(Refusal) in
      FilePath.resolve(try Form<String>.text.read(text), in: folder)
    }
  }

  /// A program with a slash in its name is seen from the folder of the configuration, any other is looked up in PATH.
  private func pipe() -> Outlet? {
    let argument = Form<String>(
      "a text", accepted: "a program and its arguments, like [/usr/sbin/sendmail, -t, -i]"
    ) {
      (text) in text
    }
    let items = fields.items("pipe", accepted: argument.accepted)
    var command = items.compactMap { fields.value(of: $0, "pipe", argument) }
    guard let program = command.first, !program.isEmpty else {
      if command.count == items.count, fields["pipe"]?.value.isList ?? false {
        fields.complain(
          "pipe", command.isEmpty ? "is empty" : "names no program", accepted: argument.accepted)
      }
      return nil
    }
    if program.contains("/") { command[0] = FilePath.resolve(program, in: folder) }
    return .pipe(command: command, timeout: timeout ?? 30)
  }

  private func smtp() -> Outlet? {
    guard let url = fields.value("smtp", .mailServer) else { return nil }
    var server = Outlet.SMTP(url: url)
    let tls: TLS? = fields.value("tls", .word("a way to use TLS"))
    if tls == TLS.none && url.lowercased().hasPrefix("smtps:") {
      fields.complain("tls", "contradicts smtps://", accepted: "smtp:// with tls: none")
    }
    server.requiresTLS = tls != TLS.none
    server.username = fields.value("username", .text)
    server.passwordFile = fields.value("password_file", localPath)
    server.caFile = fields.value("ca_file", localPath)
    server.timeout = timeout ?? server.timeout
    for (key, partner) in [("username", "password_file"), ("password_file", "username")]
    where fields[key] != nil && fields[partner] == nil {
      fields.complain(partner, "missing", accepted: "goes with \(key)")
    }
    return .smtp(server)
  }

  private enum TLS: String, CaseIterable { case required, none }

  private func webhook() -> Outlet? {
    guard let url = fields.value("webhook", .webhook) else { return nil }
    var hook = Outlet.Webhook(url: url)
    hook.body = fields.value("body", .word("a body")) ?? hook.body
    hook.secretFile = fields.value("secret_file", localPath)
    hook.timeout = timeout ?? hook.timeout
    return .webhook(hook)
  }

  private var timeout: Int64? {
    let seconds = fields.value("timeout", .seconds)
    if seconds == 0 { fields.complain("timeout", "must be above zero", accepted: "like 30s") }
    return seconds
  }
}
