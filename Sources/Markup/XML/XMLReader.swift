import CLibXML2
package import Model

/// Reads XML as a row of events, and goes on where an XML processor has to stop.
///
/// libxml2 reads the document piece by piece, so that neither a tree nor a row of all events stands in memory. At the first
/// error (XML 1.0, fifth edition) the document is written anew from its beginning, well-formed (``XMLRepair``); what was told
/// before is passed over, so that nothing is told twice. Namespaces (Namespaces in XML 1.0), `xml:base` and `xml:lang` are
/// followed. Nothing outside the document is ever opened; of a document type declaration only short internal entities without
/// references of their own are used.
package struct XMLReader: ~Copyable {
  /// What was met.
  package enum Event: Sendable { case start, end, text, finished }

  /// Bounds on what a document may ask for.
  package enum Limit {
    /// Open elements; tags of deeper ones are passed over.
    package static let depth = feedwatch_xml_most_levels
    static let attributes = feedwatch_xml_most_attributes
    /// Declarations of namespaces in force at once.
    static let namespaces = feedwatch_xml_most_namespaces
    static let warnings = 100
    /// Characters of one warning.
    static let warning = 200
    /// Bytes that libxml2 is given at a time.
    static let piece = 32 * 1024
  }

  private let source: UnsafeBufferPointer<UInt8>
  let vocabulary: XMLVocabulary
  private let parser: OpaquePointer?
  /// Bytes of the document that libxml2 was given; of no meaning while it is repaired.
  private var given = 0
  private var isAllGiven = false
  private var repair: XMLRepair?

  var batch = feedwatch_xml_batch()
  /// Index of the next event in the batch.
  private var place = 0
  /// The last event.
  var event = feedwatch_xml_event()
  /// What was told since the beginning, and what of it the repaired document still has to repeat.
  private var told = Progress()
  private var toRepeat = Progress()

  /// Elements that are open, outermost first.
  var open: [OpenElement] = []
  var bases: [String]
  var languages: [String] = []
  var declaredNamespaces: Set<UInt8> = []
  private var elementNumbers = InternedNumbers()
  private var namespaceNumbers = InternedNumbers()
  /// The base where neither the caller nor the document gives one.
  package var fallbackBase: String?

  /// Elements that were open where the document ended; 0 while it has not, and where it ended as it should.
  package private(set) var depthAtEnd = 0
  /// Number of the element of a start event in the vocabulary's table; 0 = unknown.
  package private(set) var element: UInt8 = 0
  /// Number of the namespace of that element; 0 = none, 255 = unknown.
  package private(set) var namespace: UInt8 = 0
  private var ownWarnings: [Warning] = []

  /// A reader of `text`, which must outlive it; `base` is the address that relative references start from.
  package init(_ text: UnsafeBufferPointer<UInt8>, vocabulary: XMLVocabulary, base: String?) {
    source = text
    self.vocabulary = vocabulary
    bases = base.map { [$0] } ?? []
    parser = feedwatch_xml_parser_new()
    open.reserveCapacity(16)
    let beginning = XMLRepair.beginning(of: text, roots: vocabulary.roots)
    if beginning > 0 || XMLRepair.isNeeded(for: text) { beginRepair(beginning: beginning) }
  }

  deinit { feedwatch_xml_parser_free(parser) }

  /// Open elements, the one of a start event included.
  package var depth: Int { open.count }

  /// The next event; `finished` again and again at the end.
  package mutating func next() -> Event {
    while true {
      guard place < batch.count else {
        if readOn() { continue }
        return closeRest()
      }
      event = batch.events[place]
      place += 1
      if !toRepeat.isEmpty, wasTold() { continue }
      switch event.kind {
      case feedwatch_xml_start:
        told.countTag()
        enterElement()
        return .start
      case feedwatch_xml_end:
        told.countTag()
        leaveElement()
        return .end
      default:
        told.text += Int(event.length)
        return .text
      }
    }
  }

  /// Passes over the rest of the element of the last start event, its end included.
  package mutating func skip() {
    let depth = open.count
    while open.count >= depth {
      if case .finished = next() { return }
    }
  }
}

// MARK: - Pieces

extension XMLReader {
  /// How far a document was told: its tags, and the bytes of text since the last of them.
  private struct Progress {
    var tags = 0
    var text = 0

    var isEmpty: Bool { tags == 0 && text == 0 }
    mutating func countTag() { (tags, text) = (tags + 1, 0) }
  }

  /// Has libxml2 read the next piece; false at the end.
  private mutating func readOn() -> Bool {
    guard !isAllGiven, let parser else { return false }
    place = 0
    if repair != nil {
      repair?.writeOn(limit: Limit.piece)
      isAllGiven = repair?.isAtEnd ?? true
      repair?.output.withUnsafeBufferPointer {
        _ = feedwatch_xml_parser_push(parser, $0.baseAddress, $0.count, 0)
      }
    } else {
      let end = min(given + Limit.piece, source.count)
      let piece = UnsafeBufferPointer(rebasing: source[given..<end])
      given = end
      isAllGiven = end == source.count
      let state = feedwatch_xml_parser_push(parser, piece.baseAddress, piece.count, isAllGiven ? 1 : 0)
      if state != feedwatch_xml_sound { beginRepair() }
    }
    batch = feedwatch_xml_parser_batch(parser)
    return true
  }

  /// Begins the document anew, as one that is written well-formed.
  private mutating func beginRepair(beginning: Int = 0) {
    guard let parser else { return }
    var line: UInt32 = 0
    let error = feedwatch_xml_parser_error(parser, &line).map {
      Warning("not well-formed: " + String(cString: $0), line: Int(line))
    }
    repair = XMLRepair(source, error: error, beginning: beginning)
    toRepeat = told
    isAllGiven = feedwatch_xml_parser_restart(parser) == 0
  }

  /// Whether `event` was told before the document was begun anew; shortens a text of which only a part was.
  private mutating func wasTold() -> Bool {
    if event.kind != feedwatch_xml_text {
      // Text that was told before this tag, and is not there any more.
      if toRepeat.tags == 0 {
        toRepeat.text = 0
        return false
      }
      toRepeat.tags -= 1
      return true
    }
    guard toRepeat.tags == 0 else { return true }
    let part = min(toRepeat.text, Int(event.length))
    toRepeat.text -= part
    event.offset += UInt32(part)
    event.length -= UInt32(part)
    // Whatever the two readings make of a text: it begins with a whole character, on which the texts of fields rely.
    while event.length > 0, slice(event.offset, 1).first.map({ $0 & 0xC0 == 0x80 }) == true {
      event.offset += 1
      event.length -= 1
    }
    return event.length == 0
  }

  /// Ends one of the elements that the document ends inside of.
  private mutating func closeRest() -> Event {
    guard !open.isEmpty else { return .finished }
    if depthAtEnd == 0 {
      depthAtEnd = open.count
      warn("the document ends inside <\(elementName)>", line: repair?.lastLine)
    }
    leaveElement()
    return .end
  }
}

// MARK: - Elements

/// An element between its start and its end; the names are libxml2's and live as long as the reader.
struct OpenElement {
  let local: UnsafePointer<CChar>?
  let prefix: UnsafePointer<CChar>?
  /// Bases and languages in force outside of it.
  let bases: Int
  let languages: Int
}

extension XMLReader {
  /// Enters the element of `event`: what its attributes declare comes into force, then its name is resolved.
  private mutating func enterElement() {
    open.append(
      OpenElement(local: event.local, prefix: event.prefix, bases: bases.count, languages: languages.count))
    if event.declarations > 0 { noteDeclarations() }
    if event.has_xml_attributes != 0 { enterXMLAttributes() }
    guard let local = event.local else { return }
    let vocabulary = vocabulary
    element = elementNumbers.number(of: local) { vocabulary.elements.number(of: $0) }
    if let address = event.uri {
      namespace = namespaceNumber(address)
    } else {
      namespace = event.prefix.map { usualNamespace(ofPrefix: String(cString: $0)) } ?? 0
    }
  }

  private mutating func leaveElement() {
    guard let last = open.popLast() else { return }
    if bases.count > last.bases { bases.removeLast(bases.count - last.bases) }
    if languages.count > last.languages { languages.removeLast(languages.count - last.languages) }
  }

  private mutating func namespaceNumber(_ address: UnsafePointer<CChar>) -> UInt8 {
    let vocabulary = vocabulary
    return namespaceNumbers.number(of: address) { vocabulary.namespace(String(decoding: $0, as: UTF8.self)) }
  }

  /// An undeclared prefix is taken as people usually mean it.
  private mutating func usualNamespace(ofPrefix prefix: String) -> UInt8 {
    warn("undeclared namespace prefix \"\(prefix)\"", line: Int(event.line))
    return vocabulary.usualPrefixes[prefix.lowercased()] ?? 255
  }

  private mutating func noteDeclarations() {
    for index in Int(event.first_declaration)..<Int(event.first_declaration + event.declarations) {
      guard let address = batch.declarations[index] else { continue }
      declaredNamespaces.insert(namespaceNumber(address))
      let written = String(cString: address)
      if written.contains(where: \.isWhitespace) {
        warn("namespace \"\(written)\" with white space", line: Int(event.line))
      }
    }
  }

  /// `xml:base` and `xml:lang`.
  private mutating func enterXMLAttributes() {
    for attribute in attributes where attribute.hasPrefix("xml") {
      if attribute.isNamed("base") { enterBase(value(attribute)) }
      if attribute.isNamed("lang") { languages.append(value(attribute)) }
    }
  }
}

// MARK: - Warnings

extension XMLReader {
  /// What was odd, in the order of the document; at most 100.
  package var warnings: [Warning] {
    let all = (repair?.warnings ?? []) + ownWarnings
    // The repair is a piece ahead of what is told.
    let sorted = all.enumerated().sorted {
      ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
    }
    return sorted.prefix(Limit.warnings).map(\.element)
  }

  /// Notes something found by whoever uses the events.
  package mutating func note(_ text: String) { warn(text, line: Int(event.line)) }

  private mutating func warn(_ text: String, line: Int?) {
    if ownWarnings.count < Limit.warnings { ownWarnings.append(Warning(bounded: text, line: line)) }
  }
}

extension Warning {
  /// A warning of bounded length: a name that it quotes may be as long as the document.
  init(bounded text: String, line: Int?) {
    let limit = XMLReader.Limit.warning
    self.init(text.utf8.count > limit ? String(text.prefix(limit)) + "…" : text, line: line)
  }
}
