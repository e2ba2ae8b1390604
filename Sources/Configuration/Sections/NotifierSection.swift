import Model
internal import Yams

/// One item of `notify:`.
struct NotifierSection {
  static let keys = [
    "id", "file", "pipe", "smtp", "webhook", "format", "every", "at", "on", "timezone", "tags", "severity",
    "limit", "empty", "list_unsubscribe", "from", "to", "timeout", "tls", "username", "password_file",
    "ca_file",
    "body", "secret_file", "give_up",
  ]

  let fields: Fields
  /// The absolute folder of the configuration file.
  let folder: String

  /// The notifier; nil where a required key is missing or wrong, which is noted.
  func read() -> Notifier? {
    let id = fields.required("id", .notifierID)
    let outlet = OutletSection(fields: fields, folder: folder).read()
    let schedule = readSchedule()
    var notifier = Notifier(
      id: id ?? "", outlet: outlet ?? .file(path: ""), schedule: schedule, tags: fields.list("tags", .text))
    notifier.format = fields.value("format", .word("a format")) ?? formatOfEnding(outlet)
    notifier.severity = fields.value("severity", .word("a severity"))
    notifier.limit = fields.value("limit", .number(1...100_000))
    notifier.skipsEmpty =
      fields.value("empty", .word("what to do with an empty digest") as Form<Empty>) == .skip
    notifier.givesUpAfter = fields.value("give_up", .seconds)
    if notifier.givesUpAfter == 0 {
      fields.addError("give_up", "must be above zero", accepted: "like 5d; left out = never")
    }
    readMail(&notifier, isMail: outlet?.isMail ?? false)
    return id == nil || outlet == nil ? nil : notifier
  }

  private enum Empty: String, CaseIterable { case send, skip }

  private func readMail(_ notifier: inout Notifier, isMail: Bool) {
    notifier.unsubscribe = fields.value("list_unsubscribe", .unsubscribe)
    notifier.from = isMail ? fields.required("from", .mailAddress) : fields.value("from", .mailAddress)
    notifier.to = fields.list("to", .mailAddress)
    if isMail && fields["to"]?.value.isEmpty ?? true {
      fields.addError("to", "missing", accepted: "a list of mail addresses")
    } else if isMail && notifier.to.isEmpty && fields.items("to", accepted: "").isEmpty {
      fields.addError("to", "is empty", accepted: "a list of mail addresses")
    }
  }

  private func readSchedule() -> Schedule {
    var schedule = Schedule()
    let (at, on) = (fields.value("at", .clockTime), fields.value("on", .weekday))
    schedule.every = fields.value("every", .word("a schedule")) ?? .run
    schedule.at = at ?? schedule.at
    schedule.on = on ?? schedule.on
    schedule.timezone = fields.value("timezone", .timezone)
    if at != nil && schedule.every == .run {
      fields.addError("at", "has no effect at every run", accepted: "with every: daily or every: weekly")
    }
    if on != nil && schedule.every != .weekly {
      fields.addError("on", "has no effect", accepted: "with every: weekly")
    }
    return schedule
  }

  private func formatOfEnding(_ outlet: Outlet?) -> DigestFormat {
    switch outlet {
    case .file(let path):
      switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
      case "html", "htm": .html
      case "md", "markdown": .markdown
      case "json": .json
      case "atom", "xml": .atom
      default: .text
      }
    case .webhook: .json
    default: .text
    }
  }
}

extension Outlet {
  fileprivate var isMail: Bool {
    switch self {
    case .pipe, .smtp: true
    case .file, .webhook: false
    }
  }
}

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
        fields.errors.add(
          fields.line, "notify", "says no way out", accepted: "one of: file, pipe, smtp, webhook")
      } else {
        fields.addError(
          given[1], "stands beside \(given[0])", accepted: "exactly one of: file, pipe, smtp, webhook")
      }
      return nil
    }
    for (key, owners) in Self.owners.sorted(by: { $0.key < $1.key })
    where fields[key] != nil && !owners.contains(kind) {
      fields.addError(key, "does not belong to \(kind)", accepted: "with " + owners.joined(separator: " or "))
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
        fields.addError(
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
      fields.addError("tls", "contradicts smtps://", accepted: "smtp:// with tls: none")
    }
    server.requiresTLS = tls != TLS.none
    server.username = fields.value("username", .text)
    server.passwordFile = fields.value("password_file", localPath)
    server.caFile = fields.value("ca_file", localPath)
    server.timeout = timeout ?? server.timeout
    for (key, partner) in [("username", "password_file"), ("password_file", "username")]
    where fields[key] != nil && fields[partner] == nil {
      fields.addError(partner, "missing", accepted: "goes with \(key)")
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
    if seconds == 0 { fields.addError("timeout", "must be above zero", accepted: "like 30s") }
    return seconds
  }
}
