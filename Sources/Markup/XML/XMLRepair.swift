import Model
import Text

/// Writes a document that is not well-formed anew, so that libxml2 can read all of it.
///
/// What the document means is read in the way that loses least, and each thing that had to be mended is told as a warning with
/// its line. Tags are closed in the order they were opened, references are written as their characters, CDATA sections as text;
/// comments, instructions and the document type are left out. All stands in one element more, for there may be several
/// outermost ones. Each line break stays in its place, so that libxml2 counts the lines of the document.
///
/// It is written piece by piece, in linear time, and within ``XMLReader/Limit`` and ``Limit``.
struct XMLRepair {
  /// Bounds on what libxml2 is given.
  enum Limit {
    /// Bytes of one name; and different names, which libxml2 keeps in a table that does not grow.
    static let name = 1000
    static let names = 4096
    /// Bytes of one tag.
    static let tag = 1_000_000
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Index of the next unread byte.
  var position = 0
  /// The piece that was written last.
  private(set) var output: [UInt8] = []
  private(set) var isAtEnd = false
  /// What was mended, in the order of the document; at most 100.
  private(set) var warnings: [Warning] = []
  /// What libxml2 found, for a document in which nothing is found here.
  private var error: Warning?
  private var lines = LineCounter()

  /// Elements that are open, outermost first.
  var open: [Element] = []
  /// Elements beyond the depth limit that are open.
  var overflow = 0
  var hasRoot = false
  /// Declarations of namespaces in force.
  var namespaces = 0
  /// No document type of which the end is looked for ends.
  var isDoctypeEndGone = false
  /// Quote characters that are known not to come any more.
  var isQuoteGone = (double: false, single: false)
  /// Hashes of the different names that were written.
  var names: Set<Int> = []
  private var entities = EntityDeclarations()
  /// Index at which the document begins, behind what a program has written before it.
  let beginning: Int
  /// The end of the text of the CDATA section that is being written, and the index after the section.
  private var section: (end: Int, next: Int)?

  /// An element between its start and its end.
  struct Element {
    /// The name as the document has it, and as it is written.
    let name: Range<Int>
    let written: [UInt8]
    /// Namespaces it declares.
    let namespaces: Int
  }

  /// A repair of `bytes`, which must outlive it; `error` is what libxml2 has against them, if it has read them. What stands
  /// before `beginning` is no part of the document.
  init(_ bytes: UnsafeBufferPointer<UInt8>, error: Warning?, beginning: Int = 0) {
    self.bytes = bytes
    self.error = error
    self.beginning = beginning
  }

  /// Writes the next piece into ``output``, of `limit` bytes and what is left of the last tag or run of text.
  mutating func writeOn(limit: Int) {
    output.removeAll(keepingCapacity: true)
    if position == 0 {
      write("<feedwatch>")
      skipToBeginning()
    }
    while output.count < limit, position < bytes.count || section != nil {
      if section != nil {
        writeSection(limit: limit)
        continue
      }
      switch bytes[position] {
      case UInt8(ascii: "<"): writeMarkup()
      case UInt8(ascii: "&"): writeReference()
      default: writeCharacters(limit: limit)
      }
    }
    guard position >= bytes.count, section == nil else { return }
    isAtEnd = true
    // libxml2 holds text back until mark-up follows. What is open at the end is closed by the reader, which has to know it.
    write("<?end?>")
    if warnings.isEmpty, open.isEmpty, let error { warnings.append(error) }
  }

  private mutating func skipToBeginning() {
    guard beginning > 0 else { return }
    warn("mark-up before the document")
    position = beginning
    writeLineBreaks(of: 0..<beginning)
  }

  /// The line on which the document ends.
  var lastLine: Int {
    var lines = lines
    return lines.line(at: bytes.count, in: bytes)
  }

  /// Notes that something about the current position is odd.
  mutating func warn(_ text: String) {
    guard warnings.count < XMLReader.Limit.warnings else { return }
    warnings.append(Warning(bounded: text, line: lines.line(at: min(position, bytes.count), in: bytes)))
  }
}

// MARK: - Text

extension XMLRepair {
  /// Text up to the next mark-up or reference.
  private mutating func writeCharacters(limit: Int) {
    let end = endOfPiece(limit, before: bytes.count)
    let start = position
    while position < end {
      let run = ByteRun.end(
        slice(0..<end), from: position, marks: (UInt8(ascii: "<"), UInt8(ascii: "&"), 0, 0, 0))
      position = run
      guard run < end, bytes[run] < 0x20 else { break }
      guard !bytes[run].isForbiddenInXML else {
        if run == start { return dropControls() }
        break
      }
      position += 1
    }
    deliver(start..<position)
  }

  /// The index behind the next `limit` bytes, and the rest of the last character in them.
  private func endOfPiece(_ limit: Int, before end: Int) -> Int {
    var index = min(position + limit, end)
    while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  /// XML 1.0, section 2.2: no control characters but tab and line breaks.
  private mutating func dropControls() {
    warn("control character 0x\(String(bytes[position], radix: 16)) dropped")
    while position < bytes.count, bytes[position].isForbiddenInXML { position += 1 }
  }

  /// Writes the text in `range`, if there is an element it belongs to.
  mutating func deliver(_ range: Range<Int>) {
    guard open.isEmpty else { return write(text: slice(range)) }
    if range.contains(where: { bytes[$0] > 0x20 }) { warnOfTextOutside() }
    writeLineBreaks(of: range)
  }

  private mutating func warnOfTextOutside() {
    warn(hasRoot ? "text after the end of the document" : "text before the document")
  }

  /// The text of the CDATA section that begins at the current position, which it moves past what is written.
  private mutating func writeSection(limit: Int) {
    guard let (end, next) = section else { return }
    let start = position
    position = endOfPiece(limit, before: end)
    if start < position { deliver(start..<position) }
    guard position == end else { return }
    position = next
    section = nil
  }

  /// Begins a CDATA section, whose text is from here to `end`.
  mutating func enterSection(from start: Int, to end: Int, next: Int) {
    position = start
    section = (end, next)
  }

  /// The characters a reference stands for, or a lone ampersand.
  private mutating func writeReference() {
    guard !open.isEmpty else {
      position += 1
      return warnOfTextOutside()
    }
    if let declared = entities.replacement(in: bytes, at: position) {
      write(characters: declared.text)
      position = declared.end
    } else if let (value, end) = CharacterReference.decode(bytes, at: position, semicolon: .required) {
      checkReference(position..<end)
      write(codePoint: controlReference ?? value)
      position = end
    } else {
      warn("\"&\" that begins no reference")
      write("&#38;")
      position += 1
    }
  }

  /// The number of a reference to a C1 control character, which libxml2 hands on as it is: what windows-1252 has in its place is
  /// put there by the reader, for the sound part of a document as for the repaired one.
  private var controlReference: UInt32? {
    guard bytes[position + 1] == UInt8(ascii: "#"),
      let number = CharacterReference.writtenNumber(bytes, from: position + 2)?.value, 0x80...0x9F ~= number
    else { return nil }
    return number
  }

  private mutating func checkReference(_ range: Range<Int>) {
    let second = bytes[range.lowerBound + 1]
    if second == UInt8(ascii: "#") {
      let isUpper = bytes[range.lowerBound + 2] == UInt8(ascii: "X")
      if isUpper || bytes[range.upperBound - 1] != UInt8(ascii: ";") {
        warn("malformed reference \"\(string(range))\"")
      }
    } else if !entities.isPredefined(slice(range)), !entities.hasExternalSubset {
      warn("undefined entity \"\(string(range))\"")
    }
  }

  /// Takes in what the document type in `range` declares.
  mutating func readDoctype(_ range: Range<Int>) { entities.read(doctype: slice(range)) }

  /// The value of an attribute, its references written as their characters.
  mutating func write(value range: Range<Int>) {
    let all = slice(range)
    var (copied, index) = (0, 0)
    while let found = all.first(UInt8(ascii: "&"), from: index) {
      write(text: slice(range.lowerBound + copied..<range.lowerBound + found), inValue: true)
      if let declared = entities.shortReplacement(in: all, at: found) {
        write(characters: declared.text)
        index = declared.end
      } else if let (value, end) = CharacterReference.decode(all, at: found, semicolon: .required) {
        write(codePoint: value)
        index = end
      } else {
        write("&#38;")
        index = found + 1
      }
      copied = index
    }
    write(text: slice(range.lowerBound + copied..<range.upperBound), inValue: true)
  }
}

// MARK: - Output

extension XMLRepair {
  mutating func write(_ text: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(name: [UInt8]) { output.append(contentsOf: name) }

  /// Text of the document, in which mark-up means nothing. References are numbers: those by name libxml2 drops behind an error.
  private mutating func write(text: UnsafeBufferPointer<UInt8>, inValue: Bool = false) {
    var (copied, index) = (0, 0)
    while true {
      index = ByteRun.end(
        text, from: index,
        marks: (
          UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xEF, inValue ? UInt8(ascii: "\"") : 0
        ))
      guard index < text.count else { break }
      let length = text.isNoncharacter(at: index) ? 3 : 1
      if length == 1, text[index] == 0xEF || text[index] < 0x20 && !text[index].isForbiddenInXML {
        index += 1
        continue
      }
      output.append(contentsOf: text[copied..<index])
      switch text[index] {
      case UInt8(ascii: "<"): write("&#60;")
      case UInt8(ascii: ">"): write("&#62;")
      case UInt8(ascii: "&"): write("&#38;")
      case UInt8(ascii: "\""): write("&#34;")
      case 0xEF: write("\u{FFFD}")
      default: break
      }
      index += length
      copied = index
    }
    output.append(contentsOf: text[copied...])
  }

  /// Characters of an entity: its line breaks are none of the document's.
  private mutating func write(characters: [UInt8]) {
    for scalar in String(decoding: characters, as: UTF8.self).unicodeScalars {
      write(codePoint: scalar.value)
    }
  }

  /// One character; what XML cannot hold is left out.
  private mutating func write(codePoint value: UInt32) {
    switch value {
    case 0x3C: write("&#60;")
    case 0x3E: write("&#62;")
    case 0x26: write("&#38;")
    case 0x22: write("&#34;")
    case 0x09: write("&#9;")
    case 0x0A: write("&#10;")
    case 0x0D: write("&#13;")
    case 0..<0x20: break
    case 0xFFFE, 0xFFFF: write("\u{FFFD}")
    default: UnicodeUnits.append(value, to: &output)
    }
  }

  /// As many line breaks as `range`, which is left out, has.
  mutating func writeLineBreaks(of range: Range<Int>) {
    let count = lineBreaks(in: range)
    guard count > 0 else { return }
    write("<!--")
    output.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: count))
    write("-->")
  }

  /// The line breaks of `range` that are not among the bytes written since ``output`` had `count` of them.
  mutating func writeMissingLineBreaks(of range: Range<Int>, since count: Int) {
    let written = output.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[count...]).lineBreaks }
    let missing = lineBreaks(in: range) - written
    if missing > 0 { output.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: missing)) }
  }

  private func lineBreaks(in range: Range<Int>) -> Int { slice(range).lineBreaks }

  /// Takes back what was written since ``output`` had `count` bytes.
  mutating func takeBack(to count: Int) { output.removeLast(output.count - count) }

  func string(_ range: Range<Int>) -> String { String(decoding: slice(range), as: UTF8.self) }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}

extension UInt8 {
  /// XML 1.0, section 2.2: control characters but tab and line breaks.
  fileprivate var isForbiddenInXML: Bool { self < 0x20 && self != 0x0A && self != 0x0D && self != 0x09 }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many line feeds there are.
  fileprivate var lineBreaks: Int {
    var (count, index) = (0, 0)
    while let found = first(UInt8(ascii: "\n"), from: index) { (count, index) = (count + 1, found + 1) }
    return count
  }

  /// Whether U+FFFE or U+FFFF stands at `index`, which XML does not allow.
  fileprivate func isNoncharacter(at index: Int) -> Bool {
    index + 2 < count && self[index] == 0xEF && self[index + 1] == 0xBF && self[index + 2] >= 0xBE
  }
}

/// Counts lines no further than asked.
struct LineCounter {
  private var position = 0
  private var line = 1

  /// The line, from 1, of the byte at `index`, which never goes back.
  mutating func line(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if position < index { line += UnsafeBufferPointer(rebasing: bytes[position..<index]).lineBreaks }
    position = max(position, index)
    return line
  }
}
