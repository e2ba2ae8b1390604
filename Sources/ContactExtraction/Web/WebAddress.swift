/// The parts of an absolute web URL.
struct WebAddress {
  let host: WebHost
  private let url: String
  private let pathStart: Int
  private let pathEnd: Int
  private let end: Int

  /// nil unless `url` is an `http` or `https` URL with a host.
  init?(_ url: String) {
    var url = url
    guard let authority = url.withUTF8(Self.authority),
      let host = WebHost(url.withUTF8 { Self.name(in: $0[authority]) })
    else { return nil }
    self.init(url, behind: authority.upperBound, host)
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

  /// The bytes of user, host and port in `url`; nil where it is no web URL.
  static func authority(of url: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let colon = url.prefix(6).firstIndex(of: UInt8(ascii: ":")), colon == 4 || colon == 5,
      url[..<colon].elementsEqual("https".utf8.prefix(colon), by: { $0 | 0x20 == $1 }),
      url[(colon + 1)...].starts(with: "//".utf8)
    else { return nil }
    let start = colon + 3
    let end = url[start...].firstIndex {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
    return start..<(end ?? url.count)
  }

  private static func name(in authority: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let name =
      authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
    return String(decoding: name.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
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
