import Model
import Text

/// The parts of a URL that a configuration is checked for (RFC 3986 §3); the text itself is never rewritten.
struct ConfiguredURL {
  /// In small letters.
  let scheme: String
  /// In small letters; with its brackets where it is an IPv6 address.
  let host: String
  let hasCredentials: Bool
  /// What follows the authority: path, query and fragment.
  let rest: Substring

  /// Reads `scheme://user:password@host:port/…`; `name`: what a refusal calls it, the text itself where nothing is given.
  init(_ text: String, named name: String? = nil) throws(Refusal) {
    let name = name ?? quoted(text, isURL: true)
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw Refusal(reason: "\(name) holds white space or control characters")
    }
    guard let authority = URLAuthority.of(text) else { throw Refusal() }
    scheme = text[..<text.utf8.index(authority.startIndex, offsetBy: -"://".utf8.count)].lowercased()
    rest = text[authority.endIndex...]
    let credentials = authority.utf8.lastIndex(of: UInt8(ascii: "@"))
    hasCredentials = credentials != nil
    let hostAndPort = authority[(credentials.map(authority.utf8.index(after:)) ?? authority.startIndex)...]
    host = try Self.host(of: hostAndPort, named: name)
  }

  /// As ``init(_:named:)``, of https and http alone.
  static func ofWeb(_ text: String, named name: String? = nil) throws(Refusal) -> ConfiguredURL {
    let address = try ConfiguredURL(text, named: name)
    guard ["https", "http"].contains(address.scheme) else {
      throw Form<String>.unknownScheme(address.scheme)
    }
    return address
  }

  private static func host(of text: Substring, named name: String) throws(Refusal) -> String {
    let isLiteral = text.utf8.first == UInt8(ascii: "[")
    let end =
      isLiteral
      ? text.utf8.firstIndex(of: UInt8(ascii: "]")).map(text.utf8.index(after:))
      : text.utf8.firstIndex(of: UInt8(ascii: ":"))
    let host = text[..<(end ?? text.endIndex)].lowercased()
    let port = text[(end ?? text.endIndex)...]
    guard isLiteral ? isIPv6(host) : HostName.isValid(host) else {
      throw Refusal(reason: "\(name) has no valid host name")
    }
    if !port.isEmpty {
      guard let number = Int(port.dropFirst()), (1...65_535).contains(number), port.hasPrefix(":") else {
        throw Refusal(reason: "\(name) has no valid port")
      }
    }
    return host
  }

  private static func isIPv6(_ text: String) -> Bool {
    text.count > 3 && text.hasSuffix("]")
      && text.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }
}

extension Form<String> {
  /// A host name; its subdomains are meant too.
  static var host: Form {
    Form(
      "a host name", accepted: "a host name without scheme, port or path, like uscis.gov", isURL: true,
      optional: {
        let host = $0.lowercased()
        return HostName.isValid(host) ? host : nil
      })
  }

  /// The URL of a webhook. Its path is often its password, so no message repeats it.
  static var webhook: Form {
    Form("a URL", accepted: "an https or http URL", isURL: true) { (text) throws(Refusal) in
      do throws(Refusal) {
        _ = try ConfiguredURL.ofWeb(text, named: "the URL")
      } catch {
        throw Refusal(reason: error.reason ?? "the value is not a URL")
      }
      return text
    }
  }

  /// The URL of a page.
  static var webURL: Form {
    Form("a URL", accepted: "an https or http URL", isURL: true) { (text) throws(Refusal) in
      _ = try ConfiguredURL.ofWeb(text)
      return text
    }
  }

  /// The URL of a proxy.
  static var proxy: Form {
    Form("a proxy", accepted: "http://host:3128, https:// or socks5h://", isURL: true) {
      (text) throws(Refusal) in
      let address = try ConfiguredURL(text)
      guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(address.scheme) else {
        throw unknownScheme(address.scheme)
      }
      guard address.rest.isEmpty || address.rest == "/" else { throw Refusal() }
      return text
    }
  }

  /// The URL of a mail server.
  static var mailServer: Form {
    Form("a mail server", accepted: "smtp://host:587 or smtps://host:465", isURL: true) {
      (text) throws(Refusal) in
      let address = try ConfiguredURL(text)
      guard ["smtp", "smtps"].contains(address.scheme) else { throw unknownScheme(address.scheme) }
      guard !address.hasCredentials else {
        throw Refusal(reason: "credentials belong into username and password_file")
      }
      guard address.rest.isEmpty || address.rest == "/" else { throw Refusal() }
      return text
    }
  }

  static func unknownScheme(_ scheme: String) -> Refusal {
    Refusal(reason: "the scheme \(quoted(scheme)) is not read")
  }
}
