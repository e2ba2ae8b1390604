import CLibCurl
import Glibc
package import Model
import Text

/// Whether a notifier could deliver: connections are made, nothing is sent.
package struct OutletCheck: Sendable {
  private let environment: [String: String]

  /// A check that looks for programs along the `PATH` of `environment`.
  package init(environment: [String: String]) { self.environment = environment }

  /// The diagnosis of `notifier`; `connects`: whether mail servers and webhooks are connected to.
  package func callAsFunction(_ notifier: Notifier, connects: Bool) async -> Diagnosis {
    let (subject, environment) = ("notifier \(notifier.id)", environment)
    return await BlockingWork.run {
      switch notifier.outlet {
      case .file(let path): Self.file(subject, path)
      case .pipe(let command, _): Self.program(subject, command.first ?? "", environment)
      case .smtp(let server): Self.mail(subject, server, connects: connects)
      case .webhook(let webhook): Self.webhook(subject, webhook, connects: connects)
      }
    }
  }

  private static func file(_ subject: String, _ path: String) -> Diagnosis {
    var folder = String(path.prefix { $0 != "{" })
    folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
    while !folder.isEmpty, access(folder, F_OK) != 0 {
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    let place = folder.isEmpty ? "/" : folder
    if access(place, W_OK) == 0 { return Diagnosis(subject, .ok, "file, \(place) can be written to") }
    return Diagnosis(
      subject, .fault, "\(place) cannot be written to: \(systemMessage(errno))",
      advice: "make the folder writable for the user that runs feedwatch, or change `file:`")
  }

  private static func program(_ subject: String, _ name: String, _ environment: [String: String]) -> Diagnosis
  {
    let folders =
      name.contains("/")
      ? [""] : (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { $0 + "/" }
    if let found = folders.map({ $0 + name }).first(where: { access($0, X_OK) == 0 }) {
      return Diagnosis(
        subject, .ok, "pipe, \(found) can be started; whether mail leaves this machine is not known")
    }
    return Diagnosis(
      subject, .fault, "\(name) cannot be started",
      advice: "install it (for sendmail: msmtp-mta or postfix), or change `pipe:`")
  }

  private static func mail(_ subject: String, _ server: Outlet.SMTP, connects: Bool) -> Diagnosis {
    if let file = server.passwordFile, let problem = secret(subject, file, key: "password_file") {
      return problem
    }
    if let file = server.caFile, access(file, R_OK) != 0 {
      return Diagnosis(
        subject, .fault, "\(file) cannot be read: \(systemMessage(errno))", advice: "change `ca_file:`")
    }
    let place = SafeText.line(server.url)
    guard connects else { return Diagnosis(subject, .ok, "smtp, \(place) was not connected to") }
    let session = SMTPDelivery(server: server, from: "", recipients: [])
    if let problem = session.connectionProblem() {
      return Diagnosis(
        subject, .fault, problem,
        advice: "check `smtp:`, `username:` and `password_file:` with the keeper of the server")
    }
    guard server.requiresTLS || server.url.hasPrefix("smtps") else {
      return Diagnosis(
        subject, .note, "smtp, \(place) answers without TLS",
        advice: "set `tls: required` where the server offers it")
    }
    let login = server.username == nil ? "" : ", the login is accepted"
    return Diagnosis(subject, .ok, "smtp, \(place) answers over TLS\(login)")
  }

  private static func webhook(_ subject: String, _ webhook: Outlet.Webhook, connects: Bool) -> Diagnosis {
    if let file = webhook.secretFile, let problem = secret(subject, file, key: "secret_file") {
      return problem
    }
    guard connects else { return Diagnosis(subject, .ok, "webhook, not connected to") }
    guard let transfer = CurlTransfer(url: webhook.url, timeout: webhook.timeout) else {
      return Diagnosis(subject, .fault, "no memory for a transfer")
    }
    _ = feedwatch_curl_allow_only_http(transfer.easy)
    transfer.set(CURLOPT_CONNECT_ONLY, 1)
    let (code, detail) = transfer.perform()
    guard code != CURLE_OK else {
      return Diagnosis(subject, .ok, "webhook, the server can be connected to; nothing was posted")
    }
    return Diagnosis(
      subject, .fault, "webhook: \(SafeText.line(detail, limit: 200))",
      advice: "check `webhook:`, and the network of this machine")
  }

  /// What is wrong with a file that holds a secret, or nil.
  private static func secret(_ subject: String, _ file: String, key: String) -> Diagnosis? {
    guard let word = SecretFile.line(file) else {
      return Diagnosis(
        subject, .fault, "\(file) cannot be read: \(systemMessage(errno))",
        advice: "write it, readable for the user that runs feedwatch alone, or change `\(key):`")
    }
    if word.isEmpty {
      return Diagnosis(
        subject, .fault, "\(file): its first line is empty", advice: "write the secret on its first line")
    }
    var status = stat()
    guard stat(file, &status) == 0, status.st_mode & 0o007 != 0 else { return nil }
    return Diagnosis(
      subject, .note, "\(file) can be read by everybody on this machine", advice: "chmod 600 \(file)")
  }
}

/// Files that hold one secret on their first line.
enum SecretFile {
  /// The first line, without its line break; nil (and `errno`) when the file cannot be read.
  static func line(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while bytes.count < 4096 {
      let next = getc(file)
      if next == EOF || next == 0x0A || next == 0x0D { break }
      bytes.append(UInt8(truncatingIfNeeded: next))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
