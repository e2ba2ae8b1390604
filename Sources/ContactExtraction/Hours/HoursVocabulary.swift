import Model
import Text

/// The words of opening hours, in English and Spanish. A new word is one line; accents and case do not matter.
enum HoursVocabulary {
  /// What a word or phrase means to the reader of hours.
  enum Word: Sendable, Equatable {
    /// Days of the week, 0 is Monday.
    case days([Int])
    case ordinal(Int)
    case to, and, between, until
    case noon, midnight
    case wholeDay, wholeWeek
    case closed, lunch, except, holidays, appointment, cue, filler, month
    /// No word of hours, though it begins like one.
    case other

    /// Says by itself that hours may follow.
    var isTelling: Bool {
      switch self {
      case .days, .wholeDay, .wholeWeek, .noon, .midnight, .appointment, .cue, .until, .closed, .lunch: true
      default: false
      }
    }
  }

  static let table = CueTable<Word>(rows)
  /// The telling ones alone: what a quick look asks for, without the small words that every sentence holds.
  static let telling = CueTable<Word>(rows.filter(\.meaning.isTelling))

  private static let rows: [(meaning: Word, phrases: [String])] =
    days + [
      (
        .days(Array(0...6)),
        [
          "daily", "every day", "each day", "7 days a week", "seven days a week", "7 days", "all week",
          "todos los dias", "a diario", "diariamente", "los 7 dias de la semana",
        ]
      ),
      (
        .days(Array(0...4)),
        [
          "weekdays", "weekday", "business days", "working days", "dias laborables", "dias habiles", "l v",
          "l a v", "lun a vie", "business day", "work days", "workdays", "weekdays only",
          "entre semana",
        ]
      ),
      (.days([5, 6]), ["weekends", "weekend", "fines de semana"]),
      (.ordinal(1), ["1st", "first", "primer", "primero", "primera"]),
      (.ordinal(2), ["2nd", "second", "segundo"]),
      (.ordinal(3), ["3rd", "third", "tercer", "tercero"]),
      (.ordinal(4), ["4th", "fourth", "cuarto"]), (.ordinal(5), ["5th", "fifth"]),
      (.ordinal(-1), ["last", "ultimo"]),
      (.to, ["to", "through", "thru", "till", "til", "a", "al", "a las", "hasta las", "through to"]),
      (.until, ["until", "hasta"]),
      (.and, ["and", "y", "e", "or", "plus"]),
      (.between, ["between", "entre", "entre las"]),
      (.noon, ["noon", "12 noon", "midday", "mediodia", "12 del mediodia", "12 00 noon"]),
      (.midnight, ["midnight", "12 midnight", "medianoche", "12 00 midnight"]),
      (
        .wholeWeek,
        [
          "24 7", "24 hours a day 7 days a week", "24 hours a day seven days a week",
          "24 hours 7 days a week", "24 hours a day every day", "around the clock",
          "las 24 horas del dia los 7 dias de la semana", "24 horas al dia 7 dias a la semana",
          "las 24 horas los 7 dias de la semana", "twenty four hours a day seven days a week",
          "24 hours per day 7 days per week", "24 hours daily", "24 hrs a day 7 days a week",
        ]
      ),
      (
        .wholeDay,
        [
          "24 hours a day", "24 hours per day", "open 24 hours", "available 24 hours", "24 horas al dia",
          "las 24 horas", "24 hrs a day",
        ]
      ),
      (.closed, ["closed", "closes", "cerrado", "cerrada", "cerramos", "not open", "unavailable"]),
      (.lunch, ["lunch", "almuerzo"]),
      (.except, ["except", "excluding", "excepto", "salvo", "other than"]),
      (.holidays, ["holiday", "holidays", "federal holidays", "dias feriados", "feriados", "festivos"]),
      (
        .appointment,
        [
          "by appointment", "by appointment only", "appointment only", "appointments only",
          "call to schedule appointment", "call to schedule an appointment", "call for appointment",
          "call for an appointment", "con cita previa", "por cita", "solo con cita", "con cita", "by appt",
          "by appt only", "appointment required", "appointments required", "by prior appointment",
          "by scheduled appointment",
          "previa cita", "cita previa", "solo por cita", "unicamente con cita",
        ]
      ),
      (
        .cue,
        [
          "hours", "hours of operation", "office hours", "business hours", "open", "opening hours",
          "available", "horario", "horario de atencion", "horas", "horas de oficina", "abierto", "abierta",
          "atencion", "staffed", "operating hours", "representatives", "monitored", "walk in", "window",
          "drop in", "answered", "call center",
        ]
      ),
      (
        .other,
        [
          "open enrollment", "open house", "open houses", "open season", "open records", "open meeting",
          "open meetings", "open burning", "open positions", "inscripcion abierta",
        ]
      ),
      (
        .filler,
        [
          "from", "de", "desde", "las", "los", "el", "on", "at", "of", "the", "are", "is", "our", "us",
          "during", "local time", "time", "hora", "hora local", "each", "every", "week", "month", "m s",
          "dia",
        ]
      ),
    ]

  /// From Monday on, and letters for several.
  private static let days: [(meaning: Word, phrases: [String])] =
    moreDays.enumerated().map { day, more -> (meaning: Word, phrases: [String]) in
      let name = CalendarNames.weekdays[(day + 1) % 7].lowercased()
      return (meaning: .days([day]), phrases: [name, name + "s", String(name.prefix(3))] + more)
    } + [
      (.days([0, 2, 4]), ["mwf"]), (.days([1, 3]), ["tth", "tuth"]),
      (.days([0, 1, 2, 3, 4]), ["mtwtf", "mtwthf"]),
    ]

  /// Further names of Monday to Sunday.
  private static let moreDays = [
    ["lunes", "lun", "monday's"], ["tues", "tu", "martes"], ["weds", "miercoles", "mie", "mier"],
    ["thur", "thurs", "th", "jueves", "jue"], ["viernes", "vie"], ["sats", "sabado", "sabados", "sab"],
    ["domingo", "domingos", "dom"],
  ]

  /// A capital letter that stands for a day, where another day is beside it: `M-F`.
  static func day(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "M"): 0
    case UInt8(ascii: "T"): 1
    case UInt8(ascii: "W"): 2
    case UInt8(ascii: "R"): 3
    case UInt8(ascii: "F"): 4
    case UInt8(ascii: "S"): 5
    default: nil
    }
  }

  /// Names of months, but for Spanish abbreviations that are words of English or of other meaning ("two days ago").
  static let months = Set(CalendarNames.monthsOfPages.keys).subtracting(["ene", "abr", "ago", "dic"])
}

/// A look at a text before it is read for hours: most texts have no times and no days.
extension FoldedText {
  /// Whether hours can stand here; `acceptsBare` where small numbers ("9-5") count as such.
  func mayHoldHours(acceptsBare: Bool) -> Bool {
    let hasDigit = signs.contains(.digit)
    if hasDigit, acceptsBare || Self.holdsTime(lower) { return true }
    var isCued = false
    for word in HoursVocabulary.telling.meanings(in: self) {
      switch word {
      case .days, .wholeDay, .wholeWeek, .noon, .midnight, .appointment: return true
      case .cue, .until, .closed, .lunch: isCued = true
      default: break
      }
    }
    return isCued && hasDigit || (isCued || hasDigit) && holdsDayLetters
  }

  /// Whether a word for a day, or letters that stand for days, are here.
  var mayNameDays: Bool {
    holdsDayLetters
      || HoursVocabulary.telling.meanings(in: self).contains { if case .days = $0 { true } else { false } }
  }

  /// `9:30`, `9.30`, `9 a.m.`, `9p`, `0800-1630`, `M-F 9-5`: a digit and a sign of time behind it.
  private static func holdsTime(_ lower: [UInt8]) -> Bool {
    lower.withUnsafeBufferPointer { lower in
      var digits = 0
      for place in 0..<lower.count {
        if lower[place].isDigit {
          digits += 1
          continue
        }
        if digits > 0, isTimeSign(lower, at: place, digits: digits) { return true }
        digits = 0
      }
      return false
    }
  }

  private static func isTimeSign(_ lower: UnsafeBufferPointer<UInt8>, at place: Int, digits: Int) -> Bool {
    let next = place + 1 < lower.count ? lower[place + 1] : 0
    switch lower[place] {
    case UInt8(ascii: ":"), UInt8(ascii: "."): return digits <= 2 && next.isDigit
    case UInt8(ascii: "a"), UInt8(ascii: "p"), UInt8(ascii: "h"): return digits <= 2
    case UInt8(ascii: "-"): return digits == 4 && (next.isDigit || next == 0x20)
    case 0x20:
      return digits <= 2
        && (next == UInt8(ascii: "a") || next == UInt8(ascii: "p") || next == UInt8(ascii: "d"))
        || digits == 4 && next == UInt8(ascii: "-")
    default: return false
    }
  }

  /// Two day letters or short names with no more than a joint between them: `M-F`, `Mo thru Fr`. One alone is never a day,
  /// and those written together (`MWF`) are words of the vocabulary.
  private var holdsDayLetters: Bool {
    var last = -Self.longestJoint
    for place in bytes.indices where Self.isDayLetter(bytes, place) {
      if place - last < Self.longestJoint { return true }
      last = place
    }
    return false
  }

  /// Bytes from one letter to the next.
  private static let longestJoint = 32

  /// `M` or `Mo` as a word of its own.
  private static func isDayLetter(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard bytes[place].isUpper, HoursVocabulary.day(of: bytes[place]) != nil,
      place == 0 || !bytes[place - 1].isWord
    else { return false }
    if place + 1 >= bytes.count || !bytes[place + 1].isWord { return true }
    guard place + 2 >= bytes.count || !bytes[place + 2].isWord else { return false }
    return OpeningHours.Day.names.contains { $0.utf8.elementsEqual(bytes[place...place + 1]) }
  }
}
