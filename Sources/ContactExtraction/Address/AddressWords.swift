import Model

/// Words of postal addresses: those of USPS Publication 28 (``PostalAbbreviations``), and others that pages write.
enum AddressWords {
  /// Suffixes that are hardly ever part of a town's name, so that a town may follow them without a comma.
  static let firmSuffixes: Set<String> = [
    "ALY", "AVE", "BLVD", "BYP", "CIR", "CT", "CRES", "DR", "EXPY", "FWY", "HWY", "LN", "LOOP", "PKWY",
    "PIKE", "PL",
    "PLZ", "RD", "SQ", "ST", "TER", "TRL", "TPKE", "WAY", "XING",
  ]

  /// Secondary unit designators that stand before their number (C2), mail stops, and what else names a part of a building.
  static let units = PostalAbbreviations.units.merging(
    PostalAbbreviations.table("OFFICE OFC|MS|MSC|MC|MAILSTOP|MAILBOX|#|WING|TOWER|LEVEL|PMB|NO|PISO")
  ) { standard, _ in standard }

  /// Designators without a number (C2), but for those that begin names of streets: "Upper Falls Road".
  static let loneUnits = Set(PostalAbbreviations.loneUnits.keys).subtracting(["OFC", "SIDE", "UPPER"])

  static let boxes: Set<String> = ["BOX", "DRAWER", "BX"]

  /// Words that begin the name of a road with a number instead of a name.
  static let numberedRoads: Set<String> = [
    "HWY", "HIGHWAY", "ROUTE", "RTE", "RT", "SR", "CR", "FM", "US", "INTERSTATE", "I", "CARR", "CARRETERA",
  ]

  /// Words that stand in small letters inside names and addresses.
  static let connectors: Set<String> = [
    "OF", "THE", "AND", "ON", "IN", "DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "FOR", "A", "BOX", "C/O",
    "ATTN", "AT", "TO",
    "DU", "DES", "VON", "VAN", "ESQ", "ESQUINA",
  ]

  /// Words that begin an attention line.
  static let attentions: Set<String> = ["ATTN", "ATTENTION", "ATENCION", "C/O", "ATT"]

  /// Numbers of floors in words.
  static let ordinals: Set<String> = [
    "FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH", "GROUND",
    "TOP",
  ]

  /// Spanish words for a street, which stand before its name: `CALLE 54 SE # 1234` (Publication 28 §29).
  static let streetWords: Set<String> = ["CALLE", "AVENIDA", "CARR", "CARRETERA", "CAMINO"]

  /// Words before a place on a road without house numbers: `MILE 5 SEWARD HWY`.
  static let markers: Set<String> = ["MILE", "MILEPOST", "MP", "KM"]

  /// How names of buildings end that stand for a street.
  static let buildings = [
    " COURTHOUSE", " COURT HOUSE", " AIRPORT", " CITY HALL", " TOWN HALL", " BUILDING",
  ]

  static let houseWords: Set<String> = [
    "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN",
  ]
}

/// What a word can be in an address, looked up once for each word (``AddressWords`` says which are which).
struct AddressWordClasses: OptionSet {
  let rawValue: UInt16

  /// Any spelling of a street suffix.
  static let suffix = Self(rawValue: 1)
  /// Any spelling of a suffix that a town may follow without a comma.
  static let firmSuffix = Self(rawValue: 1 << 1)
  /// The standard abbreviation of such a suffix.
  static let firmAbbreviation = Self(rawValue: 1 << 2)
  static let direction = Self(rawValue: 1 << 3)
  static let unit = Self(rawValue: 1 << 4)
  static let loneUnit = Self(rawValue: 1 << 5)
  static let box = Self(rawValue: 1 << 6)
  static let numberedRoad = Self(rawValue: 1 << 7)
  static let connector = Self(rawValue: 1 << 8)
  static let houseWord = Self(rawValue: 1 << 9)
  static let attention = Self(rawValue: 1 << 10)
  /// Stands behind the number of a floor.
  static let floor = Self(rawValue: 1 << 11)
  static let ordinal = Self(rawValue: 1 << 12)
  /// Begins the name of a state.
  static let state = Self(rawValue: 1 << 13)
  /// A Spanish word for a street.
  static let streetWord = Self(rawValue: 1 << 14)
  /// Stands before a place on a road without house numbers.
  static let marker = Self(rawValue: 1 << 15)

  /// The classes of `word` (upper case, accents off).
  static func of(_ word: UnsafeBufferPointer<UInt8>) -> AddressWordClasses { table.classes(of: word) }

  private static let table = Table([
    (.suffix, Array(PostalAbbreviations.suffixes.keys)),
    (
      .firmSuffix,
      PostalAbbreviations.suffixes.filter { AddressWords.firmSuffixes.contains($0.value) }.map(\.key)
    ),
    (.firmAbbreviation, Array(AddressWords.firmSuffixes)),
    (.direction, Array(PostalAbbreviations.directions.keys)),
    (.unit, Array(AddressWords.units.keys)),
    (.loneUnit, Array(AddressWords.loneUnits)),
    (.box, Array(AddressWords.boxes)),
    (.numberedRoad, Array(AddressWords.numberedRoads)),
    (.connector, Array(AddressWords.connectors)),
    (.houseWord, Array(AddressWords.houseWords)),
    (.attention, Array(AddressWords.attentions)),
    (.floor, AddressWords.units.filter { $0.value == "FL" }.map(\.key) + ["LEVEL"]),
    (.ordinal, Array(AddressWords.ordinals)),
    (.state, Array(USStates.firstWords)),
    (.streetWord, Array(AddressWords.streetWords)),
    (.marker, Array(AddressWords.markers)),
  ])

  /// The words of all classes by their keys.
  private struct Table {
    private let keys: [UInt64]
    private let words: [[UInt8]]
    private let classes: [AddressWordClasses]

    init(_ lists: [(AddressWordClasses, [String])]) {
      var known: [String: AddressWordClasses] = [:]
      for (kind, words) in lists { for word in words { known[word, default: []].insert(kind) } }
      var keys = [UInt64](repeating: 0, count: WordKey.places(for: known.count))
      var words = [[UInt8]](repeating: [], count: keys.count)
      var classes = [AddressWordClasses](repeating: [], count: keys.count)
      for (word, kinds) in known where !word.isEmpty {
        let bytes = Array(word.utf8)
        let key = bytes.withUnsafeBytes { WordKey.key($0, 0..<bytes.count) }
        var place = WordKey.place(of: key, in: keys)
        while keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
        (keys[place], words[place], classes[place]) = (key, bytes, kinds)
      }
      (self.keys, self.words, self.classes) = (keys, words, classes)
    }

    func classes(of word: UnsafeBufferPointer<UInt8>) -> AddressWordClasses {
      guard !word.isEmpty else { return [] }
      let key = WordKey.key(UnsafeRawBufferPointer(word), 0..<word.count)
      var place = WordKey.place(of: key, in: keys)
      while keys[place] == key {
        if word.count <= 8 || words[place].elementsEqual(word) { return classes[place] }
        place = (place + 1) & (keys.count - 1)
      }
      return []
    }
  }
}
