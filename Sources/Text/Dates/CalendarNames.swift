/// Names of months and weekdays, the one place where they stand.
package enum CalendarNames {
  /// January to December.
  package static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
  /// `Jan` to `Dec`, as mails and opening hours write them.
  package static let shortMonths = months.map { String($0.prefix(3)) }
  /// Sunday to Saturday.
  package static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  /// `Sun` to `Sat`.
  package static let shortWeekdays = weekdays.map { String($0.prefix(3)) }

  /// 1 to 12 by name and abbreviation in English and Spanish, in small letters and without accents.
  package static let monthsOfPages: [String: Int] = {
    let spanish = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
      "noviembre", "diciembre",
    ]
    var numbers: [String: Int] = ["sept": 9, "ene": 1, "abr": 4, "ago": 8, "dic": 12]
    for (index, name) in spanish.enumerated() { numbers[name] = index + 1 }
    for names in [months, shortMonths] {
      for (index, name) in names.enumerated() { numbers[name.lowercased()] = index + 1 }
    }
    return numbers
  }()

  /// 1 to 12 by name and abbreviation, in English and in the languages of feeds whose names cannot be mistaken, without
  /// accents.
  static let monthsOfFeeds = numbers(
    [
      "jan january januar janvier enero janv januari gennaio gen janeiro ene янв января ιαν január januári",
      "feb february februar février febrero févr fevr fév fev fevrier februari febbraio fevereiro фев февраля φεβ február februári",
      "mar march märz maerz mars marzo mär mrz maart março мар марта μάρ μαρ μάώ μαώ március",
      "apr april avril abril avr abr aprile апр апреля απρ április áprilisi",
      "may mai mayo maj mei maggio maio mag май мая μάι μαϊ μαι μάϊ május májusi",
      "jun june juni juin junio giugno junho giu июн июня ιούν ιουν ιον június",
      "jul july juli juillet julio juil luglio julho lug июл июля ιούλ ιουλ ιολ július",
      "aug august août aout agosto ago augustus авг августа αύγ αυγ augusztus",
      "sep sept september septembre septiembre setiembre settembre setembro set сен сентября σεπ szeptember",
      "oct october oktober octobre octubre okt ottobre outubro ott out окт октября οκτ október",
      "nov november novembre noviembre novembro ноя ноября νοέ νοε",
      "dec december dezember décembre diciembre dez déc decembre dicembre dezembro dic дек декабря δεκ",
    ], from: 1)

  /// 0 (Sunday) to 6 by name and abbreviation, in the same languages.
  static let weekdaysOfFeeds = numbers(
    [
      "sun sunday sonntag dimanche domingo dim dom so zon zondag domenica κυρ",
      "mon monday montag lundi lunes lun mo maandag δευ",
      "tue tues tuesday dienstag mardi martes mardi di die dinsdag martedì τρι",
      "wed weds wednesday mittwoch mercredi miércoles mer mi mie mier mit woensdag τετ",
      "thu thur thurs thursday donnerstag jeudi jueves jue jeu do don donderdag πεμ",
      "fri friday freitag vendredi viernes ven vie fr fre vrijdag παρ",
      "sat saturday samstag samedi sábado sam sab sa zat σαβ",
    ], from: 0)

  /// Of a word that stands in two rows the first counts.
  private static func numbers(_ rows: [String], from first: Int) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      for word in row.split(separator: " ").map({ String($0).withoutAccents }) where numbers[word] == nil {
        numbers[word] = index + first
      }
    }
    return numbers
  }
}
