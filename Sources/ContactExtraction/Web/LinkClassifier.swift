import PageReading

/// Says what a link is for: by its name, its target, and the words before it.
struct LinkClassifier {
  let passage: Passage
  private var text: FoldedText { passage.text }

  init(_ passage: Passage) { self.passage = passage }

  /// The kind of the link named `name` to `url`; nil where it is no way of contact.
  ///
  /// - Parameter floor: where the words begin that may belong to it: behind the link before.
  func kind(name: String, url: WebAddress?, at place: Range<Int>, floor: Int = 0) -> WebKind? {
    let words = FoldedText(name)
    let named = WebCues.names.matches(in: words).map(\.meaning)
    if let kind = strongest(named) { return kind }
    if let url, let kind = byTarget(url) { return kind }
    if Self.namesForm(words) { return named.contains(.page) ? .page : .form }
    if named.contains(.form) { return .form }
    if named.contains(.contactForm), name.utf8.count <= 60 { return .contactForm }
    return before(place, floor) ?? (named.contains(.page) || isUnderContactHead ? .page : nil)
  }

  private func strongest(_ kinds: [WebKind]) -> WebKind? {
    kinds.isEmpty ? nil : [.caseStatus, .chat, .scheduler, .account].first(where: kinds.contains)
  }

  private func byTarget(_ url: WebAddress) -> WebKind? {
    let host = url.host.hasPrefix("www.") ? String(url.host.dropFirst(4)) : url.host
    if let kind = WebCues.hosts[host] { return kind }
    guard let kind = Self.paths.first(in: url.path) else { return nil }
    return url.path.lowercased().hasSuffix(".pdf") ? nil : kind
  }

  private static let paths = PathCues(WebCues.paths)

  /// "Form I-130", "Formulario N-400".
  private static func namesForm(_ text: FoldedText) -> Bool {
    guard text.signs.contains(.digit) else { return false }
    return formWords.matches(in: text).contains { match in
      let code = text.bytes[match.range.upperBound...].drop { $0 == 0x20 }.prefix {
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
    if passage.head.namesContact { return true }
    let heads = [passage.block.label, passage.block.cell?.columnHead].compactMap { $0 }
    return heads.contains { WebCues.names.first(in: FoldedText($0)) != nil && $0.utf8.count <= 40 }
  }
}
