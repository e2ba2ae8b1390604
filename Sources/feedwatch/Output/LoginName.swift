import Foundation

/// Who works at this terminal.
enum LoginName {
  /// The name of the environment, else that of the user database, else the number.
  static var current: String {
    let environment = ProcessInfo.processInfo.environment
    if let name = environment["USER"] ?? environment["LOGNAME"] { return name }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
  }
}
