import Model
import Text

/// The parts of an absolute web URL.
struct WebAddress {
  let host: WebHost
  private let url: String
  private let pathStart: Int
  private let pathEnd: Int
  private let end: Int

  /// nil unless `url` is an `http` or `https` URL with a host.
  init?(_ url: String) {
    guard let authority = URLAuthority.of(url) else { return nil }
    let scheme = url[..<url.utf8.index(authority.startIndex, offsetBy: -"://".utf8.count)].lowercased()
    guard scheme == "http" || scheme == "https", let host = WebHost(Self.name(in: authority)) else {
      return nil
    }
    self.init(url, behind: url.utf8.distance(from: url.startIndex, to: authority.endIndex), host)
  }

  /// Without user and port.
  private static func name(in authority: Substring) -> String {
    let bytes = authority.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: "@")).map(bytes.index(after:)) ?? bytes.startIndex
    return Substring(bytes[start...].prefix { $0 != UInt8(ascii: ":") }).lowercased()
  }

  /// The URL on `host` whose path begins at byte `start`.
  init(_ url: String, behind start: Int, _ host: WebHost) {
    var url = url
    let (pathEnd, end) = url.withUTF8 { bytes in
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
      return (bytes[start..<end].firstIndex(of: UInt8(ascii: "?")) ?? end, end)
    }
    (self.host, self.url, pathStart, self.pathEnd, self.end) = (host, url, start, pathEnd, end)
  }

  var path: Substring { slice(pathStart..<pathEnd) }
  var query: Substring { slice(min(pathEnd + 1, end)..<end) }
  /// Scheme and authority as written.
  var origin: Substring { slice(0..<pathStart) }

  private func slice(_ range: Range<Int>) -> Substring {
    let start = url.utf8.index(url.startIndex, offsetBy: range.lowerBound)
    return url[start..<url.utf8.index(start, offsetBy: range.count)]
  }
}

extension String {
  /// Where `part` first stands.
  func firstRange(of part: String) -> Range<String.Index>? {
    var (text, part) = (self, part)
    let offset = text.withUTF8 { bytes in part.withUTF8 { Self.offset(of: $0, in: bytes) } }
    guard let offset else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: part.utf8.count)
  }

  private static func offset(of part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>)
    -> Int?
  {
    guard let first = part.first, bytes.count >= part.count else { return nil }
    for start in 0...bytes.count - part.count where bytes[start] == first {
      if part.indices.allSatisfy({ bytes[start + $0] == part[$0] }) { return start }
    }
    return nil
  }
}
