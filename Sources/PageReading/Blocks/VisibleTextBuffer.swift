/// Collects visible text as UTF-8: white space folded to one space, line ends kept apart, invisible characters dropped.
struct VisibleTextBuffer {
  private(set) var bytes: [UInt8] = []
  private var pendingSpace = false
  private var pendingLine = false

  var isEmpty: Bool { bytes.isEmpty }
  /// Where the next visible byte will stand.
  var nextOffset: Int { bytes.isEmpty ? 0 : bytes.count + (pendingLine || pendingSpace ? 1 : 0) }

  /// Ends the line; several in a row are one.
  mutating func breakLine() { pendingLine = true }

  /// Parts what follows by a space.
  mutating func space() { pendingSpace = true }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, keepsLines: Bool = false) {
    var place = 0
    while place < text.count {
      let byte = text[place]
      if Self.isPlain(byte) {
        place = copyRun(text, from: place)
      } else if byte <= 0x20 || byte == 0x7F {
        if keepsLines, byte == 0x0A { pendingLine = true } else { pendingSpace = true }
        place += 1
      } else {
        place = appendWide(text, at: place)
      }
    }
  }

  /// Copies words and the single spaces between them, as text mostly is, in one go.
  private mutating func copyRun(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start + 1
    while end < text.count {
      if Self.isPlain(text[end]) {
        end += 1
      } else if text[end] == 0x20, end + 1 < text.count, Self.isPlain(text[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    settle()
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
    return end
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// No-break and other spaces count as space; zero-width characters and soft hyphens are not seen, so they are not kept.
  private mutating func appendWide(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    let length = text[place] >= 0xF0 ? 4 : text[place] >= 0xE0 ? 3 : 2
    let end = min(place + length, text.count)
    let value = Self.scalar(text, place, end)
    switch value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x85: pendingSpace = true
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: break
    default:
      settle()
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[place..<end]))
    }
    return end
  }

  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var value = UInt32(text[start]) & (end - start == 2 ? 0x1F : end - start == 3 ? 0x0F : 0x07)
    for place in start + 1..<max(end, start + 1) { value = value << 6 | UInt32(text[place] & 0x3F) }
    return value
  }

  private mutating func settle() {
    if !bytes.isEmpty {
      if pendingLine { bytes.append(0x0A) } else if pendingSpace { bytes.append(0x20) }
    }
    pendingLine = false
    pendingSpace = false
  }

  var finished: String { String(decoding: bytes, as: UTF8.self) }

  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    pendingLine = false
    pendingSpace = false
  }
}
