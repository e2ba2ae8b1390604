import Model
import Text

/// The states, territories and military "states" that a U.S. address may name (USPS Publication 28, appendix B), and the
/// freely associated states that the Postal Service serves.
package enum USStates {
  /// The fifty states.
  static let fifty: Set<String> = Set(USStateNames.states.map(\.code))
  /// PR, GU, VI, AS, MP: what "all U.S. territories" means.
  static let territories: Set<String> = ["PR", "GU", "VI", "AS", "MP"]

  /// The code of a state by its name or code in upper case, accents off; nil for anything else.
  static func code(named name: String) -> String? { byName[name] }

  /// The code of a state by its traditional abbreviation (`CALIF`, `MINN`), which counts only before a ZIP code: in running
  /// text many are words.
  static func code(abbreviated name: String) -> String? { abbreviations[name] }

  private static let abbreviations: [String: String] = [
    "ALA": "AL", "ARIZ": "AZ", "ARK": "AR", "CALIF": "CA", "COLO": "CO", "CONN": "CT", "DEL": "DE",
    "FLA": "FL", "ILL": "IL",
    "IND": "IN", "KAN": "KS", "KANS": "KS", "MASS": "MA", "MICH": "MI", "MINN": "MN", "MISS": "MS",
    "MONT": "MT", "NEB": "NE",
    "NEBR": "NE", "NEV": "NV", "OKLA": "OK", "ORE": "OR", "OREG": "OR", "PENN": "PA", "PENNA": "PA",
    "TENN": "TN", "TEX": "TX",
    "WASH": "WA", "WIS": "WI", "WISC": "WI", "WYO": "WY",
  ]

  /// The code of the state whose name `text` is, or was meant to be; nil where none is near.
  package static func nearestCode(to text: String) -> String? {
    byName[text.uppercased()]
      ?? NearestName.of(text.uppercased(), among: byName.keys.filter { $0.count > 2 })
      .flatMap { byName[$0] }
  }

  /// The states between two in the order of their names.
  static func between(_ first: String, _ last: String) -> [String] {
    let states = USStateNames.states
    guard let low = states.firstIndex(where: { $0.code == first }),
      let high = states.firstIndex(where: { $0.code == last }),
      low < high
    else { return [] }
    return states[(low + 1)..<high].map(\.code)
  }

  /// The words that names and codes begin with.
  static let firstWords = Set(byName.keys.map { String($0.prefix { $0 != " " }) })

  /// Of them those by which a name is noticed: a name that begins with another word holds one of these farther on.
  static let tellingWords = firstWords.filter { word in
    word.utf8.count > 2 && !["THE", "UNITED", "COMMONWEALTH", "REPUBLIC", "FEDERATED"].contains(word)
  }

  /// Whether `text` is the code of a state or territory.
  static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 2 && bytes.allSatisfy(\.isUpper) && isCode(bytes[0], bytes[1])
  }

  /// Whether two capital letters are a code.
  static func isCode(_ first: UInt8, _ second: UInt8) -> Bool {
    codes[Int(first &- 0x41) & 31 &* 32 &+ Int(second &- 0x41) & 31]
  }

  private static let codes: [Bool] = {
    var table = [Bool](repeating: false, count: 1024)
    for code in byName.keys where code.utf8.count == 2 {
      let letters = code.utf8.map { Int($0 &- 0x41) & 31 }
      table[letters[0] * 32 + letters[1]] = true
    }
    return table
  }()

  /// Names of up to this many words are looked for.
  static let longestName = 6

  /// Other names, and the Spanish ones.
  private static let aliases: [String: String] = [
    "WASHINGTON DC": "DC", "WASHINGTON D C": "DC", "D C": "DC", "DISTRITO DE COLUMBIA": "DC",
    "COMMONWEALTH OF PUERTO RICO": "PR", "VIRGIN ISLANDS": "VI", "UNITED STATES VIRGIN ISLANDS": "VI",
    "U S VIRGIN ISLANDS": "VI", "US VIRGIN ISLANDS": "VI", "USVI": "VI", "CNMI": "MP",
    "COMMONWEALTH OF THE NORTHERN MARIANA ISLANDS": "MP", "COMMONWEALTH OF NORTHERN MARIANA ISLANDS": "MP",
    "THE NORTHERN MARIANA ISLANDS": "MP", "ARMED FORCES THE AMERICAS": "AA", "ARMED FORCES AFRICA": "AE",
    "ARMED FORCES CANADA": "AE", "ARMED FORCES MIDDLE EAST": "AE", "MICRONESIA": "FM",
    "REPUBLIC OF THE MARSHALL ISLANDS": "MH", "REPUBLIC OF PALAU": "PW",
    "NUEVO HAMPSHIRE": "NH", "NUEVA HAMPSHIRE": "NH", "NUEVA JERSEY": "NJ", "NUEVO MEXICO": "NM",
    "NUEVA YORK": "NY", "CAROLINA DEL NORTE": "NC", "CAROLINA DEL SUR": "SC", "DAKOTA DEL NORTE": "ND",
    "DAKOTA DEL SUR": "SD", "PENSILVANIA": "PA", "LUISIANA": "LA", "MISISIPI": "MS", "MISURI": "MO",
    "OREGON": "OR",
    "TEJAS": "TX", "VIRGINIA OCCIDENTAL": "WV", "VIRGINIA DEL OESTE": "WV", "HAWAI": "HI",
    "ISLAS VIRGENES": "VI",
    "ISLAS VIRGENES DE EE UU": "VI", "ISLAS VIRGENES DE LOS ESTADOS UNIDOS": "VI",
    "ISLAS VIRGENES ESTADOUNIDENSES": "VI", "SAMOA AMERICANA": "AS", "SAMOA ESTADOUNIDENSE": "AS",
    "ISLAS MARIANAS DEL NORTE": "MP", "ISLAS MARSHALL": "MH", "PALAOS": "PW",
    "FUERZAS ARMADAS AMERICAS": "AA",
    "FUERZAS ARMADAS EUROPA": "AE", "FUERZAS ARMADAS PACIFICO": "AP",
  ]

  private static let byName: [String: String] = {
    var table = aliases
    for (code, name) in USStateNames.states + USStateNames.others {
      table[code] = code
      table[name.uppercased().filter { $0 != "." }] = code
    }
    return table
  }()
}
