import PageReading

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
