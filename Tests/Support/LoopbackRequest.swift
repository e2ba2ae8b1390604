/// A request as the loopback server read it.
package struct LoopbackRequest: Sendable {
  package var method: String
  /// Path and query, as sent.
  package var path: String
  /// In the order sent, names as sent.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  /// The first header of that name, whatever its letters' case.
  package subscript(header: String) -> String? {
    headers.first { $0.name.lowercased() == header.lowercased() }?.value
  }

  /// The head of a request (request line and header lines), nil when it is none.
  init?(head: [UInt8]) {
    var lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")[...]
    guard let first = lines.popFirst() else { return nil }
    let words = first.split(separator: " ")
    guard words.count == 3 else { return nil }
    method = String(words[0])
    path = String(words[1])
    body = []
    headers = lines.compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (String(line[..<colon]), String(value))
    }
  }
}
