import Foundation
import Model
import Support
import Testing

@testable import Configuration

/// Reads `yaml` as feedwatch.yaml, with `files` beside it; the folder is `/folder` in what comes back.
func reading(
  _ yaml: String, files: [String: String] = [:], environment: [String: String] = ["HOME": "/home/user"]
) async throws -> Result<Settings, ConfigurationErrors> {
  try await withTemporaryFolder { folder in
    for (name, text) in files.merging(["feedwatch.yaml": yaml], uniquingKeysWith: { $1 }) {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    do throws(ConfigurationErrors) {
      return .success(
        try ConfigurationReader.read(path: folder.path + "/feedwatch.yaml", environment: environment))
    } catch {
      return .failure(
        ConfigurationErrors(
          lines: error.lines.map { $0.replacingOccurrences(of: folder.path + "/", with: "") }))
    }
  }
}

/// The settings of a configuration that must be right.
func settings(_ yaml: String, files: [String: String] = [:]) async throws -> Settings {
  try await reading(yaml, files: files).get()
}

/// The errors about a configuration; empty where it is right.
func errors(_ yaml: String, files: [String: String] = [:]) async throws -> [String] {
  switch try await reading(yaml, files: files) {
  case .success: []
  case .failure(let errors): errors.lines
  }
}
