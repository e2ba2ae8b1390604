/// Parts of URL paths that say what a page is for, found in one pass whatever their number.
struct PathCues: Sendable {
  private let cues: [(part: [UInt8], kind: WebKind)]
  /// Positions in ``cues`` by the first byte of the part.
  private let starts: [[Int]]

  /// `table` in lower case, the more telling parts first.
  init(_ table: [(part: String, kind: WebKind)]) {
    cues = table.map { (Array($0.part.utf8), $0.kind) }
    var starts = [[Int]](repeating: [], count: 256)
    for (number, cue) in cues.enumerated() {
      if let first = cue.part.first { starts[Int(first)].append(number) }
    }
    self.starts = starts
  }

  /// What the first part of the table that stands in `path` means, in any letter case.
  func first(in path: Substring) -> WebKind? {
    var path = path
    let number = path.withUTF8 { bytes in
      var best = cues.count
      for place in bytes.indices {
        for number in starts[Int(bytes[place].isUpper ? bytes[place] | 0x20 : bytes[place])]
        where number < best && stands(number, at: place, in: bytes) { best = number }
      }
      return best
    }
    return number < cues.count ? cues[number].kind : nil
  }

  private func stands(_ number: Int, at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let part = cues[number].part
    guard place + part.count <= bytes.count else { return false }
    for offset in part.indices {
      let byte = bytes[place + offset]
      if (byte.isUpper ? byte | 0x20 : byte) != part[offset] { return false }
    }
    return true
  }
}
