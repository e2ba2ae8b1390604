import Model
import PageReading

/// Finds the telephone numbers of a passage, in its text and its links, each with its kind and its name.
struct PhoneRecogniser {
  let passage: Passage
  private var text: FoldedText { passage.text }

  init(_ passage: Passage) { self.passage = passage }

  /// The numbers in order, and contradictions between what a link shows and what it dials.
  func find() -> (mentions: [Mention], warnings: [Warning]) {
    let hasDigits = text.signs.contains(.digit)
    guard hasDigits || passage.block.links.contains(where: { PhoneLink.isOne($0.href) }) else {
      return ([], [])
    }
    let passage = passage
    lazy var surroundings = PhoneKindFinder(passage: passage, matches: []).surroundings()
    let scanner = PhoneScanner(text, isExpected: surroundings != nil || passage.block.marks.contains("tel"))
    var matches = hasDigits ? Examples.without(scanner.scan(), in: text, range: \.range) : []
    if !matches.isEmpty, isIdentifier { matches.removeAll() }
    let links = PhoneLinkMerging.merge(&matches, with: passage)
    var mentions =
      matches.isEmpty ? [] : describe(matches, kinds: links.kinds, surroundings: surroundings)
    mentions += shortCodes(besides: mentions)
    return (mentions, links.warnings)
  }

  /// Digits under "Case Number", or beside it, with no words of their own.
  private var isIdentifier: Bool {
    let cues = passage.cues
    guard cues.columnHead != nil || cues.rowHead != nil || cues.label != nil,
      !text.bytes.contains(where: \.isLetter)
    else { return false }
    if let head = cues.columnHead, head.namesIdentifier || head.phoneKind != nil {
      return head.namesIdentifier
    }
    return cues.rowHead?.namesIdentifier == true || cues.label?.namesIdentifier == true
  }

  private func describe(_ matches: [PhoneMatch], kinds: [Int: PhoneKind], surroundings: PhoneKind?)
    -> [Mention]
  {
    let finder = PhoneKindFinder(passage: passage, matches: matches)
    let names = linkNames
    var previous: PhoneKind?
    var name: String?
    return matches.indices.map { index in
      let stated = kinds[index] ?? finder.stated(index, previous: previous)
      previous = stated
      let around = surroundings == .fax && finder.isCall(index) ? .voice : surroundings
      let kind = stated ?? around ?? .voice
      // What is written by its last digits has the name of the number that it hangs on.
      let hangs = index > 0 && matches[index - 1].range.lowerBound == matches[index].range.lowerBound
      name = hangs ? name : label(index, finder: finder, linkNames: names)
      return Mention(
        kind: kind.rawValue, value: .phone(matches[index].value), range: matches[index].range,
        label: name,
        isKindStated: stated != nil || surroundings != nil,
        appliesTo: restriction(index, finder: finder))
    }
  }

  private func label(_ index: Int, finder: PhoneKindFinder, linkNames: [Range<Int>: String]) -> String? {
    let start = finder.matches[index].range.lowerBound
    let floor = finder.floor(index)
    var own = floor < start ? LabelFinder.introduction(in: text, from: floor, to: start) : nil
    if own == nil || own.map(LabelFinder.isPlain) == true, let inside = finder.parenthesis(index),
      let words = LabelFinder.tidy(text, inside), !LabelFinder.isPlain(words)
    {
      own = words
    }
    return LabelFinder.best(own ?? linkNames[finder.matches[index].range], in: passage)
  }

  /// "Call the office": what links say instead of their number, by place.
  private var linkNames: [Range<Int>: String] {
    let named = passage.block.links.filter { !$0.name.isEmpty && !$0.name.utf8.contains(where: \.isDigit) }
    if named.isEmpty { return [:] }
    return Dictionary(named.map { (text.foldedRange($0.range), $0.name) }) { first, _ in first }
  }

  private static let restricting = [
    "within ", "outside ", "from ", "for ", "in ", "inside ", "if ", "only ", "desde ", "fuera ",
  ]

  /// The parenthesis behind a number that says whom or where it is for.
  private func restriction(_ index: Int, finder: PhoneKindFinder) -> String? {
    guard let inside = finder.parenthesis(index) else { return nil }
    let lower = text.lower[inside]
    return Self.restricting.contains { lower.starts(with: $0.utf8) } ? text.written(inside) : nil
  }

  private func shortCodes(besides mentions: [Mention]) -> [Mention] {
    guard text.signs.contains(.digit) else { return [] }
    let codes = ShortCodes.scan(text)
    if codes.isEmpty { return [] }
    let index = RangeIndex(mentions.map(\.range))
    return codes.filter { index.overlapping($0.match.range).isEmpty }
      .map { code in
        Mention(
          kind: code.kind.rawValue, value: .phone(code.match.value), range: code.match.range,
          label: LabelFinder.best(nil, in: passage))
      }
  }
}
