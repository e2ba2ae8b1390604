import Foundation
import Support
import Testing

/// Cards by the grammar of RFC 6350 section 3.3, written here once more from the RFC.
@Suite struct VCardTests {
  /// `[group.]NAME*(;PARAM=value):value`; a parameter's value is quoted or has none of the signs `";:,`.
  private let contentLine =
    /(?:[A-Za-z0-9-]+\.)?(?<name>[A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*)(?:,(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*)*:(?<value>[^\p{Cc}]*)/
  /// Properties of section 6 that are URIs: they have no escapes of text.
  private static let uris: Set<String> = ["URL", "SOURCE", "TEL", "UID"]

  private static let page = """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Büro; "für" alles, \\ auch\u{1F4EE}</title></head>
    <body><main><h1>Contact; us, "all" of us: \\n</h1><h2>Centro de Atención ^ y más, y más, y más, y más, y más, y más 📮📮📮</h2>
    <p>Phone: 800-555-0142 ext. 12</p><p>TTY: 800-555-0199</p><p>Fax: 202-555-0117</p>
    <p>Monday through Friday, 8 a.m. to 6 p.m. Eastern</p>
    <p><a href="mailto:press@agency.example">press@agency.example</a></p>
    <p>Send it to:<br>Canal Agency<br>Attn: I-130<br>131 S. Dearborn St., 3rd Floor<br>Chicago, IL 60603</p>
    <p>Mail: Agency, P.O. Box 4053, Chicago, IL 60680-4053</p>
    </main></body></html>
    """

  /// The lines of `text`, unfolded; each line of the file ends in CR LF and has at most 75 octets.
  private func lines(_ text: String) throws -> [String] {
    #expect(text.hasSuffix("\r\n") && !text.replacing("\r\n", with: "").contains(where: \.isNewline))
    for line in text.utf8.split(separator: 0x0A) { #expect(line.count <= 76, "\(Substring(line))") }
    return text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  @Test func `every line is one of RFC 6350, whatever the page says`() async throws {
    try await Workbench.open(FirstRunTests.configuration) { bench in
      bench.server["/contact"] = [.page(Self.page)]
      _ = try await bench.feedwatch("run")
      let card = try await bench.feedwatch("show", "--format", "vcard")
      var names: [String] = []
      for line in try lines(card.output) {
        guard let match = line.wholeMatch(of: contentLine) else {
          Issue.record("no content line: \(line)")
          continue
        }
        let (name, value) = (String(match.name), String(match.value))
        names.append(name)
        #expect(!value.isEmpty, "\(line)")
        if Self.uris.contains(name) {
          #expect(URL(string: value)?.scheme != nil && !value.contains(" "), "\(line)")
        } else {
          // Only the escapes of section 3.4, and no comma that is none.
          #expect(value.replacing(/\\[\\,;n]/, with: "").contains("\\") == false, "\(line)")
        }
        if name == "ADR" {
          #expect(value.replacing(/\\./, with: "").count { $0 == ";" } == 6, "\(line)")
        }
      }
      #expect(names.prefix(2) == ["BEGIN", "VERSION"] && names.last == "END")
      #expect(names.count { $0 == "FN" } == 1 && names.count { $0 == "TEL" } == 3)
      #expect(names.count { $0 == "ADR" } == 2 && names.contains("EMAIL") && names.contains("NOTE"))
      #expect(names.count { $0 == "UID" } == 1 && names.count { $0 == "REV" } == 1)
    }
  }

  @Test func `an address says for whose attention it is`() async throws {
    try await Workbench.open(FirstRunTests.configuration) { bench in
      bench.server["/contact"] = [.page(Self.page)]
      _ = try await bench.feedwatch("run")
      let card = try await bench.feedwatch("show", "--format", "vcard")
      let address = try lines(card.output).first { $0.contains("ADR;") && $0.contains("DEARBORN") }
      #expect(address?.contains(":;;ATTN: I-130") == true, "\(address ?? "")")
    }
  }
}
