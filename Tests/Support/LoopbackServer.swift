import Synchronization

/// An HTTP/1.1 server on a loopback address and a free port, for the length of a test.
///
/// ```swift
/// let server = try LoopbackServer { request in .ok("<rss/>", etag: "\"1\"") }
/// defer { server.stop() }
/// server["/feed"] = [.status(503), .ok("<rss/>")]   // first answer, then the second for ever
/// try await fetch(server.url("/feed"))
/// #expect(server.requests.count == 1)
/// ```
package final class LoopbackServer: Sendable {
  package typealias Handler = @Sendable (LoopbackRequest) -> LoopbackAnswer

  package let port: Int
  private let host: String
  private let listener: LoopbackListener

  /// Listens on `host` (any 127.x.y.z, or ::1). Paths without answers of their own go to `handler`, else 404.
  package init(host: String = "127.0.0.1", handler: @escaping Handler = { _ in .status(404) }) throws {
    self.host = host
    listener = try LoopbackListener(host: host, handler: handler)
    port = listener.port
    listener.start()
  }

  deinit { listener.stop() }

  /// Closes the listening socket and every connection.
  package func stop() { listener.stop() }

  /// The URL of `path` on this server; `name` in place of its address, with credentials if wanted.
  package func url(_ path: String = "/", name: String? = nil) -> String {
    "http://\(name ?? (host.contains(":") ? "[\(host)]" : host)):\(port)\(path)"
  }

  /// The requests answered so far, in order of arrival.
  package var requests: [LoopbackRequest] { listener.state.withLock { $0.requests } }

  /// The requests for `path` so far.
  package func requests(for path: String) -> [LoopbackRequest] { requests.filter { $0.path == path } }

  /// Forgets the requests so far.
  package func forgetRequests() { listener.state.withLock { $0.requests = [] } }

  /// Connections accepted so far.
  package var connections: Int { listener.state.withLock { $0.accepted } }

  /// The answers of a path, one a request, the last again and again; setting them starts the row anew.
  package subscript(path: String) -> [LoopbackAnswer] {
    get { listener.state.withLock { $0.answers[path] ?? [] } }
    set { listener.state.withLock { $0.answers[path] = newValue } }
  }
}
