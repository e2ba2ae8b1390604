import Foundation
import Model
import Testing
import Text

/// What is shown before it goes out.
@Suite struct PreviewTests {
  private static let names = DigestFormat.allCases.map { "digest.\($0.rawValue)" }

  /// A file of each format, one that holds the whole day, and a mail.
  private func notifiers(_ folder: URL) -> [Notifier] {
    let files = DigestFormat.allCases.map {
      Notifier(id: $0.rawValue, outlet: .file(path: "\(folder.path)/digest.\($0.rawValue)"), format: $0)
    }
    let day = Notifier(
      id: "day", outlet: .file(path: folder.path + "/{date}.txt"), schedule: Schedule(timezone: "UTC"))
    let mail = Notifier(
      id: "office",
      outlet: .pipe(command: ["/bin/sh", "-c", "cat > '\(folder.path)/mail.eml'"], timeout: 600),
      from: "feedwatch@agency.example", to: ["office@agency.example"])
    return files + [day, mail]
  }

  @Test func aPreviewIsByteForByteWhatGoesOut() async throws {
    try await DigestScenario.open(at: "2026-11-24T08:00:00Z", notifiers: notifiers) { scenario in
      for title in ["In the morning", "At noon: Größe"] {
        try scenario.announce(title)
        let previews = try scenario.previews()
        #expect(try scenario.previews() == previews)
        try await scenario.digest()
        let sent = (Self.names + ["2026-11-24.txt", "mail.eml"]).map { Array(scenario.text($0).utf8) }
        #expect(sent == previews && previews.allSatisfy { !$0.isEmpty })
        scenario.now = scenario.now.adding(seconds: 4 * 3600)
      }
      #expect(scenario.text("2026-11-24.txt").contains("In the morning"))
      #expect(!scenario.text("digest.text").contains("In the morning"))
    }
  }
}
