import Foundation

/// Sizes and time limits of tests that a make target enlarges.
package enum TestSetting {
  /// The number in the environment variable `name`; `usual` where there is none.
  package static func number(_ name: String, _ usual: Int) -> Int {
    Int(ProcessInfo.processInfo.environment[name] ?? "") ?? usual
  }

  /// The time that what takes far less may take: `seconds`, times FEEDWATCH_PATIENCE where a sanitizer slows everything down.
  package static func limit(seconds: Int) -> Duration { .seconds(seconds * number("FEEDWATCH_PATIENCE", 1)) }
}
