import PageReading

/// What a link of a contact page is for.
enum WebKind: String, Sendable {
  case account
  case caseStatus = "case-status"
  case form, chat, scheduler
  case contactForm = "contact-form"
  case page
}

/// Says what a link is for: by its name, its target, and the words before it.
struct LinkClassifier {
  let passage: Passage
  private var text: FoldedText { passage.text }

  init(_ passage: Passage) { self.passage = passage }

  /// The kind of `link` to `url`; nil where it is no way of contact.
  ///
  /// - Parameters:
  ///   - place: where the link stands in the passage.
  ///   - floor: where the words begin that may belong to it: behind the link before.
  func kind(_ link: Block.Link, url: WebAddress?, at place: Range<Int>, floor: Int) -> WebKind? {
    // Most links are named by words of the passage, which are folded already.
    if !place.isEmpty { return kind(named: text, place, url: url, at: place, floor: floor) }
    let name = FoldedText(link.name)
    return kind(named: name, 0..<name.bytes.count, url: url, at: place, floor: floor)
  }

  /// The kind of a URL that is written out.
  func kind(of written: WrittenURL.Match) -> WebKind? {
    let name = FoldedText(written.label ?? "")
    return kind(
      named: name, 0..<name.bytes.count, url: WebAddress(written.value), at: written.range, floor: 0)
  }

  private func kind(
    named words: FoldedText, _ name: Range<Int>, url: WebAddress?, at place: Range<Int>, floor: Int
  ) -> WebKind? {
    let named = WebCues.names.matches(in: words, name).map(\.meaning)
    if let kind = strongest(named) { return kind }
    if let url, let kind = byTarget(url) { return kind }
    if Self.namesForm(words, name) { return named.contains(.page) ? .page : .form }
    if named.contains(.form) { return .form }
    if named.contains(.contactForm), words.sourceRange(name).count <= 60 { return .contactForm }
    return before(place, floor) ?? (named.contains(.page) || isUnderContactHead ? .page : nil)
  }

  private func strongest(_ kinds: [WebKind]) -> WebKind? {
    kinds.isEmpty ? nil : [.caseStatus, .chat, .scheduler, .account].first(where: kinds.contains)
  }

  private func byTarget(_ url: WebAddress) -> WebKind? {
    if let kind = url.host.kind { return kind }
    guard let kind = Self.paths.first(in: url.path) else { return nil }
    return url.path.lowercased().hasSuffix(".pdf") ? nil : kind
  }

  private static let paths = PathCues(WebCues.paths)

  /// "Form I-130", "Formulario N-400".
  private static func namesForm(_ text: FoldedText, _ name: Range<Int>) -> Bool {
    guard text.signs.contains(.digit) else { return false }
    return formWords.matches(in: text, name).contains { match in
      let code = text.bytes[match.range.upperBound..<name.upperBound].drop { $0 == 0x20 }.prefix {
        $0.isWord || $0 == UInt8(ascii: "-")
      }
      return code.first?.isUpper == true && code.contains(UInt8(ascii: "-"))
        && code.contains(where: \.isDigit)
    }
  }

  private static let formWords = CueTable<Bool>([("form", true), ("formulario", true)])

  /// The words before a link in its clause: "Submit a request online at …".
  private func before(_ place: Range<Int>, _ floor: Int) -> WebKind? {
    let floor = min(max(floor, place.lowerBound - 60), place.lowerBound)
    let start = Clauses.start(in: text, before: place.lowerBound, floor: floor)
    guard start < place.lowerBound else { return nil }
    let kinds = WebCues.names.matches(in: text, start..<place.lowerBound).map(\.meaning).filter {
      $0 != .contactForm
    }
    return strongest(kinds) ?? kinds.last
  }

  /// "Website", "Contact" above or beside the link.
  private var isUnderContactHead: Bool {
    let cues = passage.cues
    return cues.head?.namesContact == true || cues.label?.namesContact == true
      || cues.columnHead?.namesContact == true
  }
}

/// Parts of URL paths that say what a page is for, found in one pass whatever their number.
struct PathCues: Sendable {
  private let cues: [(part: [UInt8], kind: WebKind)]
  /// Positions in ``cues`` by the first byte of the part.
  private let starts: [[Int]]

  /// `table` in lower case, the more telling parts first.
  init(_ table: [(part: String, kind: WebKind)]) {
    cues = table.map { (Array($0.part.utf8), $0.kind) }
    var starts = [[Int]](repeating: [], count: 256)
    for (number, cue) in cues.enumerated() {
      if let first = cue.part.first { starts[Int(first)].append(number) }
    }
    self.starts = starts
  }

  /// What the first part of the table that stands in `path` means, in any letter case.
  func first(in path: Substring) -> WebKind? {
    var path = path
    let number = path.withUTF8 { bytes in
      var best = cues.count
      for place in bytes.indices {
        for number in starts[Int(bytes[place].isUpper ? bytes[place] | 0x20 : bytes[place])]
        where number < best && stands(number, at: place, in: bytes) { best = number }
      }
      return best
    }
    return number < cues.count ? cues[number].kind : nil
  }

  private func stands(_ number: Int, at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let part = cues[number].part
    guard place + part.count <= bytes.count else { return false }
    for offset in part.indices {
      let byte = bytes[place + offset]
      if (byte.isUpper ? byte | 0x20 : byte) != part[offset] { return false }
    }
    return true
  }
}
