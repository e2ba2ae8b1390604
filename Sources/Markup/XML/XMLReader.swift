package import Model

/// Reads XML as a row of events, and goes on where an XML processor has to stop.
///
/// One pass over UTF-8 in memory, nothing is copied and no tree is built. Namespaces (Namespaces in XML 1.0), `xml:base` and
/// `xml:lang` are followed. Whatever is not well-formed (XML 1.0, fifth edition) is read in the way that loses least, and
/// told as a warning with its line. Nothing outside the document is ever opened; of a document type declaration only short
/// internal entities without references of their own are used.
package struct XMLReader: ~Copyable {
  /// What was met.
  package enum Event: Sendable { case start, end, text, finished }

  /// Bounds on what a document may ask for.
  package enum Limit {
    /// Open elements; deeper ones are passed over.
    package static let depth = 256
    static let attributes = 64
    static let bindings = 256
    static let warnings = 100
    /// Characters of one warning.
    static let warning = 200
  }

  let bytes: UnsafePointer<UInt8>
  let count: Int
  let vocabulary: XMLVocabulary
  /// Index of the next unread byte.
  var position = 0

  /// Elements that are open, outermost first.
  var open: [OpenElement] = []
  var attributes: [XMLAttribute] = []
  var bindings: [NamespaceBinding] = []
  var defaultNamespace: UInt8 = 0
  var declaredNamespaces: Set<UInt8> = []
  /// Elements to close before anything else is read.
  var pendingEnds = 0
  /// Elements beyond the depth limit that are open.
  var overflow = 0
  var hasRoot = false
  var text = XMLTextPiece()
  var entities = EntityDeclarations()
  var bases: [String]
  var languages: [String] = []
  /// The base where neither the caller nor the document gives one.
  package var fallbackBase: String?
  var lines = LineCounter()
  /// Quote characters that are known not to come any more.
  var isQuoteGone = (double: false, single: false)

  /// Elements that were open where the document ended; 0 while it has not, and where it ended as it should.
  package private(set) var depthAtEnd = 0

  /// What was odd, in the order of the document; at most 100.
  package private(set) var warnings: [Warning] = []
  /// Number of the element of a start event in the vocabulary's table; 0 = unknown.
  package internal(set) var element: UInt8 = 0
  /// Number of the namespace of that element; 0 = none, 255 = unknown.
  package internal(set) var namespace: UInt8 = 0

  /// A reader of `text`, which must outlive it; `base` is the address that relative references start from.
  package init(_ text: UnsafeBufferPointer<UInt8>, vocabulary: XMLVocabulary, base: String?) {
    bytes = text.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    count = text.count
    self.vocabulary = vocabulary
    bases = base.map { [$0] } ?? []
    open.reserveCapacity(16)
    attributes.reserveCapacity(8)
  }

  /// Open elements, the one of a start event included.
  package var depth: Int { open.count }

  /// The next event; `finished` again and again at the end.
  package mutating func next() -> Event {
    if pendingEnds > 0 {
      pendingEnds -= 1
      close()
      return .end
    }
    while position < count {
      let event: Event? =
        switch bytes[position] {
        case UInt8(ascii: "<"): readMarkup()
        case UInt8(ascii: "&"): readReference()
        default: readCharacters()
        }
      if let event { return event }
    }
    return finish()
  }

  /// Passes over the rest of the element of the last start event, its end included.
  package mutating func skip() {
    let depth = open.count
    while open.count >= depth {
      if case .finished = next() { return }
    }
  }

  private mutating func finish() -> Event {
    guard !open.isEmpty else { return .finished }
    if depthAtEnd == 0 { depthAtEnd = open.count }
    warn("the document ends inside <\(name(of: open.count - 1))>")
    pendingEnds = open.count - 1
    close()
    return .end
  }

  /// Notes that something about the current position is odd.
  mutating func warn(_ text: String) {
    guard warnings.count < Limit.warnings else { return }
    // A name that a warning quotes may be as long as the document.
    let text = text.utf8.count > Limit.warning ? String(text.prefix(Limit.warning)) + "…" : text
    warnings.append(Warning(text, line: lines.line(at: min(position, count), in: bytes)))
  }

  /// Notes something found by whoever uses the events.
  package mutating func note(_ text: String) { warn(text) }

  func name(of index: Int) -> String { string(open[index].name) }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
  }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
  }
}

/// An element between its start and its end.
struct OpenElement {
  /// The name as written, prefix included.
  var name: Range<Int>
  /// Bindings, bases and languages in force outside of it.
  var bindings: Int
  var defaultNamespace: UInt8
  var bases: Int
  var languages: Int
}

/// A prefix and the namespace it stands for.
struct NamespaceBinding {
  var prefix: Range<Int>
  var namespace: UInt8
}

/// An attribute of the last start event.
struct XMLAttribute {
  /// The name as written, prefix included.
  var name: Range<Int>
  var value: Range<Int>
  var hasReferences: Bool
}

/// The piece of text a text event stands for.
struct XMLTextPiece {
  /// Bytes of the document, or empty.
  var range = 0..<0
  /// A character that was written as a reference.
  var codePoint: UInt32?
  /// The replacement of a declared entity.
  var replacement: [UInt8]?
}

/// Counts lines no further than asked.
struct LineCounter {
  private var position = 0
  private var line = 1

  /// The line, from 1, of the byte at `index`, which never goes back.
  mutating func line(at index: Int, in bytes: UnsafePointer<UInt8>) -> Int {
    while position < index {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    return line
  }
}
