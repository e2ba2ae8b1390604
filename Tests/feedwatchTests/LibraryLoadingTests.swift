import Foundation
import Support
import Testing

@Suite("Which libraries a start loads")
struct LibraryLoadingTests {
  @Test func `libcurl and what it brings along wait for the first transfer, the others are linked`()
    async throws
  {
    try await withTemporaryFolder { folder in
      // The loader of glibc then lists what it would load and goes no further.
      let run = try await ProgramRun.feedwatch(
        ["--version"], in: folder, environment: ["LD_TRACE_LOADED_OBJECTS": "1"])
      let listed = run.output + run.errors
      for library in ["libsqlite3", "libzstd", "libxml2", "libcrypto"] {
        #expect(listed.contains(library), "\(library) is not linked: the package would not ask for it")
      }
      for library in ["libcurl", "libssl", "libnghttp2"] {
        #expect(!listed.contains(library), "\(library) is loaded at every start")
      }
    }
  }
}
