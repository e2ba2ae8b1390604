/// Countries as the last line of an address names them, with the forms of their postal codes.
///
/// Names: English short names of ISO 3166-1, what people say besides, and Spanish names. Forms: Universal Postal Union,
/// "Postal addressing systems in member countries". The United States and places with ZIP codes are not among them.
enum ForeignCountries {
  /// The names of one country and the forms that its postal codes have; none where it has no codes.
  struct Country: Sendable {
    var names: [[UInt8]]
    var codes: [PostalCodeForm]
  }

  /// The longest name, in bytes.
  static let longestName = 45
  /// The most words of a name.
  static let mostWords = 6

  /// The country called `name`: upper case, accents off, one space between words.
  static func named(_ name: String) -> Country? {
    name.utf8.count <= longestName ? named(bytes: Array(name.utf8)) : nil
  }

  /// The same of bytes.
  static func named(bytes name: [UInt8]) -> Country? {
    if let country = find(name[...]) { return country }
    for title in titles where name.starts(with: title) {
      if let country = find(name.dropFirst(title.count)) { return country }
    }
    return nil
  }

  /// What stands before a short name in full ones: "Federal Republic of Germany".
  private static let titles = [
    "THE ", "REPUBLIC OF ", "FEDERAL REPUBLIC OF ", "PEOPLES REPUBLIC OF ", "KINGDOM OF ", "THE REPUBLIC OF ",
  ].map { Array($0.utf8) }

  private static func find(_ name: ArraySlice<UInt8>) -> Country? {
    guard let first = name.first, first.isUpper else { return nil }
    return byInitial[Int(first - 0x41)].first { $0.names.contains { $0.elementsEqual(name) } }
  }

  /// Whether a name may end with the word before `end`: for a quick look at the lines of a page.
  static func mayEnd(in bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
    var key: UInt64 = 0
    var place = end
    while place > 0, end - place < longestWord, bytes[place - 1].isLetter {
      place -= 1
      key = key << 5 | UInt64(bytes[place] & 31)
    }
    if place > 0, bytes[place - 1] >= 0x80 || bytes[place - 1] == UInt8(ascii: ".") { return true }
    return key != 0 && lastWords[WordKey.place(of: key, in: lastWords)] == key
  }

  /// Letters of a last word that count, from its end; five bits each.
  private static let longestWord = 12

  /// The keys of last words, each at its place (``WordKey/place(of:in:)``); 0 is a free one.
  private static let lastWords: [UInt64] = {
    let names = byInitial.joined().flatMap(\.names)
    var keys = [UInt64](repeating: 0, count: WordKey.places(for: names.count))
    for name in names {
      let word = name.reversed().prefix { $0.isLetter }.prefix(longestWord)
      let key = word.reduce(0) { $0 << 5 | UInt64($1 & 31) }
      keys[WordKey.place(of: key, in: keys)] = key
    }
    return keys
  }()

  private static let byInitial: [[Country]] = {
    var lists = [[Country]](repeating: [], count: 26)
    for row in rows.split(separator: "\n") {
      let parts = row.split(separator: ":")
      let country = Country(
        names: parts[0].split(separator: "/").map { Array($0.utf8) },
        codes: parts.count < 2 ? [] : parts[1].split(separator: ",").map { PostalCodeForm(String($0)) })
      for initial in Set(country.names.compactMap(\.first)) { lists[Int(initial - 0x41)].append(country) }
    }
    return lists
  }()

  /// `NAME/OTHER NAME:form,form`; in a form 9 is a digit, A a letter, X either.
  private static let rows = """
    AFGHANISTAN:9999
    ALBANIA:9999
    ALGERIA/ARGELIA:99999
    ANDORRA:AA999
    ANGOLA
    ANTIGUA AND BARBUDA
    ARGENTINA:9999,A9999AAA,A9999
    ARMENIA:9999
    ARUBA
    AUSTRALIA:9999
    AUSTRIA:9999
    AZERBAIJAN:9999
    BAHAMAS
    BAHRAIN:999,9999
    BANGLADESH:9999
    BARBADOS:AA99999
    BELARUS:999999
    BELGIUM/BELGICA:9999
    BELIZE/BELICE
    BENIN
    BERMUDA:AA 99
    BHUTAN:99999
    BOLIVIA
    BOSNIA AND HERZEGOVINA:99999
    BOTSWANA
    BRAZIL/BRASIL:99999-999
    BRUNEI/BRUNEI DARUSSALAM:AA9999
    BULGARIA:9999
    BURKINA FASO
    BURUNDI
    CAMBODIA:99999,999999
    CAMEROON
    CANADA:A9A 9A9
    CABO VERDE/CAPE VERDE:9999
    CAYMAN ISLANDS:AA9-9999
    CENTRAL AFRICAN REPUBLIC
    CHAD
    CHILE:9999999,999-9999
    CHINA:999999
    COLOMBIA:999999
    COMOROS
    CONGO/DEMOCRATIC REPUBLIC OF THE CONGO
    COSTA RICA:99999,99999-9999
    COTE DIVOIRE/IVORY COAST
    CROATIA:99999
    CUBA:99999
    CURACAO
    CYPRUS:9999
    CZECHIA/CZECH REPUBLIC:999 99
    DENMARK/DINAMARCA:9999
    DJIBOUTI
    DOMINICA
    DOMINICAN REPUBLIC/REPUBLICA DOMINICANA:99999
    ECUADOR:999999
    EGYPT/EGIPTO:99999,9999999
    EL SALVADOR:9999
    EQUATORIAL GUINEA
    ERITREA
    ESTONIA:99999
    ESWATINI:A999
    ETHIOPIA:9999
    FIJI
    FINLAND/FINLANDIA:99999
    FRANCE/FRANCIA:99999
    GABON
    GAMBIA
    GEORGIA:9999
    GERMANY/ALEMANIA/DEUTSCHLAND:99999
    GHANA
    GREECE/GRECIA:999 99
    GRENADA
    GUATEMALA:99999
    GUINEA:999
    GUINEA-BISSAU:9999
    GUYANA
    HAITI:9999
    HOLY SEE/VATICAN CITY:99999
    HONDURAS:99999
    HONG KONG/HONG KONG SAR
    HUNGARY/HUNGRIA:9999
    ICELAND/ISLANDIA:999
    INDIA:999999,999 999
    INDONESIA:99999
    IRAN:9999999999,99999-99999
    IRAQ:99999
    IRELAND/IRLANDA:A9X XXXX
    ISRAEL:9999999,99999
    ITALY/ITALIA:99999
    JAMAICA
    JAPAN/JAPON:999-9999
    JORDAN:99999
    KAZAKHSTAN:999999,A99A9A9
    KENYA:99999
    KIRIBATI
    KOREA/SOUTH KOREA/COREA DEL SUR:99999
    KOSOVO:99999
    KUWAIT:99999
    KYRGYZSTAN/KYRGYZ REPUBLIC:999999
    LAOS/LAO PDR:99999
    LATVIA:9999
    LEBANON:9999,9999 9999
    LESOTHO:999
    LIBERIA:9999
    LIBYA
    LIECHTENSTEIN:9999
    LITHUANIA:99999
    LUXEMBOURG:9999
    MACAO/MACAU
    MADAGASCAR:999
    MALAWI
    MALAYSIA:99999
    MALDIVES:99999
    MALI
    MALTA:AAA 9999
    MAURITANIA
    MAURITIUS:99999
    MEXICO:99999
    MOLDOVA:9999
    MONACO:99999
    MONGOLIA:99999,999999
    MONTENEGRO:99999
    MOROCCO/MARRUECOS:99999
    MOZAMBIQUE:9999
    MYANMAR/BURMA:99999
    NAMIBIA:99999
    NEPAL:99999
    NETHERLANDS/HOLLAND/PAISES BAJOS:9999 AA
    NEW ZEALAND/NUEVA ZELANDA:9999
    NICARAGUA:99999
    NIGER:9999
    NIGERIA:999999
    NORTH MACEDONIA:9999
    NORWAY/NORUEGA:9999
    OMAN:999
    PAKISTAN:99999
    PANAMA:9999
    PAPUA NEW GUINEA:999
    PARAGUAY:9999
    PERU:99999
    PHILIPPINES/FILIPINAS:9999
    POLAND/POLONIA:99-999
    PORTUGAL:9999-999,9999
    QATAR
    ROMANIA/RUMANIA:999999
    RUSSIA/RUSSIAN FEDERATION/RUSIA:999999
    RWANDA
    SAINT KITTS AND NEVIS/ST KITTS AND NEVIS
    SAINT LUCIA/ST LUCIA:AA99 999
    SAINT VINCENT AND THE GRENADINES:AA9999
    SAMOA
    SAUDI ARABIA/ARABIA SAUDITA:99999,99999-9999
    SENEGAL:99999
    SERBIA:99999
    SEYCHELLES
    SIERRA LEONE
    SINGAPORE/SINGAPUR:999999
    SLOVAKIA/SLOVAK REPUBLIC:999 99
    SLOVENIA:9999
    SOLOMON ISLANDS
    SOMALIA
    SOUTH AFRICA/SUDAFRICA:9999
    SOUTH SUDAN
    SPAIN/ESPANA:99999
    SRI LANKA:99999
    SUDAN:99999
    SURINAME
    SWEDEN/SUECIA:999 99
    SWITZERLAND/SUIZA:9999
    SYRIA
    TAIWAN:999,99999,999999
    TAJIKISTAN:999999
    TANZANIA/UNITED REPUBLIC OF TANZANIA:99999
    THAILAND/TAILANDIA:99999
    TIMOR-LESTE
    TOGO
    TONGA
    TRINIDAD AND TOBAGO/TRINIDAD Y TOBAGO:999999
    TUNISIA:9999
    TURKIYE/TURKEY/TURQUIA:99999
    TURKMENISTAN:999999
    UGANDA
    UKRAINE/UCRANIA:99999
    UNITED ARAB EMIRATES/UAE
    UNITED KINGDOM/UK/GREAT BRITAIN/REINO UNIDO/ENGLAND/SCOTLAND/WALES/NORTHERN IRELAND:A9 9AA,A9A 9AA,A99 9AA,AA9 9AA,AA9A 9AA,AA99 9AA,AAAA 9,AAAA 99,AAAA 999
    UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND:A9 9AA,A9A 9AA,A99 9AA,AA9 9AA,AA9A 9AA,AA99 9AA
    JERSEY/GUERNSEY/ISLE OF MAN:AA9 9AA,AA99 9AA
    URUGUAY:99999
    UZBEKISTAN:999999
    VANUATU
    VENEZUELA:9999
    VIET NAM/VIETNAM:99999,999999
    YEMEN
    ZAMBIA:99999
    ZIMBABWE
    """
}

/// Countries whose names U.S. towns bear as well: "Jamaica" of Queens, "Lebanon" of Ohio. Without a postal code the town before
/// the name has to be one of the country's.
///
/// Towns: capitals and seats of U.S. embassies, as usembassy.gov names them.
enum ForeignNamesakes {
  /// Whether `country` behind `town` is the country.
  static func isCountry(_ country: String, behind town: String) -> Bool {
    guard let towns = towns[country] else { return true }
    return towns.contains { town == $0 || town.hasPrefix($0 + " ") }
  }

  private static let towns: [String: [String]] = [
    "ANGOLA": ["LUANDA"], "ARGENTINA": ["BUENOS AIRES"], "BELGIUM": ["BRUSSELS"],
    "BOLIVIA": ["LA PAZ", "SUCRE"],
    "BRAZIL": ["BRASILIA", "RIO DE JANEIRO", "SAO PAULO"], "CHILE": ["SANTIAGO"],
    "CHINA": ["BEIJING", "SHANGHAI"],
    "CONGO": ["KINSHASA", "BRAZZAVILLE"], "CUBA": ["LA HABANA", "HAVANA"], "DENMARK": ["COPENHAGEN"],
    "EGYPT": ["CAIRO", "ALEXANDRIA"], "ENGLAND": ["LONDON"], "FRANCE": ["PARIS"], "GRENADA": ["ST GEORGES"],
    "HOLLAND": ["AMSTERDAM"], "INDIA": ["NEW DELHI", "MUMBAI", "CHENNAI", "KOLKATA", "HYDERABAD"],
    "IRELAND": ["DUBLIN"], "ITALY": ["ROME", "ROMA", "MILAN", "FLORENCE", "NAPLES"],
    "JAMAICA": ["KINGSTON", "MONTEGO BAY"], "JORDAN": ["AMMAN"], "LEBANON": ["BEIRUT", "ANTELIAS", "AWKAR"],
    "MALTA": ["VALLETTA", "ATTARD"], "MEXICO": ["MEXICO CITY", "CIUDAD DE MEXICO", "CDMX"],
    "NORWAY": ["OSLO"],
    "PANAMA": ["PANAMA", "PANAMA CITY", "CIUDAD DE PANAMA"], "PERU": ["LIMA"],
    "POLAND": ["WARSAW", "KRAKOW"],
    "SCOTLAND": ["EDINBURGH"], "SPAIN": ["MADRID", "BARCELONA"], "SWEDEN": ["STOCKHOLM"],
    "SWITZERLAND": ["BERN", "GENEVA"], "TOGO": ["LOME"], "TURKEY": ["ANKARA", "ISTANBUL", "ADANA"],
    "VENEZUELA": ["CARACAS"], "WALES": ["CARDIFF"],
  ]
}

/// Provinces and territories of Canada as addresses write them (Canada Post, Addressing Guidelines).
enum CanadianProvinces {
  /// How many words before place `end` name a province; nil where none do.
  static func length(in tokens: [AddressToken], before end: Int, floor: Int) -> Int? {
    (1...4).reversed().first { count in
      guard end - count > floor else { return false }
      let words = tokens[end - count..<end]
      return words.dropFirst().allSatisfy { $0.gap == .space }
        && names.contains(words.text)
    }
  }

  private static let names: Set<String> = [
    "AB", "ALBERTA", "ALTA", "BC", "BRITISH COLUMBIA", "MB", "MANITOBA", "NB", "NEW BRUNSWICK", "NL",
    "NEWFOUNDLAND AND LABRADOR", "NEWFOUNDLAND", "NS", "NOVA SCOTIA", "NT", "NORTHWEST TERRITORIES", "NU",
    "NUNAVUT", "ON", "ONT", "ONTARIO", "PE", "PEI", "PRINCE EDWARD ISLAND", "QC", "PQ", "QUE", "QUEBEC", "SK",
    "SASK", "SASKATCHEWAN", "YT", "YUKON", "COLOMBIA BRITANICA",
  ]
}
