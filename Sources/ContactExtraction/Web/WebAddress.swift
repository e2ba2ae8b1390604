/// The parts of an absolute web URL.
struct WebAddress: Sendable {
  var scheme: String
  /// Lower case, without port and user.
  var host: String
  var path: String
  var query: String

  /// nil unless `url` is an `http` or `https` URL with a host.
  init?(_ url: String) {
    guard let mark = url.firstRange(of: "://") else { return nil }
    scheme = url[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = url[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let name = authority.split(separator: "@").last ?? ""
    host = name.prefix { $0 != ":" }.lowercased()
    guard host.contains(".") || host == "localhost" else { return nil }
    let target = rest.dropFirst(authority.count).prefix { $0 != "#" }
    path = String(target.prefix { $0 != "?" })
    query = String(target.dropFirst(path.count).dropFirst())
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
