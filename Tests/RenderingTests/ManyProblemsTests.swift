import Foundation
import Model
import Testing
import Text

@testable import Rendering

/// Many sources that cannot be read for one cause are one line.
@Suite struct ManyProblemsTests {
  private func digest(_ details: [(host: String, detail: String)]) -> Digest {
    var digest = Samples.plain()
    digest.problems = details.enumerated().map { number, item in
      let source = SourceID("source-\(number)")
      digest.sourceURLs[source] = "https://\(item.host)/page"
      return Problem(source: source, kind: .network, detail: item.detail, since: Samples.now)
    }
    return digest
  }

  @Test(arguments: [DigestFormat.text, .html, .markdown, .atom])
  func `no network, or one host that is down, is said once with the number`(format: DigestFormat) {
    let hosts = (1...20).map { "agency-\($0).example" }
    for digest in [
      digest(hosts.map { ($0, "the name \($0) cannot be found") }),
      digest(hosts.map { _ in ("one.example", "no connection to one.example: connection refused") }),
    ] {
      let text = DigestRenderer.render(digest, as: format)
      #expect(text.contains("20 sources: ") && text.contains("source-3") && text.contains("and 10 more"))
      #expect(!text.contains("source-15"))
    }
  }

  @Test func `one answer of three hosts is three causes, of one host it is one`() {
    func text(_ hosts: [String]) -> String {
      var digest = digest(hosts.map { ($0, "the server answers 404 (not found)") })
      for index in digest.problems.indices { digest.problems[index].kind = .http }
      return DigestRenderer.render(digest, as: .text)
    }
    #expect(!text(["a.example", "b.example", "c.example"]).contains("3 sources: "))
    #expect(text(["a.example", "a.example", "a.example"]).contains("3 sources: "))
  }

  @Test func `two of one cause, and others, have an item each`() {
    let text = DigestRenderer.render(
      digest([
        ("a.example", "no connection to a.example"), ("b.example", "no connection to b.example"),
        ("c.example", "cut off"),
      ]),
      as: .text)
    for name in ["source-0", "source-1", "source-2"] { #expect(text.contains(name)) }
    #expect(!text.contains("3 sources: "))
  }
}
