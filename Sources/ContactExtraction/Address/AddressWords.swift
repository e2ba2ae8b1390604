/// Words of postal addresses and their abbreviations: USPS Publication 28, appendices B (directionals), C1 (street
/// suffixes) and C2 (secondary unit designators).
enum AddressWords {
  /// Street suffixes: every spelling to its standard abbreviation (C1; the less common ones are left out because they
  /// are more often names of places).
  static let suffixes: [String: String] = table(
    """
    ALY ALLEY ALLEE ALLY|ANX ANEX ANNEX|ARC ARCADE|AVE AV AVEN AVENU AVENUE AVN AVNUE AVENIDA|BYU BAYOU|BND BEND|BLF BLUFF|
    BLVD BOUL BOULEVARD BOULV BULEVAR|BRG BRIDGE BRDGE|BYP BYPASS BYPA|CSWY CAUSEWAY|CTR CENTER CENTRE CNTR|CIR CIRC CIRCL CIRCLE CRCL|
    CLB CLUB|CMN COMMON|CMNS COMMONS|COR CORNER|CORS CORNERS|CT COURT CRT|CTS COURTS|CV COVE|CRES CRESCENT CRSENT|XING CROSSING|
    XRD CROSSROAD|DR DRIV DRIVE DRV|EST ESTATE|ESTS ESTATES|EXPY EXPRESSWAY EXPR EXPW|EXT EXTENSION|FRY FERRY|FWY FREEWAY FREEWY|
    GDNS GARDENS|GTWY GATEWAY|GLN GLEN|GRN GREEN|GRV GROVE|HBR HARBOR|HTS HEIGHTS|HWY HIGHWAY HIGHWY HIWAY HWAY|HL HILL|HLS HILLS|
    HOLW HOLLOW|JCT JUNCTION|KNLS KNOLLS|LNDG LANDING|LN LANE|LOOP LOOPS|MALL|MNR MANOR|MDWS MEADOWS|MEWS|ML MILL|MTWY MOTORWAY|
    OVAL|PARK PK|PKWY PARKWAY PARKWY PKWAY PKY|PASS|PATH|PIKE|PL PLACE|PLZ PLAZA PLZA|PT POINT|PRT PORT|PR PRAIRIE|RADL RADIAL|RAMP|
    RNCH RANCH|RDG RIDGE RDGE|RIV RIVER|RD ROAD|RDS ROADS|RTE ROUTE|ROW|RUN|SHR SHORE|SKWY SKYWAY|SPG SPRING|SPGS SPRINGS|SPUR|
    SQ SQUARE SQR SQRE|STA STATION|STRM STREAM|ST STREET STR STRT|SMT SUMMIT|TER TERR TERRACE|TRCE TRACE|TRL TRAIL TRAILS|
    TUNL TUNNEL|TPKE TURNPIKE TURNPK|VLY VALLEY|VIA|VW VIEW|VLG VILLAGE|VIS VISTA|WALK|WALL|WAY WY|WHF WHARF|WLS WELLS|CALLE|PASEO
    """)

  /// Suffixes that are hardly ever part of a town's name, so that a town may follow them without a comma.
  static let firmSuffixes: Set<String> = [
    "ALY", "AVE", "BLVD", "BYP", "CIR", "CT", "CRES", "DR", "EXPY", "FWY", "HWY", "LN", "LOOP", "PKWY",
    "PIKE", "PL",
    "PLZ", "RD", "SQ", "ST", "TER", "TRL", "TPKE", "WAY", "XING",
  ]

  /// Directionals (appendix B).
  static let directions: [String: String] = [
    "N": "N", "S": "S", "E": "E", "W": "W", "NE": "NE", "NW": "NW", "SE": "SE", "SW": "SW", "NORTH": "N",
    "SOUTH": "S",
    "EAST": "E", "WEST": "W", "NORTHEAST": "NE", "NORTHWEST": "NW", "SOUTHEAST": "SE", "SOUTHWEST": "SW",
    "NO": "N",
    "SO": "S", "NORTE": "N", "SUR": "S", "ESTE": "E", "OESTE": "W",
  ]

  /// Secondary unit designators that stand before their number (C2), and mail stops.
  static let units: [String: String] = table(
    """
    APT APARTMENT|BLDG BUILDING BLDNG|DEPT DEPARTMENT|FL FLOOR FLR|HNGR HANGER HANGAR|LOT|PIER|RM ROOM RMS ROOMS|SLIP|SPC SPACE|
    STE SUITE SUITES SUIT OFICINA|STOP|TRLR TRAILER|UNIT|OFFICE OFC|MS|MSC|MC|MAILSTOP|MAILBOX|#|WING|TOWER|LEVEL|PMB|NO|PISO
    """)

  /// Designators without a number (C2).
  static let loneUnits: Set<String> = [
    "FRNT", "FRONT", "LBBY", "LOBBY", "LOWR", "LOWER", "PH", "PENTHOUSE", "REAR", "UPPR", "BSMT", "BASEMENT",
  ]

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

  /// The abbreviation by each spelling; groups parted by `|`, the abbreviation first.
  private static func table(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for group in text.split(separator: "|") {
      let words = group.split { $0 == " " || $0 == "\n" }.map(String.init)
      for word in words { table[word] = words[0] }
    }
    return table
  }
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
    (.suffix, Array(AddressWords.suffixes.keys)),
    (
      .firmSuffix,
      AddressWords.suffixes.filter { AddressWords.firmSuffixes.contains($0.value) }.map(\.key)
    ),
    (.firmAbbreviation, Array(AddressWords.firmSuffixes)),
    (.direction, Array(AddressWords.directions.keys)),
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
