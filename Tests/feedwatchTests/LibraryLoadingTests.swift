import Foundation
import Support
import Testing

@Suite("Which libraries a start loads")
struct LibraryLoadingTests {
  @Test func `libraries that most commands do not need are not loaded with the program`() async throws {
    try await withTemporaryFolder { folder in
      // The loader of glibc then lists what it would load and goes no further.
      let run = try await ProgramRun.feedwatch(
        ["--version"], in: folder, environment: ["LD_TRACE_LOADED_OBJECTS": "1"])
      let listed = run.output + run.errors
      try #require(listed.contains("libsqlite3"))
      for library in ["libcurl", "libcrypto", "libxml2", "libicuuc"] {
        #expect(!listed.contains(library), "\(library) is linked")
      }
    }
  }
}
