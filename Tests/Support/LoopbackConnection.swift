import Foundation

/// One client of the loopback server: reads requests, answers each, until one side ends it.
struct LoopbackConnection {
  let socket: Int32
  let listener: LoopbackListener
  private var buffer: [UInt8] = []
  /// POLLRDHUP: the other side will send no more.
  private static let hungUp: Int16 = 0x2000

  init(socket: Int32, listener: LoopbackListener) {
    self.socket = socket
    self.listener = listener
  }

  mutating func run() {
    LoopbackSocket.sendAtOnce(socket)
    while let request = nextRequest() {
      let answer = listener.answer(to: request)
      guard pause(milliseconds: answer.delay) else { return }
      guard hold(answer) else { return }
      if let steps = answer.steps {
        for step in steps { guard perform(step) else { return } }
        return
      }
      guard LoopbackSocket.send(answer.response(to: request), to: socket) else { return }
      if request["Connection"]?.lowercased() == "close" { return }
    }
  }

  private mutating func nextRequest() -> LoopbackRequest? {
    while true {
      if let end = endOfHead(), var request = LoopbackRequest(head: Array(buffer[..<end])) {
        let length = request["Content-Length"].flatMap { Int($0) } ?? 0
        if buffer.count >= end + length {
          request.body = Array(buffer[end..<end + length])
          buffer.removeFirst(end + length)
          return request
        }
      }
      guard let more = LoopbackSocket.receive(from: socket) else { return nil }
      buffer += more
    }
  }

  private func endOfHead() -> Int? {
    guard buffer.count >= 4 else { return nil }
    return (3..<buffer.count).first {
      buffer[$0] == 10 && buffer[$0 - 1] == 13 && buffer[$0 - 2] == 10 && buffer[$0 - 3] == 13
    }.map { $0 + 1 }
  }

  private func perform(_ step: LoopbackAnswer.Step) -> Bool {
    switch step {
    case .bytes(let bytes): return LoopbackSocket.send(bytes, to: socket)
    case .wait(let milliseconds): return pause(milliseconds: milliseconds)
    case .drip(let bytes, let milliseconds):
      return bytes.allSatisfy {
        LoopbackSocket.send([$0], to: socket) && pause(milliseconds: milliseconds)
      }
    case .endless(let bytes):
      while LoopbackSocket.send(bytes, to: socket) {}
      return false
    case .reset:
      LoopbackSocket.resetOnClose(socket)
      return false
    }
  }

  /// Looks at a held answer before it is sent in any case, 5 ms apart: five minutes.
  private static let longestHold = 60_000

  /// Waits until a held answer is due; false when one of both has gone.
  private func hold(_ answer: LoopbackAnswer) -> Bool {
    for _ in 0..<Self.longestHold {
      if answer.isDue() { return true }
      guard pause(milliseconds: 5) else { return false }
    }
    return true
  }

  /// Waits, but not longer than the server or the client lives; false when one of them has gone.
  private func pause(milliseconds: Int) -> Bool {
    guard milliseconds > 0 else { return true }
    var watch = pollfd(fd: socket, events: Self.hungUp, revents: 0)
    return poll(&watch, 1, Int32(milliseconds)) == 0 && !listener.isStopped
  }
}
