import Foundation
import Glibc
import Synchronization

/// A mail server on loopback that answers as a test wants, and keeps what it is given.
package final class MailSink: Sendable {
  /// What it does otherwise than a server that takes everything.
  package struct Behaviour: Sendable {
    /// Answer to a command (its first word, upper case) or to a whole line; others are accepted. GREETING is said first, MESSAGE
    /// after a message; HANGUP closes the connection without a word.
    package var answers: [String: String] = [:]
    /// Extensions offered after EHLO.
    package var extensions: [String] = []
    /// Says nothing more after this command, until the other end has gone.
    package var hangsAt: String?
    /// Hangs up after that many bytes of the message.
    package var dropsAfter: Int?

    /// A server that takes everything, but for what is named.
    package init(
      answers: [String: String] = [:], extensions: [String] = [], hangsAt: String? = nil,
      dropsAfter: Int? = nil
    ) {
      self.answers = answers
      self.extensions = extensions
      self.hangsAt = hangsAt
      self.dropsAfter = dropsAfter
    }
  }

  /// What came in.
  package struct Received: Sendable {
    /// Commands, as sent.
    package var lines: [String] = []
    /// Messages one after the other, with CRLF, without the dots that the protocol adds.
    package var message: [UInt8] = []
  }

  package let port: UInt16
  private let listener: Int32
  private let received = Mutex(Received())
  private let current: Mutex<Behaviour>

  /// What came in so far.
  package var everything: Received { received.withLock { $0 } }

  /// What it does from the next connection on.
  package var behaviour: Behaviour {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }

  /// Starts to listen on a free port.
  package init(_ behaviour: Behaviour = Behaviour()) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: UInt16? = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        guard bind(listener, raw, size) == 0, listen(listener, 8) == 0, getsockname(listener, raw, &size) == 0
        else {
          return nil
        }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
    guard let port else { throw POSIXError(.EADDRNOTAVAIL) }
    (self.port, self.listener) = (port, listener)
    current = Mutex(behaviour)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        if let self { serve(connection, self.behaviour) }
        close(connection)
      }
    }
  }

  /// Listens no more.
  package func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ connection: Int32, _ behaviour: Behaviour) {
    say(behaviour.answers["GREETING"] ?? "220 sink ready", to: connection)
    var buffer: [UInt8] = []
    while let line = readLine(connection, &buffer) {
      received.withLock { $0.lines.append(line) }
      let word = line.split(separator: " ").first.map { $0.uppercased() } ?? ""
      if word == behaviour.hangsAt {
        _ = readLine(connection, &buffer)
        return
      }
      if let answer = behaviour.answers[line] ?? behaviour.answers[word] {
        if answer == "HANGUP" { return }
        say(answer, to: connection)
        if answer.hasPrefix("354") { continue }
        if answer.hasPrefix("421") { return }
      } else if word == "EHLO" {
        let lines = ["sink"] + behaviour.extensions
        for (number, line) in lines.enumerated() {
          say("250\(number + 1 < lines.count ? "-" : " ")\(line)", to: connection)
        }
      } else if word == "DATA" {
        say("354 go on", to: connection)
        guard takeMessage(connection, &buffer, behaviour) else { return }
        if behaviour.answers["MESSAGE"] == "HANGUP" { return }
        say(behaviour.answers["MESSAGE"] ?? "250 taken", to: connection)
      } else if word == "QUIT" {
        say("221 bye", to: connection)
        return
      } else {
        say(word == "STARTTLS" ? "220 go ahead" : "250 ok", to: connection)
        if word == "STARTTLS" { say("this is no TLS at all", to: connection) }
      }
    }
  }

  /// False when the line was dropped in the middle.
  private func takeMessage(_ connection: Int32, _ buffer: inout [UInt8], _ behaviour: Behaviour) -> Bool {
    var size = 0
    while let line = readLine(connection, &buffer) {
      if line == "." { return true }
      size += line.utf8.count
      if let limit = behaviour.dropsAfter, size > limit { return false }
      received.withLock {
        $0.message += Array((line.hasPrefix(".") ? String(line.dropFirst()) : line).utf8) + [13, 10]
      }
    }
    return false
  }

  private func readLine(_ connection: Int32, _ buffer: inout [UInt8]) -> String? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = buffer[..<end]
        buffer.removeFirst(end + 1)
        return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(connection, &bytes, bytes.count, 0)
      guard count > 0 else { return nil }
      buffer += bytes[..<count]
    }
  }

  private func say(_ line: String, to connection: Int32) {
    let bytes = Array((line + "\r\n").utf8)
    _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}
