import Model

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
