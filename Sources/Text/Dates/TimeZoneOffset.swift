/// Time zones: numeric offsets, abbreviations with their fixed offset, and a few places with their daylight saving rule.
enum TimeZoneOffset {
  /// Seconds east of UTC for the zone that fills `bytes`, or nil when it is none.
  ///
  /// `date` is the local time, needed for zones whose offset depends on the season (`ET`, `Europe/Brussels`).
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at date: CivilDate?) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self).trimmed(of: " \t\n\r()")
    return named(text, at: date) ?? numeric(text)
  }

  /// `+hhmm`, `-hh:mm`, `+h`, also after `GMT` or `UTC` and before a superfluous `Z`.
  private static func numeric(_ text: String) -> Int? {
    var text = Substring(text)
    for prefix in ["GMT", "UTC", "UT", "Z"] where text.hasPrefix(prefix) && text.count > prefix.count {
      text = text.dropFirst(prefix.count)
    }
    if text.hasSuffix("Z") || text.hasSuffix("z") { text = text.dropLast() }
    while text.hasPrefix(" ") { text = text.dropFirst() }
    guard let sign = text.first, "+-−".contains(sign) else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 3,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
      let number = Int(first)
    else { return nil }
    let (hours, minutes): (Int, Int) =
      parts.count >= 2
      ? (number, Int(parts[1]) ?? 0) : first.count > 2 ? (number / 100, number % 100) : (number, 0)
    guard hours <= 24, minutes < 60 else { return nil }
    return (sign == "+" ? 1 : -1) * (hours * 3600 + minutes * 60)
  }

  private static func named(_ text: String, at date: CivilDate?) -> Int? {
    let name = text.lowercased()
    if let minutes = fixed[name] { return minutes * 60 }
    if let rule = seasonal[name] { return rule.offset(at: date) }
    for prefix in ["etc/", "america/", "europe/", "australia/", "asia/", "us/"] where name.hasPrefix(prefix) {
      let place = String(name.dropFirst(prefix.count))
      return fixed[place].map { $0 * 60 } ?? places[place]?.offset(at: date)
    }
    return nil
  }

  /// Minutes east of UTC. RFC 822 section 5.1, RFC 5322 section 4.3 (single letters but `Z` mean nothing and count as UTC),
  /// and abbreviations that have one meaning in mail and feeds.
  private static let fixed: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "zulu": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360,
    "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "ast": -240,
    "adt": -180, "nst": -210, "ndt": -150, "bst": 60, "ist": 330, "west": 60, "cet": 60, "met": 60, "mez": 60,
    "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "sast": 120,
    "jst": 540,
    "kst": 540, "sgt": 480, "hkt": 480, "awst": 480, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "a": 0, "m": 0, "n": 0, "y": 0, "coordinated universal time": 0,
    "greenwich mean time": 0, "tokyo": 540, "singapore": 480, "hong_kong": 480, "shanghai": 480, "seoul": 540,
    "kolkata": 330, "calcutta": 330, "dubai": 240, "manila": 480, "jakarta": 420, "bangkok": 420,
    "phoenix": -420,
    "sao_paulo": -180, "buenos_aires": -180, "bogota": -300, "brisbane": 600, "moscow": 180, "istanbul": 180,
  ]
  private static let seasonal: [String: DaylightSavingZone] = [
    "et": DaylightSavingZone(-300, .american), "ct": DaylightSavingZone(-360, .american),
    "mt": DaylightSavingZone(-420, .american),
    "pt": DaylightSavingZone(-480, .american), "eastern": DaylightSavingZone(-300, .american),
    "central": DaylightSavingZone(-360, .american),
    "mountain": DaylightSavingZone(-420, .american), "pacific": DaylightSavingZone(-480, .american),
  ]
  private static let places: [String: DaylightSavingZone] = {
    var places: [String: DaylightSavingZone] = [:]
    func add(_ minutes: Int, _ rule: DaylightSavingZone.Rule, _ names: String) {
      for name in names.split(separator: " ") { places[String(name)] = DaylightSavingZone(minutes, rule) }
    }
    add(-300, .american, "new_york detroit toronto montreal eastern")
    add(-360, .american, "chicago winnipeg central")
    add(-420, .american, "denver edmonton mountain")
    add(-480, .american, "los_angeles vancouver pacific")
    add(-540, .american, "anchorage alaska")
    add(0, .european, "london dublin lisbon belfast")
    add(
      60, .european,
      "brussels paris berlin madrid rome amsterdam vienna zurich stockholm oslo copenhagen prague warsaw")
    add(60, .european, "budapest belgrade zagreb luxembourg monaco ljubljana bratislava")
    add(120, .european, "helsinki athens bucharest sofia kiev kyiv riga vilnius tallinn")
    add(600, .australian, "sydney melbourne hobart canberra")
    return places
  }()
}
