import Foundation
import Support
import Testing

@testable import Configuration

@Suite struct LocateTests {
  @Test func `the named file wins, then the current folder, then the user's folder`() async throws {
    try await withTemporaryFolder { folder in
      let shared = folder.appendingPathComponent("config/feedwatch")
      try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
      let environment = ["XDG_CONFIG_HOME": folder.path + "/config"]
      func locate(_ explicit: String? = nil) -> String? {
        ConfigurationReader.locate(explicit: explicit, environment: environment, currentFolder: folder.path)
      }
      #expect(locate() == nil)
      try Data().write(to: shared.appendingPathComponent("feedwatch.yaml"))
      #expect(locate() == folder.path + "/config/feedwatch/feedwatch.yaml")
      try Data().write(to: folder.appendingPathComponent("feedwatch.yaml"))
      #expect(locate() == folder.path + "/feedwatch.yaml")
      #expect(locate("other.yaml") == "other.yaml")
    }
  }

  @Test func `without a variable the user's folder is in the home folder`() async throws {
    try await withTemporaryFolder { home in
      let shared = home.appendingPathComponent(".config/feedwatch")
      try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
      try Data().write(to: shared.appendingPathComponent("feedwatch.yaml"))
      let found = ConfigurationReader.locate(
        explicit: nil, environment: ["HOME": home.path], currentFolder: "/nowhere")
      #expect(found == home.path + "/.config/feedwatch/feedwatch.yaml")
    }
  }
}
