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
    guard let first = part.utf8.first else { return nil }
    var index = startIndex
    while let place = utf8[index...].firstIndex(of: first) {
      if utf8[place...].starts(with: part.utf8) {
        return place..<utf8.index(place, offsetBy: part.utf8.count)
      }
      index = utf8.index(after: place)
    }
    return nil
  }
}
