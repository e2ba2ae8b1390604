/// Where the store is.
enum StorePath {
  /// The path that `store:` names, seen from `folder`; without one, the usual place.
  static func resolved(_ store: String?, in folder: String, _ environment: [String: String]) -> String {
    if let store { return FilePath.resolve(store, in: folder) }
    let state = ProcessEnvironment.folder("XDG_STATE_HOME", orHome: ".local/state", environment)
    return (state ?? folder) + "/feedwatch/feedwatch.db"
  }
}
