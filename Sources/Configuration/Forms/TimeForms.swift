import Glibc
import Text

extension Form<Int> {
  /// `06:15` as minutes after midnight.
  static var clockTime: Form {
    Form(
      "a time of day", accepted: "hours and minutes, like \"06:15\"",
      optional: { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2 else { return nil }
        guard parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }) else { return nil }
        guard let hours = Int(parts[0]), let minutes = Int(parts[1]), hours < 24, minutes < 60 else {
          return nil
        }
        return hours * 60 + minutes
      })
  }

  /// `mon` or `Monday` as 0 (Sunday) to 6.
  static var weekday: Form {
    let short = CalendarNames.shortWeekdays.map { $0.lowercased() }
    let accepted = short.dropLast().joined(separator: ", ") + " or " + (short.last ?? "")
    return Form(
      "a day of the week", accepted: accepted,
      optional: { text in
        let word = text.lowercased()
        return short.firstIndex(of: word)
          ?? CalendarNames.weekdays.firstIndex { $0.lowercased() == word }
      })
  }
}

/// Whether a file can be read at `path`; a folder, as of a part of the world, is none.
private func isFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
}

extension Form<String> {
  /// A name of the IANA time zone database; looked up where the machine has it.
  static var timezone: Form {
    Form(
      "a time zone", accepted: "an IANA name, like America/New_York or UTC",
      optional: { name in
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
          !part.isEmpty && part.utf8.allSatisfy { $0.isASCIIAlphanumeric || "_+-".utf8.contains($0) }
        }
        guard isName else { return nil }
        let folder = "/usr/share/zoneinfo"
        return access(folder + "/UTC", R_OK) != 0 || isFile("\(folder)/\(name)") ? name : nil
      })
  }
}
