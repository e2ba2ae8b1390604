import Text

/// What a robots.txt file says to this program.
///
/// Source: RFC 9309, section 2.2; Crawl-delay is a widely read addition.
struct RobotsRules: Sendable {
  private struct Rule: Sendable {
    var isAllowed: Bool
    var pattern: [UInt8]
  }

  /// Bytes of a file that are read (RFC 9309, section 2.5).
  static let maxBytes = 500 * 1024
  /// Seconds: longer pauses would hold a run up for one host.
  static let maxCrawlDelay: Int64 = 60
  /// Steps that all patterns together may take with one path; a thousand rules of a real site take some ten thousand.
  private static let maxSteps = 20_000_000
  /// The name that groups address.
  private static let agent = "feedwatch"

  private var rules: [Rule] = []
  /// Milliseconds between requests.
  private(set) var crawlDelay: Int64 = 0

  /// Reads a file: the groups for this program, else those for everybody.
  init(_ text: String) {
    var own = RobotsRules()
    var common = RobotsRules()
    var hasOwn = false
    var (isOwn, isCommon, inRules) = (false, false, true)
    for line in text.utf8.prefix(Self.maxBytes).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard let (key, value) = Self.field(line) else { continue }
      if key == "user-agent" {
        if inRules { (isOwn, isCommon, inRules) = (false, false, false) }
        let name = value.prefix { $0 != "/" && $0 != " " }.lowercased()
        isOwn = isOwn || name == Self.agent
        isCommon = isCommon || name == "*"
        hasOwn = hasOwn || isOwn
      } else {
        inRules = inRules || ["allow", "disallow", "crawl-delay"].contains(key)
        if isOwn { own.note(key, value) }
        if isCommon { common.note(key, value) }
      }
    }
    self = hasOwn ? own : common
  }

  private init() {}

  private static func field(_ line: Substring.UTF8View) -> (key: String, value: String)? {
    let text = String(Substring(line.prefix { $0 != UInt8(ascii: "#") }))
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return (
      String(text[..<colon]).trimmed(of: " \t").lowercased().filter { $0 != "\u{FEFF}" },
      String(text[text.index(after: colon)...]).trimmed(of: " \t")
    )
  }

  private mutating func note(_ key: String, _ value: String) {
    switch key {
    case "allow", "disallow":
      // An empty path matches nothing; a longer one than any URL is not meant for us.
      guard !value.isEmpty, value.utf8.count <= 2048 else { return }
      rules.append(Rule(isAllowed: key == "allow", pattern: RobotsPath.normal(value)))
    case "crawl-delay":
      guard let seconds = Double(value), seconds > 0 else { return }
      crawlDelay = max(crawlDelay, Int64(min(seconds, Double(Self.maxCrawlDelay)) * 1000))
    default: return
    }
  }

  /// Whether the path and query may be read: the longest pattern that matches decides, of two as long the allowing one.
  ///
  /// Rules made to keep a reader busy forbid what they cannot be asked about in time.
  func allows(_ target: String) -> Bool {
    let path = RobotsPath.normal(target)
    var steps = Self.maxSteps
    var best: Rule?
    for rule in rules {
      guard let isMatch = RobotsPath.matches(path, rule.pattern, steps: &steps) else { return false }
      guard isMatch else { continue }
      guard let last = best else {
        best = rule
        continue
      }
      let isLonger = rule.pattern.count > last.pattern.count
      if isLonger || (rule.pattern.count == last.pattern.count && rule.isAllowed) { best = rule }
    }
    return best?.isAllowed ?? true
  }
}

/// Paths and path patterns of robots.txt.
enum RobotsPath {
  /// `text` with its percent-encoding in one form: unreserved characters plain, others as upper-case escapes.
  ///
  /// Source: RFC 9309, section 2.2.2.
  static func normal(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), let byte = bytes[(index + 1)...].percentEncodedByte {
        append(byte, to: &result, isEscaped: true)
        index += 3
      } else {
        append(bytes[index], to: &result, isEscaped: false)
        index += 1
      }
    }
    return result
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8], isEscaped: Bool) {
    guard isEscaped ? !byte.isURLUnreserved : byte >= 0x80 else { return result.append(byte) }
    result.appendPercentEncoded(byte)
  }

  /// Whether `pattern` matches from the start of `path`: `*` stands for any characters, a last `$` for the end.
  ///
  /// Only the last star is ever tried again, so there are at most as many steps as the product of the lengths.
  ///
  /// - Parameter steps: what may be spent, less what was; nil comes back when it is used up.
  static func matches(_ path: [UInt8], _ pattern: [UInt8], steps: inout Int) -> Bool? {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let end = isAnchored ? pattern.count - 1 : pattern.count
    var (at, next, star, retry) = (0, 0, -1, 0)
    while steps > 0 {
      steps -= 1
      if next == end {
        if !isAnchored || at == path.count { return true }
      } else if pattern[next] == UInt8(ascii: "*") {
        (star, retry) = (next, at)
        next += 1
        continue
      } else if at < path.count, pattern[next] == path[at] {
        at += 1
        next += 1
        continue
      }
      guard star >= 0, retry < path.count else { return false }
      retry += 1
      (at, next) = (retry, star + 1)
    }
    return nil
  }
}
