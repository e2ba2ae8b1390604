/// Reads a toll-free number of Mexico with the prefix of long-distance calls that was dialled until 2019: `01-800-123-4567`,
/// `01 (800) 123 4567` (Instituto Federal de Telecomunicaciones, national numbering plan).
struct OldMexicanNumber {
  let bytes: [UInt8]

  private static let codes = ["800", "900"].map { Array($0.utf8) }

  /// The number that begins at `start`, its end, and its digits with the country's code.
  func read(at start: Int) -> (end: Int, digits: [UInt8])? {
    guard bytes[start...].starts(with: "01".utf8) else { return nil }
    let groups = DigitGroups(bytes: bytes).read(from: start, limit: 5)
    guard groups.count > 2, groups[0].range.count == 2,
      Self.codes.contains(where: { bytes[groups[1].range].elementsEqual($0) })
    else { return nil }
    let lengths = groups.dropFirst(2).map(\.range.count)
    for shape in [[3, 4], [7], [3, 2, 2], [4, 3]] where lengths.starts(with: shape) {
      let parts = groups[1...(shape.count + 1)]
      return (parts.last?.range.upperBound ?? start, Array("52".utf8) + parts.flatMap { bytes[$0.range] })
    }
    return nil
  }
}
