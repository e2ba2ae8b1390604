import Delivering
import Model
import Text

/// Deliveries and notifiers for tests.
enum Samples {
  static let now = Timestamp(seconds: 1_795_500_900)  // 2026-11-24T06:15:00Z
  static let deliverer = Deliverer(
    version: "test", environment: ["PATH": "/usr/bin:/bin", "HOME": "/tmp", "SMTP_PASSWORD": "hunter2"])

  static func delivery(_ payload: String, path: String? = nil) -> Delivery {
    Delivery(
      notifier: "office", messageID: "<1@feedwatch.example>", subject: "[feedwatch] 1 alert, 24 Nov",
      payload: Array(payload.utf8), path: path, created: now)
  }

  static func notifier(_ outlet: Outlet, to: [String] = ["office@example.org"]) -> Notifier {
    Notifier(id: "office", outlet: outlet, from: "Feed Watch <feedwatch@example.org>", to: to)
  }

  static func digest(composed: Timestamp = now) -> Digest {
    Digest(
      notifier: "office", composed: composed, messageID: "<20261124.1@feedwatch.example>",
      threadID: "<20261124@feedwatch.example>")
  }
}
