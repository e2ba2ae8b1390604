/// Words of postal addresses and their abbreviations: USPS Publication 28, appendices B (directionals), C1 (street
/// suffixes) and C2 (secondary unit designators). Spellings and abbreviations are in upper case.
package enum PostalAbbreviations {
  /// Street suffixes: every spelling to its standard abbreviation (C1; the less common ones are left out because they
  /// are more often names of places).
  package static let suffixes: [String: String] = table(
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

  /// Directionals: every spelling, Spanish ones too, to its abbreviation (appendix B).
  package static let directions: [String: String] = [
    "N": "N", "S": "S", "E": "E", "W": "W", "NE": "NE", "NW": "NW", "SE": "SE", "SW": "SW", "NORTH": "N",
    "SOUTH": "S",
    "EAST": "E", "WEST": "W", "NORTHEAST": "NE", "NORTHWEST": "NW", "SOUTHEAST": "SE", "SOUTHWEST": "SW",
    "NO": "N",
    "SO": "S", "NORTE": "N", "SUR": "S", "ESTE": "E", "OESTE": "W",
  ]

  /// Secondary unit designators that stand before their number: every spelling to its abbreviation (C2).
  package static let units: [String: String] = table(
    """
    APT APARTMENT|BLDG BUILDING BLDNG|DEPT DEPARTMENT|FL FLOOR FLR|HNGR HANGER HANGAR|LOT|PIER|RM ROOM RMS ROOMS|SLIP|SPC SPACE|
    STE SUITE SUITES SUIT OFICINA|STOP|TRLR TRAILER|UNIT
    """)

  /// Secondary unit designators that need no number: every spelling to its abbreviation (C2).
  package static let loneUnits: [String: String] = table(
    "BSMT BASEMENT|FRNT FRONT|LBBY LOBBY|LOWR LOWER|OFC|PH PENTHOUSE|REAR|SIDE|UPPR UPPER")

  /// All of them: every spelling to its abbreviation.
  package static let all = [suffixes, directions, units, loneUnits].reduce(into: [:]) { all, table in
    all.merge(table) { first, _ in first }
  }

  /// The abbreviation by each spelling; groups parted by `|`, the abbreviation first.
  package static func table(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for group in text.split(separator: "|") {
      let words = group.split { $0 == " " || $0 == "\n" }.map(String.init)
      for word in words { table[word] = words[0] }
    }
    return table
  }
}
