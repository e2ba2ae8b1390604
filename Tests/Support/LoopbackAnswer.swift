/// What the loopback server answers: a well-formed response, or a list of things a broken server does.
package struct LoopbackAnswer: Sendable {
  /// One thing done on the connection.
  package enum Step: Sendable {
    /// Sends these bytes at once.
    case bytes([UInt8])
    /// Sends these bytes one at a time, so many milliseconds apart.
    case drip([UInt8], milliseconds: Int)
    /// Does nothing for so many milliseconds, or until the server stops.
    case wait(milliseconds: Int)
    /// Sends these bytes again and again until the client has had enough.
    case endless([UInt8])
    /// Ends the connection with a TCP reset.
    case reset
  }

  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// Sent as ETag; a request that names it in If-None-Match is answered 304.
  package var etag: String?
  /// Sent as Last-Modified; a request that names exactly it in If-Modified-Since is answered 304.
  package var lastModified: String?
  /// Milliseconds before the answer begins.
  package var delay = 0
  /// The answer begins once this holds.
  package var isDue: @Sendable () -> Bool = { true }
  /// Set for an answer that is not made of the members above; the connection is closed after it.
  package var steps: [Step]?

  /// An answer of these parts.
  package init(
    status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], etag: String? = nil,
    lastModified: String? = nil, steps: [Step]? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.etag = etag
    self.lastModified = lastModified
    self.steps = steps
  }

  /// A response with these parts; Content-Length is added.
  package static func status(
    _ status: Int, _ body: String = "", headers: [(name: String, value: String)] = []
  ) -> LoopbackAnswer {
    LoopbackAnswer(status: status, headers: headers, body: Array(body.utf8))
  }

  /// 200 with a text.
  package static func ok(
    _ body: String, type: String = "application/xml", etag: String? = nil, lastModified: String? = nil,
    headers: [(name: String, value: String)] = []
  ) -> LoopbackAnswer {
    .ok(bytes: Array(body.utf8), type: type, etag: etag, lastModified: lastModified, headers: headers)
  }

  /// 200 with bytes.
  package static func ok(
    bytes: [UInt8], type: String = "application/xml", etag: String? = nil, lastModified: String? = nil,
    headers: [(name: String, value: String)] = []
  ) -> LoopbackAnswer {
    LoopbackAnswer(
      status: 200, headers: [("Content-Type", type)] + headers, body: bytes, etag: etag,
      lastModified: lastModified)
  }

  /// 200 with a page.
  package static func page(_ html: String, etag: String? = nil) -> LoopbackAnswer {
    .ok(html, type: "text/html; charset=utf-8", etag: etag)
  }

  /// A redirect.
  package static func redirect(to location: String, status: Int = 302) -> LoopbackAnswer {
    LoopbackAnswer(status: status, headers: [("Location", location)], body: [])
  }

  /// Whatever bytes a server may send, then the end of the connection.
  package static func raw(_ text: String) -> LoopbackAnswer { .steps([.bytes(Array(text.utf8))]) }

  /// The things a broken server does, then the end of the connection.
  package static func steps(_ steps: [Step]) -> LoopbackAnswer {
    LoopbackAnswer(status: 0, headers: [], body: [], steps: steps)
  }

  /// This answer, which begins once `condition` holds.
  package func held(until condition: @escaping @Sendable () -> Bool) -> LoopbackAnswer {
    var copy = self
    copy.isDue = condition
    return copy
  }

  /// The same answer, begun so many milliseconds later.
  package func delayed(milliseconds: Int) -> LoopbackAnswer {
    var copy = self
    copy.delay = milliseconds
    return copy
  }

  /// The bytes of the response to `request`: 304 where its validators match.
  func response(to request: LoopbackRequest) -> [UInt8] {
    let matches =
      (etag != nil && request["If-None-Match"] == etag)
      || (request["If-None-Match"] == nil && lastModified != nil
        && request["If-Modified-Since"] == lastModified)
    let code = matches ? 304 : status
    var lines = ["HTTP/1.1 \(code) Status"]
    if let etag { lines.append("ETag: \(etag)") }
    if let lastModified { lines.append("Last-Modified: \(lastModified)") }
    lines += headers.map { "\($0.name): \($0.value)" }
    let hasBody = code != 304 && code != 204
    if hasBody { lines.append("Content-Length: \(body.count)") }
    let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    return hasBody && request.method != "HEAD" ? head + body : head
  }
}
