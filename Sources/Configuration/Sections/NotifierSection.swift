import Model

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
      fields.complain("give_up", "must be above zero", accepted: "like 5d; left out = never")
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
      fields.complain("to", "missing", accepted: "a list of mail addresses")
    } else if isMail && notifier.to.isEmpty && fields.items("to", accepted: "").isEmpty {
      fields.complain("to", "is empty", accepted: "a list of mail addresses")
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
      fields.complain("at", "has no effect at every run", accepted: "with every: daily or every: weekly")
    }
    if on != nil && schedule.every != .weekly {
      fields.complain("on", "has no effect", accepted: "with every: weekly")
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
