import Glibc

/// The variables that say where things are kept (XDG Base Directory Specification).
enum ProcessEnvironment {
  /// The few variables that are looked up.
  static var current: [String: String] {
    var values: [String: String] = [:]
    for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
      values[name] = getenv(name).map { String(cString: $0) }
    }
    return values
  }

  /// The folder that `variable` names, else `fallback` in the home folder; nil without either. The specification has
  /// relative values ignored.
  static func folder(_ variable: String, orHome fallback: String, _ environment: [String: String]) -> String?
  {
    if let value = environment[variable], value.hasPrefix("/") { return FilePath.absolute(value) }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return FilePath.resolve(fallback, in: home)
  }
}

/// Where the store is.
enum StorePath {
  /// The path that `store:` names, seen from `folder`; without one, the usual place.
  static func resolved(_ store: String?, in folder: String, _ environment: [String: String]) -> String {
    if let store { return FilePath.resolve(store, in: folder) }
    let state = ProcessEnvironment.folder("XDG_STATE_HOME", orHome: ".local/state", environment)
    return (state ?? folder) + "/feedwatch/feedwatch.db"
  }
}
