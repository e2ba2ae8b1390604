import Foundation

/// Sizes of tests that a make target enlarges.
package enum TestSetting {
  /// The number in the environment variable `name`; `usual` where there is none.
  package static func number(_ name: String, _ usual: Int) -> Int {
    Int(ProcessInfo.processInfo.environment[name] ?? "") ?? usual
  }
}
