import Model
import PageReading

/// Finds the e-mail addresses of a passage, and says where one is drawn by a script.
struct EmailRecogniser {
  let passage: Passage
  private var text: FoldedText { passage.text }

  init(_ passage: Passage) { self.passage = passage }

  /// The addresses in order, passages that hide one, and contradictions between a link's text and its target.
  func find() -> (findings: [Finding], unread: [Unread], warnings: [Warning]) {
    let written = Examples.without(EmailScanner(text).scan(), in: text, range: \.range)
    if written.isEmpty, !passage.block.links.contains(where: EmailLink.mayWrite) {
      return ([], hidden(besides: []), [])
    }
    var findings: [Finding] = []
    var warnings: [Warning] = []
    let index = RangeIndex(written.map(\.range))
    var linked: Set<Int> = []
    for link in passage.block.links {
      var targets = EmailLink.read(link)
      guard !targets.isEmpty else { continue }
      let place = text.foldedRange(link.range)
      let shown = index.overlapping(place)
      if let first = shown.first, isValue(link) { targets = [written[first].value] }
      linked.formUnion(shown)
      let values = Set(targets.map { $0.text.lowercased() })
      if let other = shown.first(where: {
        !values.contains(written[$0].value.text.lowercased()) && !isGlued(written[$0], to: place, values)
      }) {
        warnings.append(
          Warning("the link shows \(written[other].value.text) and writes to \(targets[0].text)"))
      }
      findings += targets.map { finding($0, at: place, name: link.name, isShown: !shown.isEmpty) }
    }
    for (number, match) in written.enumerated() where !linked.contains(number) {
      findings.append(finding(match.value, at: match.range, name: nil, isShown: true))
    }
    findings.sort { $0.range.lowerBound < $1.range.lowerBound }
    return (findings, hidden(besides: findings), warnings)
  }

  /// `<b>Email</b><a href="mailto:…">clerk@agency.gov</a>`: words before the link are no part of the address that it shows.
  private func isGlued(_ match: EmailScanner.Match, to place: Range<Int>, _ values: Set<String>) -> Bool {
    match.range.lowerBound < place.lowerBound
      && EmailScanner(FoldedText(text.written(place))).scan().contains {
        values.contains($0.value.text.lowercased())
      }
  }

  /// In a card of microformats the text of the part called "value" counts, not its target (value-class-pattern).
  private func isValue(_ link: Block.Link) -> Bool {
    link.attributes["class"] == "value" && passage.block.marks.contains("email")
  }

  private func finding(_ value: EmailAddress, at range: Range<Int>, name: String?, isShown: Bool) -> Finding {
    let floor = Clauses.start(in: text, before: range.lowerBound, floor: max(0, range.lowerBound - 120))
    let own =
      floor < range.lowerBound ? LabelFinder.introduction(in: text, from: floor, to: range.lowerBound) : nil
    let isNamed =
      name?.utf8.contains(UInt8(ascii: "@")) != true && HiddenEmailCues.isPlaceholder(name) == false
    let linked = isShown || !isNamed ? nil : name
    let label =
      own.flatMap { EmailLabels.isPlain($0) ? nil : $0 } ?? linked ?? LabelFinder.beside(passage) ?? own
    return Finding(
      value: .email(value), range: range, display: isShown ? nil : value.text, label: label)
  }

  private func hidden(besides findings: [Finding]) -> [Unread] {
    guard findings.isEmpty, isHidden else { return [] }
    return [unread]
  }

  /// The passage as one whose address cannot be read.
  var unread: Unread {
    let words = Evidence.around(0..<0, in: text)
    let shown = words.isEmpty ? passage.block.links.first?.name ?? "" : words
    return Unread(kind: "scripted-email", text: String(shown.prefix(600)), section: passage.block.section)
  }

  private var isHidden: Bool {
    if HiddenEmailCues.table.first(in: text) != nil { return true }
    return passage.block.links.contains { link in
      guard let href = link.href, href.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "j") else {
        return false
      }
      let target = href.lowercased()
      return target.hasPrefix("javascript:")
        && (target.contains("mail") || HiddenEmailCues.naming.first(in: FoldedText(link.name)) != nil)
    }
  }

  /// "E-mail:" with nothing behind it: a script draws the address, unless it stands in what follows (``EmptyEmailLabels``).
  var endsWithEmptyLabel: Bool {
    guard text.bytes.last == UInt8(ascii: ":"), text.bytes.count < 200, passage.block.links.isEmpty,
      passage.block.role != .term
    else { return false }
    return text.lower.split(separator: UInt8(ascii: "\n")).contains { line in
      ["email:", "e-mail:", "email address:", "e-mail address:", "correo electronico:"].contains {
        line.elementsEqual($0.utf8)
      }
    }
  }
}

/// Labels of e-mail addresses that name nothing but the channel.
enum EmailLabels {
  private static let plain: Set<String> = [
    "email", "e-mail", "mail", "email address", "e-mail address", "correo electrónico", "correo", "email us",
    "email us at",
    "contact", "questions", "or email", "or e-mail", "email at", "send an email to",
  ]

  static func isPlain(_ label: String) -> Bool {
    var words = label.lowercased()
    while let last = words.last, last == ":" || last == " " { words.removeLast() }
    return plain.contains(words)
  }
}
