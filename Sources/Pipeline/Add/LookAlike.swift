import Model
import PageReading
import Text

/// Hosts that pretend to be those of an agency.
///
/// Look-alike sites copy everything of an agency, the banner "official website" included; only the host tells them apart.
enum LookAlike {
  /// Why the host of `url` looks like that of a watched source without being it; nil where it does not.
  static func reason(_ url: String, among sources: [Source]) -> String? {
    guard let host = HostName.of(url), !HostName.isAddress(host) else { return nil }
    if host.split(separator: ".").contains(where: { $0.hasPrefix("xn--") })
      || !host.utf8.allSatisfy({ $0 < 0x80 })
    {
      return "the host \(host) is written with letters of other alphabets"
    }
    let known = Set(sources.flatMap { [HostName.of($0.url)].compactMap { $0 } + $0.hosts })
      .filter { !HostName.isAddress($0) && $0.contains(".") }.map(registered)
    guard !known.contains(where: { HostName.isBelow(host, $0) }) else { return nil }
    return known.sorted().first { isLike(host, $0) }.map {
      "the host \(host) looks like \($0), which is watched"
    }
  }

  /// The claim of a page to be the government's where its host is none of the government's; nil otherwise.
  static func falseClaim(_ body: [UInt8], _ contentType: String?, url: String) -> String? {
    guard let host = HostName.of(url), !HostName.isAddress(host),
      let last = host.split(separator: ".").last, !["gov", "mil"].contains(last), !host.hasSuffix(".fed.us"),
      let page = try? PageReader.read(body, contentType: contentType, url: url)
    else { return nil }
    let claims = page.blocks.contains {
      $0.text.utf8.count < 400
        && $0.text.lowercased().contains("an official website of the united states government")
    }
    return claims
      ? "the page calls itself an official website of the government, and \(host) is no .gov or .mil" : nil
  }

  /// The last two parts of a host: close enough to what was registered where the watched hosts are agencies'.
  private static func registered(_ host: String) -> String {
    host.split(separator: ".").suffix(2).joined(separator: ".")
  }

  /// The known name as a part of another host, with another ending, or with one letter of it changed.
  private static func isLike(_ host: String, _ known: String) -> Bool {
    if host.contains(known + ".") || host.contains(known.replacing(".", with: "-")) { return true }
    let (own, name) = (registered(host), known.prefix { $0 != "." })
    let ownName = own.prefix { $0 != "." }
    guard name.count >= 4 else { return false }
    if ownName == name || ownName.split(separator: "-").contains(name) { return true }
    return name.count >= 5 && NearestName.distance(Array(ownName.utf8), Array(name.utf8)) == 1
  }
}
