import Glibc
import Text

/// Which addresses a document may come from: the public ones.
///
/// Source: the IANA special-purpose address registries (RFC 6890 and its updates), multicast, and the ranges that carry
/// an IPv4 address inside an IPv6 one, which are judged by what they carry.
enum AddressPolicy {
  /// Why a socket address may not be connected to; nil when it may.
  static func refusal(socketAddress bytes: UnsafeRawBufferPointer) -> String? {
    guard bytes.count >= 8 else { return "an unknown address" }
    switch Int32(bytes.loadUnaligned(as: sa_family_t.self)) {
    case AF_INET: return describe(Array(bytes[4..<8]))
    case AF_INET6 where bytes.count >= 24: return describe(Array(bytes[8..<24]))
    default: return "an unknown address"
    }
  }

  /// Why the address written as `text` may not be connected to; nil when it may.
  static func refusal(text: String) -> String? {
    var address = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &address) == 1 { return describe(Array(address[..<4])) }
    // A link-local address may carry its zone.
    let bare = String(text.prefix { $0 != "%" })
    return inet_pton(AF_INET6, bare, &address) == 1 ? describe(address) : "an unknown address"
  }

  /// Why the host `text` of a URL may not be asked for; nil when it is a name, or a public address.
  static func refusalOfLiteral(_ text: String) -> String? {
    refusal(text: text).flatMap { $0 == "an unknown address" ? nil : $0 }
  }

  /// `127.0.0.1, a loopback address`; nil for a public address of 4 or 16 bytes.
  private static func describe(_ address: [UInt8]) -> String? {
    let kind = address.count == 4 ? kindOfV4(address) : kindOfV6(address)
    return kind.map { "\(text(address)), \($0)" }
  }

  /// What kind of address that is not public the four bytes are.
  static func kindOfV4(_ address: [UInt8]) -> String? {
    switch (address[0], address[1], address[2]) {
    case (127, _, _): "a loopback address"
    case (10, _, _), (172, 16...31, _), (192, 168, _): "a private address"
    case (169, 254, _): "a link-local address"
    case (0, _, _): "an address of this host"
    case (100, 64...127, _): "a shared address of a carrier"
    case (192, 0, 0), (192, 0, 2), (198, 18...19, _), (198, 51, 100), (203, 0, 113): "a reserved address"
    case (224...239, _, _): "a multicast address"
    case (240..., _, _): "a reserved address"
    default: nil
    }
  }

  /// What kind of address that is not public the sixteen bytes are.
  static func kindOfV6(_ address: [UInt8]) -> String? {
    if let inner = embeddedV4(address) { return kindOfV4(inner) }
    switch (address[0], address[1]) {
    case (0, 0):
      return address.dropLast().allSatisfy { $0 == 0 } ? "a loopback address" : "a reserved address"
    case (0xFC...0xFD, _): return "a private address"
    case (0xFE, 0x80...0xBF): return "a link-local address"
    case (0xFE, 0xC0...): return "a private address"
    case (0xFF, _): return "a multicast address"
    case (0x20, 0x01) where address[2] < 2 || (address[2] == 0x0D && address[3] == 0xB8):
      return "a reserved address"
    case (0x20...0x3F, _): return nil
    default: return "a reserved address"
    }
  }

  /// The IPv4 address in a mapped or compatible (::/96, ::ffff:0:0/96), NAT64 (64:ff9b::/96) or 6to4 (2002::/16) one.
  private static func embeddedV4(_ address: [UInt8]) -> [UInt8]? {
    if address[0] == 0x20, address[1] == 0x02 { return Array(address[2..<6]) }
    if address[..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return Array(address[12...])
    }
    guard address[..<10].allSatisfy({ $0 == 0 }) else { return nil }
    switch (address[10], address[11]) {
    case (0xFF, 0xFF): return Array(address[12...])
    case (0, 0) where address[12] != 0: return Array(address[12...])
    default: return nil
    }
  }

  private static func text(_ address: [UInt8]) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    guard inet_ntop(address.count == 4 ? AF_INET : AF_INET6, address, &buffer, 64) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

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
        || (index != 1 && !admitted.isEmpty && !HostName.isAddress(admitted)
          && host.hasSuffix("." + admitted))
    }
  }
}
