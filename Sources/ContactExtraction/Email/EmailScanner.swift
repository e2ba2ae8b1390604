import Model
import Text

/// Finds e-mail addresses in running text, plain (`help@agency.gov`) and written against robots (`help [at] agency dot gov`).
struct EmailScanner {
  /// An address and where it stands (folded offsets).
  struct Match {
    var range: Range<Int>
    var value: EmailAddress
  }

  let text: FoldedText
  private var bytes: [UInt8] { text.bytes }

  init(_ text: FoldedText) { self.text = text }

  /// All addresses in order; linear.
  func scan() -> [Match] {
    var found: [Match] = []
    var index = 0
    while let sign = sign(from: index) {
      let match = match(at: sign, floor: found.last?.range.upperBound ?? 0)
      index = max(sign + 1, match?.range.upperBound ?? 0)
      if let match { found.append(match) }
    }
    return found
  }

  /// The next `@`, or word that may stand for it ("at", "arroba"); through a pointer, because every byte of a page comes by.
  private func sign(from start: Int) -> Int? {
    text.lower.withUnsafeBufferPointer { lower in
      var index = start
      while index < lower.count {
        if lower[index] == UInt8(ascii: "@") { return index }
        if lower[index] == UInt8(ascii: "a"), index > 0, !lower[index - 1].isWord, index + 1 < lower.count,
          lower[index + 1] == UInt8(ascii: "t") || lower[index + 1] == UInt8(ascii: "r")
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  private func match(at index: Int, floor: Int) -> Match? {
    switch bytes[index] {
    case UInt8(ascii: "@"):
      return plain(at: index, floor: floor)
    case UInt8(ascii: "a"), UInt8(ascii: "A"):
      guard let sign = ObfuscatedSign.at(in: text, index) else { return nil }
      return disguised(sign, floor: floor)
    default:
      return nil
    }
  }

  private func plain(at index: Int, floor: Int) -> Match? {
    let local = localPart(endingAt: index, floor: floor)
    var end = index + 1
    while end < bytes.count, EmailSyntax.isDomain(bytes[end]), !isGluedWord(at: end) { end += 1 }
    return match(local: local, domain: bytes[index + 1..<end], end: end)
  }

  private static let topLevels = [".gov", ".org", ".com", ".us", ".mil", ".edu", ".net"].map {
    Array($0.utf8)
  }

  /// `clerk@county.govPhone`, where mark-up alone parts address and word.
  private func isGluedWord(at place: Int) -> Bool {
    guard bytes[place].isUpper, bytes[place - 1].isLower, place + 1 < bytes.count, bytes[place + 1].isLower
    else { return false }
    return Self.topLevels.contains { bytes[..<place].suffix($0.count).elementsEqual($0) }
  }

  /// `name [at] agency [dot] gov`: a bare "at" counts only with a dot in words, or where nothing else can be meant.
  private func disguised(_ sign: ObfuscatedSign, floor: Int) -> Match? {
    let local = localPart(endingAt: sign.range.lowerBound, floor: floor)
    guard !local.isEmpty else { return nil }
    var domain: [UInt8] = []
    var end = sign.range.upperBound
    var dots = 0
    while end < bytes.count, domain.count <= EmailSyntax.longestDomain {
      if bytes[end].isWord || bytes[end] == UInt8(ascii: "-")
        || (bytes[end] == UInt8(ascii: ".") && domain.last != UInt8(ascii: "."))
      {
        domain.append(bytes[end])
        end += 1
      } else if let dot = ObfuscatedSign.dot(in: text, end) {
        domain.append(UInt8(ascii: "."))
        dots += 1
        end = dot
      } else {
        break
      }
    }
    guard sign.isBracketed || isMeant(local, dots: dots) else { return nil }
    return match(local: local, domain: domain[...], end: end)
  }

  /// Whether a bare "at" stands for the sign: with a dot in words, or behind "E-mail:"; never behind a word that belongs to a
  /// sentence ("we are at agency dot gov").
  private func isMeant(_ local: Range<Int>, dots: Int) -> Bool {
    guard !Self.wordsBeforeAt.contains(String(decoding: text.lower[local], as: UTF8.self)) else {
      return false
    }
    if dots > 0 { return true }
    guard let colon = text.bytes[..<local.lowerBound].lastIndex(where: { $0 != 0x20 }),
      text.bytes[colon] == UInt8(ascii: ":")
    else { return false }
    return HiddenEmailCues.naming.last(in: text, max(0, colon - 20)..<colon)?.range.upperBound == colon
  }

  /// Words that stand before "at" in a sentence.
  private static let wordsBeforeAt: Set<String> = [
    "are", "is", "was", "were", "be", "us", "me", "it", "look", "looking", "meet", "located", "found",
    "visit", "online",
    "here", "available", "site", "website", "office", "and", "or", "available", "live", "arrive", "start",
    "starts", "find",
  ]

  private func localPart(endingAt end: Int, floor: Int) -> Range<Int> {
    var last = end
    while last > floor, bytes[last - 1] == 0x20, bytes[end] != UInt8(ascii: "@") { last -= 1 }
    var start = last
    while start > floor, last - start <= 64, isLocal(at: start - 1) { start -= 1 }
    return start..<last
  }

  /// Signs that separate on pages are no part of a name although the standard allows them.
  private func isLocal(at index: Int) -> Bool {
    let byte = bytes[index]
    return EmailSyntax.isLocal(byte) && byte != UInt8(ascii: "|") && byte != UInt8(ascii: "/")
      && byte != UInt8(ascii: "=")
      && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "*") && byte != UInt8(ascii: "{")
      && byte != UInt8(ascii: "}")
      && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "^")
  }

  private func match(local: Range<Int>, domain: ArraySlice<UInt8>, end: Int) -> Match? {
    guard let value = EmailSyntax.address(local: bytes[local], domain: domain) else { return nil }
    var last = end
    while last > local.upperBound, !bytes[last - 1].isWord { last -= 1 }
    return Match(range: local.lowerBound..<last, value: value)
  }
}

/// "at" and "dot" as words that stand for signs: `[at]`, `(at)`, `{at}`, ` AT `, ` dot `, `[.]`.
struct ObfuscatedSign {
  /// Folded offsets, brackets and spaces around included.
  var range: Range<Int>
  var isBracketed: Bool

  /// The "at" whose first letter is at `index`.
  static func at(in text: FoldedText, _ index: Int) -> ObfuscatedSign? {
    guard index > 0, isOpening(text.lower[index - 1]) else { return nil }
    guard let spelling = ["at", "arroba"].first(where: { text.lower[index...].starts(with: $0.utf8) }) else {
      return nil
    }
    return word(in: text, index..<index + spelling.utf8.count)
  }

  /// Where a dot that begins at `index` (a space, a bracket) ends; nil where there is none.
  static func dot(in text: FoldedText, _ index: Int) -> Int? {
    var first = index
    while first < text.lower.count, isOpening(text.lower[first]), first - index < 3 { first += 1 }
    guard first > index else { return nil }
    for spelling in ["dot", "punto"] where text.lower[first...].starts(with: spelling.utf8) {
      return word(in: text, first..<first + spelling.utf8.count)?.range.upperBound
    }
    if text.lower[first...].starts(with: ".".utf8), isBracket(text.lower[first - 1]) {
      return word(in: text, first..<first + 1)?.range.upperBound
    }
    return nil
  }

  private static func word(in text: FoldedText, _ range: Range<Int>) -> ObfuscatedSign? {
    let lower = text.lower
    guard range.lowerBound > 0, range.upperBound < lower.count else { return nil }
    let opens = opening(lower, before: range.lowerBound)
    let closes = closing(lower, after: range.upperBound)
    guard opens.start < range.lowerBound, closes.end > range.upperBound, opens.isBracket == closes.isBracket
    else { return nil }
    return ObfuscatedSign(range: opens.start..<closes.end, isBracketed: opens.isBracket)
  }

  private static func opening(_ lower: [UInt8], before index: Int) -> (start: Int, isBracket: Bool) {
    var start = index
    var isBracket = false
    while start > 0, isOpening(lower[start - 1]), index - start < 4 {
      start -= 1
      isBracket = isBracket || lower[start] != 0x20
    }
    return (start, isBracket)
  }

  private static func closing(_ lower: [UInt8], after index: Int) -> (end: Int, isBracket: Bool) {
    var end = index
    var isBracket = false
    while end < lower.count, lower[end] == 0x20 || "])}>".utf8.contains(lower[end]), end - index < 4 {
      isBracket = isBracket || lower[end] != 0x20
      end += 1
    }
    return (end, isBracket)
  }

  private static func isBracket(_ byte: UInt8) -> Bool { "[({<".utf8.contains(byte) }
  private static func isOpening(_ byte: UInt8) -> Bool { byte == 0x20 || isBracket(byte) }
}

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
    let local = withoutEdges(Array(local))
    let host = withoutEdges(Array(domain)).map { $0.isUpper ? $0 | 0x20 : $0 }
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
  private static func withoutEdges(_ bytes: [UInt8]) -> [UInt8] {
    let part = bytes[...].trimmed { $0 < 0x80 && edges[Int($0)] }
    return part.count == bytes.count ? bytes : Array(part)
  }
}
