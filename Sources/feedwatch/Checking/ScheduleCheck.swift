import Foundation
import Model

/// Whether something starts `feedwatch run` again and again: a line of a crontab, or a timer of systemd.
enum ScheduleCheck {
  private static let folders = ["/etc/cron.d", "/etc/cron.hourly", "/etc/cron.daily"]
  private static let timers = [
    "/etc/systemd/system/timers.target.wants/feedwatch.timer",
    "/usr/lib/systemd/system/timers.target.wants/feedwatch.timer",
  ]

  /// The diagnosis, with the line to add where there is none.
  static func diagnosis(configuration: String) -> Diagnosis {
    if let timer = (timers + [ownTimer]).first(where: isThere) {
      return Diagnosis("schedule", .ok, "a timer starts feedwatch: \(timer)")
    }
    if let place = ([("your crontab", ownCrontab)] + files).first(where: { runsFeedwatch($0.1) })?.0 {
      return Diagnosis("schedule", .ok, "cron starts feedwatch: \(place)")
    }
    let line = "17 * * * * \(program) run --quiet --config \"\(configuration)\""
    return Diagnosis(
      "schedule", .note, "neither your crontab nor /etc/cron.d nor a timer of systemd starts feedwatch",
      advice: configuration == "/etc/feedwatch/feedwatch.yaml" && units.contains(where: isThere)
        ? "systemctl enable --now feedwatch.timer feedwatch-health.timer" : "crontab -e, and add: \(line)")
  }

  /// The timer that a package has brought along; it reads the configuration in /etc.
  private static let units = [
    "/usr/lib/systemd/system/feedwatch.timer", "/etc/systemd/system/feedwatch.timer",
  ]

  /// Where this program is, as cron has to name it.
  private static var program: String {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return path ?? "/usr/local/bin/feedwatch"
  }

  private static var ownTimer: String {
    NSHomeDirectory() + "/.config/systemd/user/timers.target.wants/feedwatch.timer"
  }

  private static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The user's crontab, which only the program `crontab` may read.
  private static var ownCrontab: String {
    guard let stream = popen("crontab -l 2>/dev/null", "r") else { return "" }
    defer { pclose(stream) }
    var bytes: [UInt8] = []
    while bytes.count < 1_000_000 {
      let next = getc(stream)
      if next == EOF { break }
      bytes.append(UInt8(truncatingIfNeeded: next))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static var files: [(String, String)] {
    let paths = folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map {
        "\(folder)/\($0)"
      }
    }
    return (["/etc/crontab"] + paths).map { path in
      (path, String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self))
    }
  }

  /// A line, no comment, that says feedwatch and run.
  private static func runsFeedwatch(_ text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      !line.drop { $0 == " " }.hasPrefix("#") && line.contains("feedwatch") && line.contains(" run")
    }
  }
}
