/// The parts of an absolute web URL.
struct WebAddress: Sendable {
  var scheme: String
  /// Lower case, without port and user.
  var host: String
  var path: String
  var query: String

  /// nil unless `url` is an `http` or `https` URL with a host.
  init?(_ url: String) {
    var url = url
    guard let parts = url.withUTF8(Self.parts) else { return nil }
    (scheme, host, path, query) = parts
    guard host.utf8.contains(UInt8(ascii: ".")) || host == "localhost" else { return nil }
  }

  private static func parts(_ bytes: UnsafeBufferPointer<UInt8>) -> (String, String, String, String)? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon == 4 || colon == 5,
      bytes[(colon + 1)...].starts(with: "//".utf8)
    else { return nil }
    let scheme = text(bytes[..<colon]).lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = bytes[(colon + 3)...].prefix { $0 != UInt8(ascii: "#") }
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    let name = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
    let target = rest[authority.endIndex...]
    let path = target.prefix { $0 != UInt8(ascii: "?") }
    return (
      scheme, text(name.prefix { $0 != UInt8(ascii: ":") }).lowercased(), text(path),
      text(target[path.endIndex...].dropFirst())
    )
  }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: bytes, as: UTF8.self)
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
