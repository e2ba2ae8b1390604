/// Reads a number with a country code: `+49-69-7535-0`, `(+63) (2) 5301-2000`, `011 64 3 331 6005`, `+44 (0)20 7499 9000`.
struct InternationalNumber {
  let bytes: [UInt8]

  /// The number that begins at `start`, its end, and its digits with the country code.
  func read(at start: Int) -> (end: Int, digits: [UInt8])? {
    guard let first = skipPrefix(at: start) else { return nil }
    let groups = DigitGroups(bytes: bytes).read(from: first, limit: 10)
    var digits: [UInt8] = []
    var best: (end: Int, digits: [UInt8])?
    for group in groups {
      if isTrunkPrefix(group) { continue }
      digits += bytes[group.range]
      if digits.count > 15 { break }
      if isComplete(digits) { best = (closed(group.range.upperBound), digits) }
    }
    return best
  }

  /// Behind `+`, `(+` or the prefix dialled from North America, `011`.
  private func skipPrefix(at start: Int) -> Int? {
    var index = start
    if bytes[index] == UInt8(ascii: "(") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") {
      while index < bytes.count, bytes[index] == UInt8(ascii: "+") { index += 1 }
      if index < bytes.count, bytes[index] == 0x20 { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: "(") { index += 1 }
    } else if index == start, bytes[index...].starts(with: "011".utf8) {
      index += 3
      if index < bytes.count, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") { index += 1 }
    } else {
      return nil
    }
    return index < bytes.count && bytes[index].isDigit && bytes[index] != UInt8(ascii: "0") ? index : nil
  }

  /// `(0)`: dialled inside the country only.
  private func isTrunkPrefix(_ group: DigitGroup) -> Bool {
    let end = group.range.upperBound
    return group.range.count == 1 && bytes[group.range.lowerBound] == UInt8(ascii: "0")
      && bytes[group.gap].last == UInt8(ascii: "(") && end < bytes.count && bytes[end] == UInt8(ascii: ")")
  }

  private func isComplete(_ digits: [UInt8]) -> Bool {
    guard let (length, national) = CallingCodes.read(digits[...]) else { return false }
    guard national.contains(digits.count - length) else { return false }
    return digits[0] != UInt8(ascii: "1") || NumberingPlan.isNumber(digits.dropFirst())
  }

  /// A number wholly in parentheses does not take the closing one; one like `(+63)` has it inside.
  private func closed(_ end: Int) -> Int { end }
}

/// Country calling codes, and how many digits a national number has behind each.
///
/// Source: ITU-T Recommendation E.164 and its Annex to the ITU Operational Bulletin ("List of ITU-T Recommendation
/// E.164 assigned country codes"), lengths from the national plans registered there (E.129). Lengths are wide where a
/// plan has several: a table that is too narrow would lose a number.
enum CallingCodes {
  /// One row: the code, the fewest and the most digits of a national number.
  private static let table: [(code: Int, fewest: Int, most: Int)] = [
    (1, 10, 10), (7, 10, 10), (20, 7, 10), (27, 9, 9), (30, 10, 10), (31, 9, 9), (32, 8, 9), (33, 9, 9),
    (34, 9, 9), (36, 8, 9), (39, 6, 11), (40, 9, 9), (41, 9, 9), (43, 4, 13), (44, 9, 10), (45, 8, 8),
    (46, 7, 10), (47, 5, 9), (48, 9, 9), (49, 5, 13), (51, 8, 9), (52, 10, 11), (53, 6, 8), (54, 10, 11),
    (55, 10, 11), (56, 8, 9), (57, 8, 10), (58, 10, 10), (60, 7, 10), (61, 9, 9), (62, 7, 12), (63, 8, 10),
    (64, 8, 10), (65, 8, 8), (66, 8, 9), (81, 9, 10), (82, 8, 10), (84, 9, 10), (86, 10, 11), (90, 10, 10),
    (91, 10, 10), (92, 9, 10), (93, 9, 9), (94, 9, 9), (95, 7, 10), (98, 10, 10), (211, 9, 9), (212, 9, 9),
    (213, 8, 9), (216, 8, 8), (218, 8, 9), (220, 7, 7), (221, 9, 9), (222, 8, 8), (223, 8, 8), (224, 8, 9),
    (225, 8, 10), (226, 8, 8), (227, 8, 8), (228, 8, 8), (229, 8, 10), (230, 7, 8), (231, 7, 9), (232, 8, 8),
    (233, 9, 9), (234, 7, 10), (235, 8, 8), (236, 8, 8), (237, 8, 9), (238, 7, 7), (239, 7, 7), (240, 9, 9),
    (241, 7, 8), (242, 9, 9), (243, 7, 9), (244, 9, 9), (245, 7, 9), (246, 7, 7), (247, 4, 5), (248, 7, 7),
    (249, 9, 9), (250, 9, 9), (251, 9, 9), (252, 7, 9), (253, 8, 8), (254, 9, 10), (255, 9, 9), (256, 9, 9),
    (257, 8, 8), (258, 8, 9), (260, 9, 9), (261, 9, 9), (262, 9, 9), (263, 7, 10), (264, 8, 9), (265, 7, 9),
    (266, 8, 8), (267, 7, 8), (268, 8, 8), (269, 7, 7), (290, 4, 5), (291, 7, 7), (297, 7, 7), (298, 6, 6),
    (299, 6, 6), (350, 8, 8), (351, 9, 9), (352, 5, 11), (353, 7, 9), (354, 7, 9), (355, 7, 9), (356, 8, 8),
    (357, 8, 8), (358, 5, 12), (359, 7, 9), (370, 8, 8), (371, 8, 8), (372, 7, 8), (373, 8, 8), (374, 8, 8),
    (375, 9, 10), (376, 6, 9), (377, 8, 9), (378, 6, 10), (380, 9, 9), (381, 6, 12), (382, 8, 9), (383, 8, 9),
    (385, 8, 9), (386, 8, 8), (387, 8, 9), (389, 8, 8), (420, 9, 9), (421, 9, 9), (423, 7, 9), (500, 5, 5),
    (501, 7, 7), (502, 8, 8), (503, 8, 8), (504, 8, 8), (505, 8, 8), (506, 8, 8), (507, 7, 8), (508, 6, 6),
    (509, 8, 8), (590, 9, 9), (591, 8, 8), (592, 7, 7), (593, 8, 9), (594, 9, 9), (595, 7, 9), (596, 9, 9),
    (597, 6, 7), (598, 8, 8), (599, 7, 8), (670, 7, 8), (672, 5, 6), (673, 7, 7), (674, 7, 7), (675, 7, 8),
    (676, 5, 7), (677, 5, 7), (678, 5, 7), (679, 7, 7), (680, 7, 7), (681, 6, 6), (682, 5, 5), (683, 4, 7),
    (685, 5, 7), (686, 5, 8), (687, 6, 6), (688, 5, 7), (689, 6, 8), (690, 4, 7), (691, 7, 7), (692, 7, 7),
    (800, 8, 8), (808, 8, 8), (850, 8, 10), (852, 8, 8), (853, 8, 8), (855, 8, 9), (856, 8, 10), (870, 9, 9),
    (880, 8, 10), (881, 9, 9), (883, 9, 12), (886, 8, 9), (960, 7, 7), (961, 7, 8), (962, 8, 9), (963, 8, 9),
    (964, 8, 10), (965, 7, 8), (966, 9, 9), (967, 7, 9), (968, 7, 8), (970, 8, 9), (971, 8, 9), (972, 8, 9),
    (973, 8, 8), (974, 7, 8), (975, 8, 8), (976, 8, 8), (977, 8, 10), (992, 9, 9), (993, 8, 8), (994, 9, 9),
    (995, 9, 9), (996, 9, 9), (998, 9, 9),
  ]

  private static let byCode = Dictionary(table.map { ($0.code, $0.fewest...$0.most) }) { first, _ in first }

  /// The code at the head of `digits` and the lengths a national number may have behind it.
  static func read(_ digits: ArraySlice<UInt8>) -> (length: Int, national: ClosedRange<Int>)? {
    var code = 0
    for (length, digit) in zip(1...3, digits) {
      code = code * 10 + Int(digit) - 0x30
      if let national = byCode[code] { return (length, national) }
    }
    return nil
  }
}

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
