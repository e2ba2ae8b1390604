import Foundation

/// Writes what the program says of itself as manual pages, or as the page of the documentation.
///
/// `feedwatch --experimental-dump-help | feedwatch-manual pages FOLDER REFERENCE YYYY-MM-DD`, where REFERENCE is the
/// folder with ExitCodes.md and Configuration.md; or `… | feedwatch-manual reference FILE`.
@main enum Manual {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let dump = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    guard let help = CommandHelp(dump: dump) else { return stop("standard input is no dump of the help") }
    switch (arguments.first, arguments.count) {
    case ("reference", 2): try write(CommandLineReference.text(help), to: arguments[1])
    case ("pages", 4): try pages(help, folder: arguments[1], reference: arguments[2], day: arguments[3])
    default: stop("usage: feedwatch-manual pages FOLDER REFERENCE YYYY-MM-DD, or reference FILE")
    }
  }

  private static func pages(_ help: CommandHelp, folder: String, reference: String, day: String) throws {
    let tables = Reference(
      exitCodes: try String(contentsOfFile: reference + "/ExitCodes.md", encoding: .utf8),
      configuration: try String(contentsOfFile: reference + "/Configuration.md", encoding: .utf8))
    let date = written(day)
    for (section, name) in [("man1", ""), ("man5", "feedwatch.yaml.5")] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(section)", withIntermediateDirectories: true)
      guard name.isEmpty else {
        try write(ConfigurationPage(reference: tables, date: date).text, to: "\(folder)/\(section)/\(name)")
        continue
      }
      let main = CommandPage(help: help, program: nil, reference: tables, date: date)
      let others = help.subcommands.map {
        CommandPage(help: $0, program: help.name, reference: tables, date: date)
      }
      for page in [main] + others { try write(page.text, to: "\(folder)/\(section)/\(page.fileName)") }
    }
  }

  /// `2026-11-24` as mdoc wants it: `November 24, 2026`.
  private static func written(_ day: String) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November",
      "December",
    ]
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return day }
    return "\(months[parts[1] - 1]) \(parts[2]), \(parts[0])"
  }

  private static func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static func stop(_ line: String) {
    FileHandle.standardError.write(Data("feedwatch-manual: \(line)\n".utf8))
    exit(64)
  }
}
