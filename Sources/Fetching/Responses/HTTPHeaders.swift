import Model
import Text

/// The header lines of an answer.
struct ResponseHead: Sendable {
  private(set) var headers: [Source.Header] = []
  /// What the answer sets (Set-Cookie), for the same visit only: it is not among the headers, which are stored.
  private(set) var cookies: [String] = []
  private let isHTTP11: Bool

  /// Reads a status line and the header lines after it; lines without a colon are left out. Cookies, which may let others in
  /// who come to see what is stored, are kept apart.
  init(_ bytes: [UInt8]) {
    isHTTP11 = bytes.starts(with: "HTTP/1.1".utf8)
    let lines = bytes.split(separator: UInt8(ascii: "\n")).dropFirst()
    headers.reserveCapacity(lines.count)
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.text(line[..<colon])
      let value = Self.text(line[line.index(after: colon)...])
      if Self.matches(name, "Set-Cookie") {
        cookies.append(value)
      } else {
        headers.append(Source.Header(name: name, value: value))
      }
    }
  }

  /// The first value of the header; names are compared without case.
  subscript(name: StaticString) -> String? {
    headers.first { Self.matches($0.name, name) }?.value
  }

  /// Every value of the header, in order.
  func all(_ name: StaticString) -> [String] {
    headers.filter { Self.matches($0.name, name) }.map(\.value)
  }

  /// Whether the connection should stay open after this answer, its length having been said.
  var promisesReusableConnection: Bool {
    isHTTP11 && self["Content-Length"] != nil && self["Transfer-Encoding"] == nil
      && !all("Connection").contains { $0.lowercased().contains("close") }
  }

  /// Seconds for which the answer is fresh: max-age less Age; 0 for no-cache and no-store; nil where nothing is said.
  ///
  /// Source: RFC 9111, sections 4.2.1 and 5.2.2.
  var maxAge: Int64? {
    let directives = all("Cache-Control").joined(separator: ",").lowercased().split(separator: ",")
      .map { $0.drop { $0 == " " } }
    if directives.contains(where: { $0.hasPrefix("no-cache") || $0.hasPrefix("no-store") }) { return 0 }
    guard let directive = directives.first(where: { $0.hasPrefix("max-age=") }) else { return nil }
    guard let seconds = Self.seconds(directive.dropFirst(8).filter { $0 != "\"" && $0 != " " }) else {
      return nil
    }
    return max(0, seconds - (self["Age"].flatMap { Self.seconds($0) } ?? 0))
  }

  /// Digits alone, never negative; more than 64 bits hold counts as the most that they hold.
  ///
  /// Source: RFC 9111, section 1.2.2.
  static func seconds(_ text: String) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int64(text) ?? .max
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.trimmed { $0 == 32 || $0 == 9 || $0 == 13 }, as: UTF8.self)
  }

  private static func matches(_ name: String, _ wanted: StaticString) -> Bool {
    guard name.utf8.count == wanted.utf8CodeUnitCount else { return false }
    return wanted.withUTF8Buffer { zip(name.utf8, $0).allSatisfy { $0 | 0x20 == $1 | 0x20 } }
  }
}

extension ResponseHead {
  /// Seconds that Retry-After asks to wait, never negative; a date is counted from the answer's own Date, else from now. nil
  /// without one.
  ///
  /// Source: RFC 9110, section 10.2.3.
  var retryAfter: Int64? {
    guard let value = self["Retry-After"] else { return nil }
    if let seconds = Self.seconds(value) { return seconds }
    guard let date = HTTPDate.read(value) else { return nil }
    let now = self["Date"].flatMap { HTTPDate.read($0) } ?? .systemClock
    return max(0, date.seconds(since: now))
  }
}

extension Source.Header {
  /// The header as a line in libcurl's form, `name: value`; one with nothing in it ends in a semicolon, or libcurl would leave
  /// it out.
  var line: String {
    value.safeInHeader.isEmpty ? "\(name.safeInHeader);" : "\(name.safeInHeader): \(value.safeInHeader)"
  }
}

extension String {
  /// The text without the characters that could begin another header.
  var safeInHeader: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return self }
    return String(UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }
}
