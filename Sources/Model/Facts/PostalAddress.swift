/// A postal address in parts, and its normal form: one line in the style of USPS Publication 28.
///
/// An address outside the United States is kept as it stands on the page, in upper case; its parts are those that are known.
package struct PostalAddress: Hashable, Sendable {
  /// A part of an address, in the order in which people read them.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    case recipient, attention, street, unit
    case box = "po_box"
    case city, state, zip, country
  }

  /// A line above the city.
  package struct Line: Hashable, Sendable {
    /// What the line is: recipient, attention, street, unit or box.
    package var part: Part
    /// In normal form.
    package var text: String

    /// A line in normal form.
    package init(_ part: Part, _ text: String) {
      self.part = part
      self.text = text
    }
  }

  /// `USCIS, ATTN: I-130, PO BOX 1, DALLAS, TX 75000-0001`. A unit follows its street without a comma.
  package let text: String
  /// Known parts in the order of ``Part``, each once.
  private var parts: [Line]

  /// An address from the lines above its city, in the order in which they stand on the page.
  ///
  /// - Parameters: in normal form, empty where unknown. `country`: nil for the United States. `written`: the whole address of
  ///   another country as it stands on the page.
  package init(
    lines: [Line], city: String, state: String, zip: String, country: String? = nil, written: String? = nil
  ) {
    text = written ?? Self.text(lines, city, state, zip, country)
    var texts: [Part: String] = [.city: city, .state: state, .zip: zip, .country: country ?? ""]
    for line in lines where !line.text.isEmpty {
      texts[line.part] =
        texts[line.part].map { $0 + (line.part == .recipient ? ", " : " ") + line.text } ?? line.text
    }
    parts = Self.sorted(texts)
  }

  /// A stored address: its normal form, and its parts by name; unknown names are left out.
  package init(text: String, components: [String: String]) {
    self.text = text
    parts =
      components.isEmpty
      ? []
      : Part.allCases.compactMap { part in
        components[part.rawValue].map { Line(part, $0) }
      }
  }

  /// The text of a part; nil where the address has none, or it is not known.
  package subscript(part: Part) -> String? { parts.first { $0.part == part }?.text }

  /// Whether the place is known in parts: without, an address is compared by its text.
  package var isInParts: Bool { self[.city] != nil || self[.zip] != nil }

  /// The parts by name (``Part``); absent ones left out.
  package var components: [String: String] {
    Dictionary(parts.map { ($0.part.rawValue, $0.text) }) { first, _ in first }
  }

  /// The address with the parts that only `other`, another mention of it, names.
  func completed(by other: PostalAddress) -> PostalAddress {
    var address = self
    let missing = other.parts.filter { self[$0.part] == nil }
    guard !missing.isEmpty else { return self }
    address.parts = Self.sorted(
      Dictionary((parts + missing).map { ($0.part, $0.text) }) { first, _ in first })
    return address
  }

  private static func sorted(_ texts: [Part: String]) -> [Line] {
    Part.allCases.compactMap { part in
      texts[part].flatMap { $0.isEmpty ? nil : Line(part, $0) }
    }
  }

  private static func text(
    _ lines: [Line], _ city: String, _ state: String, _ zip: String, _ country: String?
  ) -> String {
    var text = ""
    var isBehindStreet = false
    for line in lines {
      let isUnit = line.part == .unit && isBehindStreet
      if !text.isEmpty { text += isUnit ? " " : ", " }
      text += line.part == .attention ? "ATTN: " + line.text : line.text
      isBehindStreet = line.part == .street || isUnit
    }
    for part in [city, [state, zip].filter { !$0.isEmpty }.joined(separator: " "), country ?? ""]
    where !part.isEmpty {
      text += (text.isEmpty ? "" : ", ") + part
    }
    return text
  }
}

extension PostalAddress {
  /// Reads the normal form of an address in the United States; nil for every other text, and where no line can be told to be
  /// the street or the box (`ONE PENN PLAZA`).
  package init?(text: String) {
    var segments = text.split(separator: ", ", omittingEmptySubsequences: false)
    guard segments.count >= 3, let last = segments.popLast(), let city = segments.popLast() else {
      return nil
    }
    let words = last.split(separator: " ")
    guard words.count == 2, Self.isState(words[0]), Self.isZIP(words[1]) else { return nil }
    var lines: [Line] = []
    for segment in segments { lines += Self.lines(segment) }
    guard lines.contains(where: { $0.part == .street || $0.part == .box }) else { return nil }
    self.init(lines: lines, city: String(city), state: String(words[0]), zip: String(words[1]))
    guard self.text == text else { return nil }
  }

  private static func lines(_ segment: Substring) -> [Line] {
    if segment.hasPrefix("ATTN: ") { return [Line(.attention, String(segment.dropFirst(6)))] }
    if segment.hasPrefix("PO BOX ") { return [Line(.box, String(segment))] }
    let words = segment.split(separator: " ")
    if let first = words.first, units.contains(first) { return [Line(.unit, String(segment))] }
    guard segment.first?.isNumber == true || words.first.map(rural.contains) == true else {
      return [Line(.recipient, String(segment))]
    }
    guard let unit = words.dropFirst(2).firstIndex(where: { units.contains($0) || $0.hasPrefix("#") }) else {
      return [Line(.street, String(segment))]
    }
    return [
      Line(.street, words[..<unit].joined(separator: " ")),
      Line(.unit, words[unit...].joined(separator: " ")),
    ]
  }

  private static func isState(_ word: Substring) -> Bool {
    word.utf8.count == 2 && word.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
  }

  private static func isZIP(_ word: Substring) -> Bool {
    let digits = word.utf8.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return digits.count == 5 && !digits.contains(false)
      || digits.count == 10 && word.utf8.dropFirst(5).first == UInt8(ascii: "-") && digits.count { !$0 } == 1
  }

  /// Secondary unit designators (USPS Publication 28, appendix C2).
  private static let units = Set(
    [PostalAbbreviations.units, PostalAbbreviations.loneUnits].flatMap { $0.values.map { Substring($0) } })

  /// Rural routes and highway contracts (Publication 28, §24 and §25).
  private static let rural: Set<Substring> = ["RR", "HC"]
}
