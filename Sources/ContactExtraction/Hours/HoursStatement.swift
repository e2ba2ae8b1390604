import Model

/// Hours that a passage states in one place.
struct HoursStatement: Sendable {
  var hours = OpeningHours.Schedule()
  /// "By appointment only", without times.
  var isByAppointment = false
  /// IANA name.
  var zone: String?
  /// Folded offsets.
  var range: Range<Int>
  /// Where the clause begins: what stands between is what the page calls these hours.
  var clauseStart: Int
  /// "Hours", "open" and the like stand before.
  var isCued = false
  /// Days or times alone, whose other half stands elsewhere.
  var isPartial: Bool { hours.days.isEmpty || hours.days.values.allSatisfy(\.isEmpty) }

  /// The value of the fact.
  var value: OpeningHours { isByAppointment ? .byAppointment(zone: zone) : OpeningHours(hours, zone: zone) }
}
