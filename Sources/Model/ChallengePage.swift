import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The pages that bot walls put in place of a document, and what tells them from the good pages behind the same walls.
package enum ChallengePage {
  /// Text of the mark-up that stands on challenges only.
  private static let marks = ByteSearch([
    "_cf_chl_opt", "cf-browser-verification", "challenge-error-text", "Incapsula incident ID",
    "/_sec/cp_challenge/", "https://errors.edgesuite.net/", "captcha-delivery.com/captcha",
    "captcha-delivery.com/interstitial", "geo.captcha-delivery.com", "id=\"px-captcha\"",
    "sucuri_cloudproxy_js", "window.gokuProps", "/TSPD/?type=",
  ])

  /// Names of scripts and elements that walls put on good pages too: they count only beside another sign.
  private static let scripts = ByteSearch([
    "challenge-platform", "cf-chl", "__cf_chl", "challenge-form", "challenge-running", "px-captcha",
    "perimeterx", "_Incapsula_Resource", "sec-if-cpt", "captcha-delivery", "awswaf", "AwsWaf", "aws-waf",
    "ak-challenge",
  ])

  /// What challenges say in title, heading or opening words; small letters, no punctuation.
  package static let words = [
    "just a moment", "checking your browser", "verify you are human", "verifying you are human",
    "are you a robot", "are you human", "robot or human", "access denied",
    "access to this page has been denied", "request blocked", "you have been blocked", "attention required",
    "unusual traffic", "pardon our interruption", "security checkpoint",
  ]

  private static let paddedWords = words.map { Array(" \($0) ".utf8) }

  /// Whole titles of challenges that would say nothing in running text.
  private static let titles: Set<String> = [
    "un momento", "einen moment", "un instant", "one moment please", "human verification", "bot verification",
    "client challenge", "ddos guard", "please wait",
  ]

  /// Bytes of a page that are looked through; challenges are short.
  private static let depth = 64 * 1024

  /// Whether `html` is a challenge: by its own marks; by a wall's script beside a challenge's title; and, with a status that
  /// walls answer with, by either. A 404 or 410 speaks of the document itself, whatever scripts its page carries.
  package static func isChallenge(_ html: UnsafeRawBufferPointer, status: Int) -> Bool {
    let start = UnsafeRawBufferPointer(rebasing: html.prefix(depth))
    if marks.isIn(start) { return true }
    if status >= 400, status != 404, status != 410 { return isTitle(title(start)) || hasScript(start) }
    return isTitle(title(start)) && hasScript(start)
  }

  /// Whether a script or an element of a bot wall is on the page, which says nothing by itself.
  package static func hasScript(_ html: UnsafeRawBufferPointer) -> Bool {
    let start = UnsafeRawBufferPointer(rebasing: html.prefix(depth))
    return scripts.isIn(start)
  }

  /// Whether a page of this title is a challenge rather than a document.
  package static func isTitle(_ title: String) -> Bool {
    let folded = title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    if titles.contains(folded) { return true }
    let padded = Array(" \(folded) ".utf8)
    return paddedWords.contains { words in
      padded.indices.contains { padded[$0...].starts(with: words) }
    }
  }

  /// The text of the first `title` element, as written.
  private static func title(_ html: UnsafeRawBufferPointer) -> String {
    guard
      let tag = ByteSearch.first("<title", in: html) ?? ByteSearch.first("<TITLE", in: html)
        ?? ByteSearch.first("<Title", in: html)
    else { return "" }
    let text = html[tag...].drop { $0 != UInt8(ascii: ">") }.dropFirst()
    return String(decoding: text.prefix(300).prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)
  }
}

/// Looks for texts in bytes.
struct ByteSearch: Sendable {
  private let texts: [StaticString]
  /// A bit for the two bytes that each text begins with: all texts are looked for in one pass.
  private var pairs = [UInt64](repeating: 0, count: 1024)

  /// `texts` have two bytes at least.
  init(_ texts: [StaticString]) {
    self.texts = texts
    for text in texts {
      let pair = Self.pair(text.utf8Start[0], text.utf8Start[1])
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }
  }

  /// Whether one of the texts stands in `bytes`.
  func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for place in 0..<max(bytes.count - 1, 0) {
      let pair = Self.pair(bytes[place], bytes[place + 1])
      if pairs[pair >> 6] & 1 << UInt64(pair & 63) != 0, begins(at: place, in: bytes) { return true }
    }
    return false
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

  private func begins(at place: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    texts.contains { text in
      let length = text.utf8CodeUnitCount
      guard let start = bytes.baseAddress, bytes.count - place >= length else { return false }
      return memcmp(start + place, text.utf8Start, length) == 0
    }
  }

  /// Where `text` first stands in `bytes`; leaps from one first byte of it to the next.
  static func first(_ text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
    let length = text.utf8CodeUnitCount
    guard let start = bytes.baseAddress, length > 0, bytes.count >= length else { return nil }
    var offset = 0
    while offset <= bytes.count - length,
      let found = memchr(
        start + offset, Int32(text.utf8Start.pointee), bytes.count - length + 1 - offset)
    {
      if memcmp(found, text.utf8Start, length) == 0 { return UnsafeRawPointer(found) - start }
      offset = UnsafeRawPointer(found) - start + 1
    }
    return nil
  }
}
