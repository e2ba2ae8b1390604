import Model
import PageReading

/// Finds the e-mail addresses of a passage, and says where one is drawn by a script.
struct EmailRecogniser {
  let passage: Passage
  private var text: FoldedText { passage.text }

  init(_ passage: Passage) { self.passage = passage }

  /// The addresses in order, passages that hide one, and contradictions between a link's text and its target.
  func find() -> (mentions: [Mention], unread: [Unread], warnings: [Warning]) {
    let written = Examples.without(EmailScanner(text).scan(), in: text, range: \.range)
    if written.isEmpty, !passage.block.links.contains(where: \.mayWriteEmail) {
      return ([], hidden(besides: []), [])
    }
    var mentions: [Mention] = []
    var warnings: [Warning] = []
    let index = RangeIndex(written.map(\.range))
    var linked: Set<Int> = []
    for link in passage.block.links {
      var targets = link.emailAddresses
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
      mentions += targets.map { mention($0, at: place, name: link.name, isShown: !shown.isEmpty) }
    }
    for (number, match) in written.enumerated() where !linked.contains(number) {
      mentions.append(mention(match.value, at: match.range, name: nil, isShown: true))
    }
    mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
    return (mentions, hidden(besides: mentions), warnings)
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

  private func mention(_ value: EmailAddress, at range: Range<Int>, name: String?, isShown: Bool) -> Mention {
    let floor = Clauses.start(in: text, before: range.lowerBound, floor: max(0, range.lowerBound - 120))
    let own =
      floor < range.lowerBound ? LabelFinder.introduction(in: text, from: floor, to: range.lowerBound) : nil
    let isNamed =
      name?.utf8.contains(UInt8(ascii: "@")) != true && HiddenEmailCues.isPlaceholder(name) == false
    let linked = isShown || !isNamed ? nil : name
    let label =
      own.flatMap { EmailLabels.isPlain($0) ? nil : $0 } ?? linked ?? LabelFinder.beside(passage) ?? own
    return Mention(
      value: .email(value), range: range, display: isShown ? nil : value.text, label: label)
  }

  private func hidden(besides mentions: [Mention]) -> [Unread] {
    guard mentions.isEmpty, isHidden else { return [] }
    return [unread]
  }

  /// The passage as one whose address cannot be read.
  var unread: Unread {
    let words = text.quote(around: 0..<0)
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

/// "E-mail:" that is all a passage says: the address stands in the next one, or below it in its column, or a script draws it.
struct EmptyEmailLabels {
  private var waiting: (unread: Unread, cell: Block.Cell?)?

  /// Looks at the passage that comes next.
  ///
  /// - Returns: the label before it, where nothing answers that.
  mutating func see(_ passage: Passage, _ emails: EmailRecogniser, finds: Bool) -> Unread? {
    var unread: Unread?
    if let waiting, !answers(waiting.cell, passage, finds: finds) {
      // The cells of its row may all be heads of columns.
      if let cell = waiting.cell, let next = passage.block.cell, cell.table == next.table,
        next.row <= cell.row + 1, next.column != cell.column
      {
        return nil
      }
      unread = waiting.unread
    }
    waiting = !finds && emails.endsWithEmptyLabel ? (emails.unread, passage.block.cell) : nil
    return unread
  }

  /// The label that the last passage left without an answer.
  mutating func end() -> Unread? {
    defer { waiting = nil }
    return waiting?.unread
  }

  private func answers(_ cell: Block.Cell?, _ passage: Passage, finds: Bool) -> Bool {
    if finds { return true }
    // "E-mail:" | "Ask at the front desk".
    guard let cell, let next = passage.block.cell else { return false }
    return next.isRight(of: cell)
      && passage.text.bytes.contains(where: \.isLetter) && passage.text.bytes.last != UInt8(ascii: ":")
  }
}

/// Phrases that stand where a script would draw an address. A new one is one line.
enum HiddenEmailCues {
  static let table = CueTable<Bool>(
    [
      "email protected", "this email address is being protected", "javascript enabled to view it",
      "enable javascript to view this email", "enable javascript to see this email",
      "enable javascript to see the email",
      "enable javascript to view the email", "activate javascript to view", "javascript to show this email",
      "email address is hidden", "email hidden", "hidden email",
      "direccion de correo electronico esta siendo protegida",
      "javascript activado para poder verlo", "habilite javascript para ver el correo",
      "email address requires javascript",
      "javascript is required to view this email", "javascript required to view", "turn on javascript to see",
    ].map { (phrase: $0, meaning: true) })

  /// "[email protected]" and the like name nothing.
  static func isPlaceholder(_ name: String?) -> Bool {
    name.map { table.first(in: FoldedText($0)) != nil } ?? false
  }

  /// Names of links and labels that announce an address.
  static let naming = CueTable<Bool>(
    ["email", "e mail", "mail us", "correo electronico", "correo"].map { (phrase: $0, meaning: true) })
}
