import Foundation
import Model
import Support
import Testing

/// Pages with contacts whose first reading was cut.
@Suite struct CutPageRunTests {
  private static let configuration = """
    sources:
      - {id: office, kind: page, url: SERVER/contact}
    notify:
      - {id: archive, file: "digest-{run}.json", format: json}
    """

  private static func page(_ phone: String = "202-555-0143 ext. 1234", hasEnd: Bool = true) -> String {
    """
    <html><head><title>Filing Addresses for Form CP-30</title></head><body>
    <h1>Filing Addresses for Form CP-30</h1>
    <p>Send your form to the address below. The office answers questions about permits and forms by mail.</p>
    <p>Phone: \(phone)</p>
    <p>Bureau of Canal Permits</p><p>Attn: CP-30</p><p>P.O. Box 4410</p><p>Dallas, TX 75320-4410</p>
    <p>Email: office@agency.example.gov</p>\(hasEnd ? "</body></html>" : "")
    """
  }

  /// Where the first reading ends.
  @Test(arguments: ["ext. 12", "1234</p>", "TX 75320", "75320-4410</p>", "<p>P.O."])
  func `What a cut first reading halved or lacked is no change when the page comes whole`(end: String)
    async throws
  {
    let page = Self.page()
    let cut = String(page[..<(try #require(page.range(of: end)).upperBound)])
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [
        .ok(cut), .ok(page), .ok(page), .ok(Self.page("202-555-0144 ext. 1234")),
      ]
      for _ in 1...3 {
        let run = try await bench.json("run")
        #expect(run.integer("changes") == 0 && run.integer("sources.failed") == 0, "\(run)")
      }
      #expect(try await bench.json("run").integer("changes") == 1)
      let shown = try await bench.feedwatch("show").output
      #expect(!shown.contains("ext. 12\n"))
    }
  }

  @Test func `A page that never writes its end has its changes told from its second reading on`() async throws
  {
    try await Workbench.open(Self.configuration) { bench in
      let phones = ["202-555-0143", "202-555-0144", "202-555-0145"]
      bench.server["/contact"] = phones.map { .ok(Self.page($0, hasEnd: false)) }
      for count in [0, 1, 1] {
        let run = try await bench.json("run")
        #expect(run.integer("changes") == count)
      }
    }
  }
}
