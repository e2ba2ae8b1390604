import Delivering
package import Model

/// A look at every notifier: programs, folders, secrets, mail servers. Nothing is sent.
package enum ExamineNotifiers {
  /// A diagnosis of each notifier; `connects`: whether servers are connected to.
  package static func diagnoses(
    _ settings: Settings, environment: [String: String], connects: Bool
  ) async -> [Diagnosis] {
    guard !settings.notifiers.isEmpty else {
      return [
        Diagnosis(
          "notifiers", .note, "nobody is told: there is no notifier",
          advice: "add one under `notify:`; `feedwatch diff` shows changes meanwhile")
      ]
    }
    let check = OutletCheck(environment: environment)
    var found: [Diagnosis] = []
    for notifier in settings.notifiers { found.append(await check(notifier, connects: connects)) }
    return found
  }
}
