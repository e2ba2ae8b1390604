import Foundation
import Synchronization

/// The listening socket, its connections, and what they share.
final class LoopbackListener: Sendable {
  struct State {
    var requests: [LoopbackRequest] = []
    var answers: [String: [LoopbackAnswer]] = [:]
    var open: Set<Int32> = []
    var accepted = 0
    var isStopped = false
  }

  let state = Mutex(State())
  let port: Int
  private let socket: Int32
  private let handler: LoopbackServer.Handler

  init(host: String, handler: @escaping LoopbackServer.Handler) throws {
    self.handler = handler
    (socket, port) = try LoopbackSocket.listen(on: host)
  }

  func start() {
    Thread.detachNewThread { [self] in
      defer { close(socket) }
      while !isStopped {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else {
          if errno == EINTR || errno == ECONNABORTED { continue }
          return
        }
        serve(connection)
      }
    }
  }

  private func serve(_ connection: Int32) {
    let isOpen = state.withLock { state in
      guard !state.isStopped else { return false }
      state.open.insert(connection)
      state.accepted += 1
      return true
    }
    guard isOpen else {
      close(connection)
      return
    }
    let thread = Thread { [self] in
      var client = LoopbackConnection(socket: connection, listener: self)
      client.run()
      state.withLock { state in _ = state.open.remove(connection) }
      close(connection)
    }
    thread.stackSize = 256 * 1024
    thread.start()
  }

  /// Wakes every thread by shutting its socket down; each closes its own.
  func stop() {
    let wasStopped = state.withLock { state in
      defer { state.isStopped = true }
      for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
      return state.isStopped
    }
    guard !wasStopped else { return }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Notes the request and finds its answer.
  func answer(to request: LoopbackRequest) -> LoopbackAnswer {
    let scripted: LoopbackAnswer? = state.withLock { state in
      state.requests.append(request)
      let path = String(request.path.prefix { $0 != "?" })
      guard var row = state.answers[request.path] ?? state.answers[path], let first = row.first else {
        return nil
      }
      if row.count > 1 {
        row.removeFirst()
        state.answers[state.answers[request.path] == nil ? path : request.path] = row
      }
      return first
    }
    return scripted ?? handler(request)
  }
}
