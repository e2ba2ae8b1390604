import Model
import Text

/// What may stand in an e-mail address (RFC 5321 §4.1.2, without quoted local parts) that people write on pages.
enum EmailSyntax {
  /// Endings of file names that look like a top-level domain.
  private static let fileEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "pdf", "html", "htm", "php", "ico", "avif",
    "json", "xml", "doc", "docx",
  ]

  /// Bytes of a domain at most (RFC 1035 §2.3.4, without the dot at its end).
  static let longestDomain = 253

  static func isLocal(_ byte: UInt8) -> Bool { byte.isWord || byte < 0x80 && signs[Int(byte)] }

  private static let signs = (0..<128).map { "!#$%&'*+/=?^_`{|}~.-".utf8.contains(UInt8($0)) }

  static func isDomain(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  /// `local@domain` with the domain in lower case; nil where it is no address.
  static func address(local: some Collection<UInt8>, domain: some Collection<UInt8>) -> EmailAddress? {
    let local = trimmed(Array(local))
    let host = trimmed(Array(domain)).map { $0.isUpper ? $0 | 0x20 : $0 }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard !local.isEmpty, local.count <= 64, labels.count > 1, host.count <= longestDomain,
      local.allSatisfy(isLocal)
    else { return nil }
    guard
      labels.allSatisfy({
        !$0.isEmpty && $0.count <= 63 && $0.first != UInt8(ascii: "-") && $0.allSatisfy(isDomain)
      }),
      let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter)
    else { return nil }
    guard !fileEndings.contains(String(decoding: last, as: UTF8.self)) else { return nil }
    return EmailAddress(
      text: String(decoding: local, as: UTF8.self) + "@" + String(decoding: host, as: UTF8.self))
  }

  private static let edges = (0..<128).map { ".-'/|?=*".utf8.contains(UInt8($0)) }

  /// Without the punctuation of the sentence around it.
  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isEdge: (UInt8) -> Bool = { $0 < 0x80 && edges[Int($0)] }
    guard let first = bytes.firstIndex(where: { !isEdge($0) }),
      let last = bytes.lastIndex(where: { !isEdge($0) })
    else { return [] }
    return first == 0 && last == bytes.count - 1 ? bytes : Array(bytes[first...last])
  }
}
