/// Which hosts a source may be redirected to.
struct HostPolicy: Sendable {
  private let hosts: [String]

  /// The source's own host (with or without its `www.`) and the configured ones.
  init(own: String, allowed: [String]) {
    let bare = own.hasPrefix("www.") ? String(own.dropFirst(4)) : "www." + own
    hosts = [own, bare] + allowed.map { $0.lowercased() }
  }

  /// Whether `host` is one of the hosts or below one of them; an address has nothing below it. The own host without
  /// its `www.` does not bring its other subdomains with it.
  func admits(_ host: String) -> Bool {
    hosts.enumerated().contains { index, admitted in
      host == admitted
        || (index != 1 && !admitted.isEmpty && !Self.isAddress(admitted) && host.hasSuffix("." + admitted))
    }
  }

  private static func isAddress(_ host: String) -> Bool {
    host.hasPrefix("[") || host.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
  }
}
