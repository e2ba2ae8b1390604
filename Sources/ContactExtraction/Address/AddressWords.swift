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
