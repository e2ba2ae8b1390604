import Text

/// Names known beforehand, found by their bytes without making a string.
///
/// An open-addressing hash table over ASCII names, blind to case. Number 0 means unknown, the first name has number 1.
package struct NameTable: Sendable {
  private let names: [[UInt8]]
  private let slots: [UInt8]

  /// A table of at most 250 different lower-case names.
  package init(_ names: [String]) {
    self.names = [[]] + names.map { Array($0.utf8) }
    var slots = [UInt8](repeating: 0, count: 1024)
    for (index, name) in self.names.enumerated().dropFirst() {
      var slot = name.withUnsafeBufferPointer { Self.hash($0) }
      while slots[slot] != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = UInt8(truncatingIfNeeded: index)
    }
    self.slots = slots
  }

  /// The number of `name`, whatever its case, or 0.
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var slot = Self.hash(name)
    while slots[slot] != 0 {
      if matches(names[Int(slots[slot])], name) { return slots[slot] }
      slot = (slot + 1) & 1023
    }
    return 0
  }

  private func matches(_ known: [UInt8], _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard known.count == name.count else { return false }
    for index in 0..<name.count where known[index] != name[index].asciiLowercased { return false }
    return true
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte | 0x20)) &* 16_777_619 }
    return Int((hash ^ hash >> 15) & 1023)
  }
}

/// Numbers of names that libxml2 has interned: equal names are the same pointer, so most are found without a look at their bytes.
struct InternedNumbers {
  /// A name may put another out of its place: a document of many names costs no memory.
  private var places = [(name: UnsafePointer<CChar>?, number: UInt8)](repeating: (nil, 0), count: 64)

  /// The number of `name`, which `find` gives for its bytes where it is not known.
  mutating func number(
    of name: UnsafePointer<CChar>, _ find: (UnsafeBufferPointer<UInt8>) -> UInt8
  ) -> UInt8 {
    let address = UInt(bitPattern: name)
    let place = Int((address ^ address >> 6) & 63)
    if places[place].name == name { return places[place].number }
    let bytes = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    var count = 0
    while bytes[count] != 0 { count += 1 }
    let number = find(UnsafeBufferPointer(start: bytes, count: count))
    places[place] = (name, number)
    return number
  }
}

/// What a vocabulary knows: its element names, and its namespaces by address and by the prefix people write for them.
package struct XMLVocabulary: Sendable {
  let elements: NameTable
  let namespaces: [String: UInt8]
  let usualPrefixes: [String: UInt8]
  let roots: [String]

  /// A vocabulary; numbers of namespaces are the caller's, 0 and 255 are taken: no namespace, and an unknown one. `roots` are
  /// the names, in lower case, by which a document is found behind HTML that stands before it; without any it is not looked for.
  package init(
    elements: NameTable, namespaces: [String: UInt8], usualPrefixes: [String: UInt8], roots: [String] = []
  ) {
    self.roots = roots
    self.elements = elements
    self.namespaces = namespaces
    self.usualPrefixes = usualPrefixes
  }

  /// The number of the namespace at `address`: exact, else blind to case, a final slash or hash and the scheme.
  func namespace(_ address: String) -> UInt8 {
    if address.isEmpty { return 0 }
    return namespaces[address] ?? namespaces[Self.loose(address)] ?? 255
  }

  /// `address` in the form in which loosely written addresses agree.
  package static func loose(_ address: String) -> String {
    var text = Substring(PlainText.folded(address).lowercased())
    for scheme in ["http://", "https://", "www."] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    while let last = text.last, last == "/" || last == "#" { text = text.dropLast() }
    return String(text)
  }
}
