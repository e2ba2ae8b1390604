import Foundation
import Support

/// An HTTPS server on loopback, made of the `openssl` program, with certificates of an authority of its own.
final class TLSServer {
  enum Certificate: CaseIterable { case good, expired, otherHost, selfSigned }

  static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let process: SpawnedProgram
  let port: Int
  /// What a client has to trust.
  let authority: String

  /// Serves the files of `folder`, which hold whole answers, heads included, for the length of `body`.
  static func serve<Result>(
    _ certificate: Certificate, in folder: URL, body: (TLSServer) async throws -> Result
  ) async throws -> Result {
    try await makeCertificates(certificate, in: folder)
    let process = try start(
      ["s_server", "-HTTP", "-cert", "server.pem", "-key", "key.pem", "-accept", "127.0.0.1:0"], in: folder)
    defer {
      process.signal(SIGKILL)
      process.wait()
    }
    let server = TLSServer(
      process: process, port: try await port(of: process, in: folder),
      authority: folder.appendingPathComponent("authority.pem").path)
    return try await body(server)
  }

  private init(process: SpawnedProgram, port: Int, authority: String) {
    (self.process, self.port, self.authority) = (process, port, authority)
  }

  struct Failure: Error { var said: String }

  /// `ACCEPT 127.0.0.1:41229`, once it listens.
  private static func port(of process: SpawnedProgram, in folder: URL) async throws -> Int {
    var port: Int?
    try await waitUntil {
      let lines = try String(contentsOf: folder.appendingPathComponent("said"), encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let line = lines.first { $0.hasPrefix("ACCEPT ") }
      port = line?.split(separator: ":").last.flatMap { Int($0) }
      return port != nil || process.end != nil
    }
    guard let port else { throw Failure(said: "the server ended") }
    return port
  }

  private static func makeCertificates(_ certificate: Certificate, in folder: URL) async throws {
    let name = certificate == .otherHost ? "DNS:other.example" : "DNS:localhost,IP:127.0.0.1"
    try Data("subjectAltName=\(name)\n".utf8).write(to: folder.appendingPathComponent("names.ext"))
    let days = certificate == .expired ? "-1" : "2"
    let signer =
      certificate == .selfSigned ? "-signkey key.pem" : "-CA authority.pem -CAkey authority.key -set_serial 7"
    for command in [
      "ecparam -name prime256v1 -genkey -noout -out authority.key",
      "ecparam -name prime256v1 -genkey -noout -out key.pem",
      "req -x509 -key authority.key -subj /CN=authority -out authority.pem",
      "req -new -key key.pem -subj /CN=server -out request.pem",
      "x509 -req -in request.pem -days \(days) -extfile names.ext \(signer) -out server.pem",
    ] {
      let process = try start(command.split(separator: " ").map(String.init), in: folder)
      guard try await process.finish() == 0 else { throw Failure(said: command) }
    }
  }

  private static func start(_ arguments: [String], in folder: URL) throws -> SpawnedProgram {
    let said = folder.appendingPathComponent("said")
    try Data().write(to: said)
    return try SpawnedProgram(openssl ?? "", arguments, in: folder, output: said.path)
  }
}
