import Foundation
import Support
import Synchronization

/// Answers a mail server that asks whether somebody may log in, in the words of Dovecot's authentication protocol 1.1.
final class LoginService: Sendable {
  let port: Int
  private let listener: Int32
  private let allowed: String
  private let asked = Mutex<[String]>([])

  /// The answers to AUTH PLAIN that were asked about so far, decoded: name and password after zeros.
  var logins: [String] { asked.withLock { $0 } }

  /// Lets in `username` with `password` and nobody else.
  init(username: String, password: String) throws {
    allowed = "\0\(username)\0\(password)"
    (listener, port) = try LoopbackSocket.listen(on: "127.0.0.1")
    Thread.detachNewThread { [weak self, listener] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ connection: Int32) {
    say("VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t0\nDONE\n", to: connection)
    var buffer: [UInt8] = []
    while let more = LoopbackSocket.receive(from: connection) {
      buffer += more
      while let end = buffer.firstIndex(of: 0x0A) {
        answer(String(decoding: buffer[..<end], as: UTF8.self).components(separatedBy: "\t"), connection)
        buffer.removeFirst(end + 1)
      }
    }
  }

  /// `AUTH id PLAIN …` and then `CONT id response`, or the response at once as `resp=`.
  private func answer(_ words: [String], _ connection: Int32) {
    guard words.count > 2, words[0] == "AUTH" || words[0] == "CONT" else { return }
    let atOnce = words.last.flatMap { $0.hasPrefix("resp=") ? String($0.dropFirst(5)) : nil }
    guard let response = words[0] == "CONT" ? words[2] : atOnce else {
      return say("CONT\t\(words[1])\t\n", to: connection)
    }
    let login = String(decoding: Data(base64Encoded: response) ?? Data(), as: UTF8.self)
    asked.withLock { $0.append(login) }
    say("\(login == allowed ? "OK" : "FAIL")\t\(words[1])\tuser=somebody\n", to: connection)
  }

  private func say(_ text: String, to connection: Int32) {
    _ = LoopbackSocket.send(Array(text.utf8), to: connection)
  }
}
