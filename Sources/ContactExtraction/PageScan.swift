import Model
import PageReading

/// Runs the recognisers over the blocks of a page and gives their mentions a place: section, label, evidence, region.
struct PageScan {
  /// Facts in reading order, passages not understood, contradictions.
  struct Reading {
    var facts: [PlacedFact] = []
    var unread: [Unread] = []
    var warnings: [Warning] = []
    fileprivate var emptyLabels = EmptyEmailLabels()
  }

  let page: Page
  private let limits: ExtractionLimits
  private let leads: [Int: String]
  private let webAddresses = WebAddressReader()
  private let hoursCache = HoursCache()

  init(_ page: Page, limits: ExtractionLimits = ExtractionLimits()) {
    self.page = page
    self.limits = limits
    leads = ContainerLeads.find(in: page.blocks)
  }

  func read() -> Reading {
    var reading = Reading()
    var labels = LabelCache()
    var siblings = SiblingLabels()
    // By number, for a block is long to copy.
    for index in page.blocks.indices {
      let passage = passage(index, &labels, &siblings)
      scan(passage, into: &reading)
      guard reading.facts.count <= limits.facts else {
        reading.facts.removeSubrange(limits.facts...)
        reading.warnings.append(
          Warning("the page states more than \(limits.facts) facts; the rest was left out"))
        break
      }
    }
    if let unread = reading.emptyLabels.end() { reading.unread.append(unread) }
    reading.facts = HoursMerging.merge(reading.facts, page: page)
    return reading
  }

  private func passage(_ index: Int, _ labels: inout LabelCache, _ siblings: inout SiblingLabels) -> Passage {
    let lead = leads.isEmpty ? nil : leads[page.blocks[index].container]
    guard let label = siblings.label(of: index, in: page.blocks) else {
      return Passage(
        page.blocks, place: index, index: index, lead: lead, cues: labels.cues(of: page.blocks[index]))
    }
    var block = page.blocks[index]
    block.label = label
    return Passage(block, index: index, lead: lead, cues: labels.cues(of: block))
  }

  private func scan(_ passage: Passage, into reading: inout Reading) {
    guard !passage.text.bytes.isEmpty || !passage.block.links.isEmpty else { return }
    var phones = PhoneRecogniser(passage).find()
    let isBeforeBlock = passage.block.cell != nil && passage.index + 1 < page.blocks.count
    if isBeforeBlock {
      ExtensionCells.complete(&phones.mentions, of: passage, with: page.blocks[passage.index + 1])
    }
    let emailRecogniser = EmailRecogniser(passage)
    let emails = emailRecogniser.find()
    if let unread = reading.emptyLabels.see(passage, emailRecogniser, finds: !emails.mentions.isEmpty) {
      reading.unread.append(unread)
    }
    let web = WebRecogniser(passage, pageURL: page.url, addresses: webAddresses)
      .find(besides: emails.mentions)
    // With the cell beside it, where that says until when.
    let joined = isBeforeBlock ? TimeCells.joined(passage, with: page.blocks[passage.index + 1]) : nil
    let timed = joined ?? passage
    let hours = HoursRecogniser(timed, among: page.blocks, cache: hoursCache).find()
    var mentions = phones.mentions
    mentions += emails.mentions
    mentions += web
    mentions += hours
    if mentions.count > 1 { mentions.sort { $0.range.lowerBound < $1.range.lowerBound } }
    for mention in mentions {
      reading.facts.append(fact(mention, in: mention.hours != nil ? timed : passage))
    }
    reading.unread += emails.unread
    reading.warnings += phones.warnings + emails.warnings
  }

  private func fact(_ mention: Mention, in passage: Passage) -> PlacedFact {
    let block = passage.block
    let written = passage.text.written(mention.range)
    let fact = Fact(
      kind: mention.kind, value: mention.value,
      display: mention.display ?? (written.isEmpty ? mention.value.text : written.onOneLine),
      label: mention.label ?? (mention.hours != nil ? nil : LabelFinder.beside(passage)),
      section: block.section, conditions: Conditions(appliesTo: mention.appliesTo),
      evidence: passage.text.quote(around: mention.range), region: block.region)
    let source = passage.text.sourceRange(mention.range)
    return PlacedFact(
      fact: fact, position: (passage.index, mention.range.lowerBound),
      extent: ScopeBinder.Extent(
        first: (passage.index, source.lowerBound), last: (passage.index, source.upperBound)),
      isKindStated: mention.isKindStated,
      container: block.container,
      hours: mention.hours)
  }
}
