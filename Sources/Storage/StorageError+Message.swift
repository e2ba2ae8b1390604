extension StorageError: CustomStringConvertible {
  /// One lower-case line that names the file and says what to do.
  package var description: String {
    switch self {
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .unusable(let path, let reason): "store \(path): \(reason)"
    case .missing(let path): "store \(path): there is no store yet: run `feedwatch run` first"
    case .io(let path, let reason): "store \(path): \(reason)"
    case .locked(let path, let pid?): "store \(path): another run (pid \(pid)) holds it: wait for its end"
    case .locked(let path, nil): "store \(path): another run holds it: wait for its end"
    }
  }
}
