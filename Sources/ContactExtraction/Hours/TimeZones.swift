/// Names of time zones as U.S. pages write them, and the IANA zone they mean.
///
/// Source: 49 CFR Part 71 (the zones of the United States and their names), IANA Time Zone Database.
enum TimeZones {
  /// Names that can mean nothing else.
  static let names = CueTable<String>([
    (
      "America/New_York",
      [
        "eastern time", "eastern standard time", "eastern daylight time", "eastern", "hora del este",
        "hora este", "est", "edt", "tiempo del este",
      ]
    ),
    (
      "America/Chicago",
      [
        "central time", "central standard time", "central daylight time", "hora del centro", "hora central",
        "tiempo del centro", "cst", "cdt",
      ]
    ),
    (
      "America/Denver",
      [
        "mountain time", "mountain standard time", "mountain daylight time", "hora de la montana",
        "hora de las montanas", "mdt", "mst",
      ]
    ),
    ("America/Phoenix", ["arizona time", "mountain standard time arizona"]),
    (
      "America/Los_Angeles",
      ["pacific time", "pacific standard time", "pacific daylight time", "hora del pacifico", "pst", "pdt"]
    ),
    (
      "America/Anchorage",
      ["alaska time", "alaska standard time", "alaska daylight time", "akst", "akdt", "hora de alaska"]
    ),
    (
      "Pacific/Honolulu",
      [
        "hawaii time", "hawaii standard time", "hawaii aleutian time", "hawaii aleutian standard time", "hst",
        "hora de hawai",
      ]
    ),
    (
      "America/Puerto_Rico",
      ["atlantic time", "atlantic standard time", "ast", "hora del atlantico", "hora de puerto rico"]
    ),
    ("Pacific/Guam", ["chamorro time", "chamorro standard time", "chst", "guam time"]),
    ("Pacific/Pago_Pago", ["samoa time", "samoa standard time", "sst"]),
    ("Etc/UTC", ["utc", "gmt", "coordinated universal time", "greenwich mean time"]),
  ])

  /// Names that are also states, directions or adjectives: they count right behind a time or alone.
  static let besideTimes = CueTable<String>([
    ("America/New_York", ["et", "e t"]), ("America/Chicago", ["ct", "c t", "central"]),
    ("America/Denver", ["mt", "m t", "mountain"]),
    ("America/Los_Angeles", ["pt", "p t", "pacific"]), ("America/Anchorage", ["akt", "alaska"]),
    ("Pacific/Honolulu", ["ht", "hawaii"]),
    ("America/Puerto_Rico", ["at", "atlantic"]), ("Pacific/Guam", ["chamorro"]),
  ])

  /// The zone that a label or a row's head names.
  static func zone(of text: FoldedText) -> String? {
    if let named = names.first(in: text) { return named.meaning }
    guard let short = besideTimes.first(in: text) else { return nil }
    let others = text.lower[..<short.range.lowerBound] + text.lower[short.range.upperBound...]
    return others.contains(where: \.isLetter) && !text.lower.contains(UInt8(ascii: "(")) ? nil : short.meaning
  }
}
