import Delivering
import Foundation
import Glibc
import Support

/// A Postfix of its own on a loopback address: its queue, its log and its mailboxes stand in the folder of one test.
///
/// It takes mail for office@agency.example and desk@agency.example from everybody, and refuses all other recipients.
struct PostfixServer {
  /// Postfix changes to users of its own, so it needs root; the certificates are made by openssl.
  static var isThere: Bool {
    geteuid() == 0 && getpwnam("postfix") != nil
      && ["/usr/sbin/postfix", "/usr/bin/openssl"].allSatisfy(FileManager.default.isExecutableFile)
  }

  /// An address that no other test listens on.
  let host = "127." + (0..<3).map { _ in String(Int.random(in: 64...250)) }.joined(separator: ".")
  private let folder: URL
  private let login: LoginService

  /// STARTTLS is offered here.
  var url: String { "smtp://\(host):2525" }
  /// TLS from the start.
  var secureURL: String { "smtps://\(host):2465" }
  /// The certificate of the authority that signed the server's own.
  var authority: String { path("authority.pem") }

  /// Starts one in `folder` and stops it, with all its programs, when `body` has ended. `login` says who may log in.
  static func open(
    in folder: URL, login: LoginService, body: (PostfixServer) async throws -> Void
  ) async throws {
    let server = PostfixServer(folder: folder, login: login)
    try server.prepare()
    mkfifo(server.path("life"), 0o600)
    let life = Glibc.open(server.path("life"), O_RDWR | O_CLOEXEC)
    var keeper = try server.start()
    var trouble: Trouble?
    do {
      try await server.waitForStart()
      try await body(server)
    } catch {
      trouble = Trouble(what: "\(error)\n\(server.text("log"))")
    }
    close(life)
    try await server.stop(&keeper)
    if let trouble { throw trouble }
  }

  private init(folder: URL, login: LoginService) { (self.folder, self.login) = (folder, login) }

  /// The first message in a mailbox; waits for it.
  func message(to mailbox: String) async throws -> String {
    try await waitUntil { !messages(in: mailbox).isEmpty }
    guard let first = messages(in: mailbox).first else { throw Trouble(what: "no mail for \(mailbox)") }
    return first
  }

  /// The messages of a mailbox.
  func messages(in mailbox: String) -> [String] {
    let box = path("mail/\(mailbox)/new")
    return ((try? FileManager.default.contentsOfDirectory(atPath: box)) ?? []).sorted().map {
      String(decoding: FileManager.default.contents(atPath: "\(box)/\($0)") ?? Data(), as: UTF8.self)
    }
  }

  /// A shell that starts it, and stops it when nobody holds the pipe `life` open any more: also where the test is killed. Its
  /// programs get no stream of the test; what they say stands in a file.
  private func start() throws -> ChildProcess {
    let script = """
      exec <"$2" >"$1/said" 2>&1
      postfix -c "$1" check </dev/null && postfix -c "$1" start </dev/null
      echo $? >"$1/started"
      cat >/dev/null
      exec postfix -c "$1" stop </dev/null
      """
    return try child(["/bin/sh", "-c", script, "sh", path("conf"), path("life")])
  }

  private func waitForStart() async throws {
    try await waitUntil { !text("conf/started").isEmpty }
    guard text("conf/started") == "0\n" else { throw Trouble(what: "no start: \(text("conf/said"))") }
  }

  /// Ends it; waits until none of its programs is left. They are one group of processes, named after the first.
  private func stop(_ keeper: inout ChildProcess) async throws {
    let group = pid_t(text("queue/pid/master.pid").filter(\.isNumber)) ?? 0
    let end = keeper.run(milliseconds: 600_000)
    guard end == .exited(0), group > 1 else { throw Trouble(what: "\(end): \(text("conf/said"))") }
    try await waitUntil { kill(-group, 0) != 0 }
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// What a file holds; empty where there is none.
  private func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path(name)) ?? Data(), as: UTF8.self)
  }

  private func prepare() throws {
    chmod(folder.path, 0o755)
    let user = getpwnam("postfix").pointee
    for name in ["conf", "queue", "data", "mail"] {
      try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }
    for name in ["data", "mail"] { chown(path(name), user.pw_uid, user.pw_gid) }
    try certify()
    let configuration = PostfixConfiguration(folder: folder.path, host: host, loginPort: login.port)
    try configuration.main(user: user.pw_uid, group: user.pw_gid).write(
      toFile: path("conf/main.cf"), atomically: true, encoding: .utf8)
    try configuration.services.write(toFile: path("conf/master.cf"), atomically: true, encoding: .utf8)
  }

  /// An authority of its own, and the server's certificate signed by it.
  private func certify() throws {
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try run(
      ["openssl", "req", "-x509", "-days", "2", "-subj", "/CN=Test authority"] + key
        + ["-keyout", path("authority.key"), "-out", authority])
    try run(
      ["openssl", "req", "-subj", "/CN=mail.agency.example", "-addext", "subjectAltName=IP:\(host)"] + key
        + ["-keyout", path("key.pem"), "-out", path("request.pem")])
    try run(
      ["openssl", "x509", "-req", "-days", "2", "-copy_extensions", "copy", "-CAcreateserial"]
        + ["-CA", authority, "-CAkey", path("authority.key"), "-in", path("request.pem")]
        + ["-out", path("cert.pem")])
  }

  private func run(_ command: [String]) throws {
    var child = try child(command)
    let end = child.run(milliseconds: 600_000)
    guard end == .exited(0) else {
      throw Trouble(what: "\(command): \(end) \(String(decoding: child.output, as: UTF8.self))")
    }
  }

  private func child(_ command: [String]) throws -> ChildProcess {
    let started = ChildProcess.start(command, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    guard case .success(let child) = started else { throw Trouble(what: "cannot start \(command)") }
    return child
  }

  struct Trouble: Error { var what: String }
}
