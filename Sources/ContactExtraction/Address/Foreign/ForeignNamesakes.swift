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
