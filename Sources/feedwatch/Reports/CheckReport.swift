import Diffing
import Model
import Text

/// The findings in one document, as text, JSON or SARIF.
struct CheckReport {
  var file: String
  var findings: [Finding]

  /// `FILE:LINE:COLUMN: verdict: …`, one line each, what is current left out, then a line of counts.
  var text: TerminalText {
    let lines = findings.filter { $0.verdict != .current }.map { finding -> TerminalText in
      "\(text: place(finding)): \(text: finding.verdict.rawValue): \(text: SafeText.line(message(finding)))\n"
    }
    let counts = Finding.Verdict.allCases.map { verdict in (verdict, findings.count { $0.verdict == verdict })
    }
    let said = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    let summary = said.isEmpty ? "no contact information found" : said.joined(separator: ", ")
    return lines.joined() + "\(text: SafeText.line(file)): \(text: summary)\n"
  }

  /// `{file, facts: […], summary: {verdict: count}}`.
  var json: JSONValue {
    [
      "file": .string(file), "facts": .array(findings.map(fact)),
      "summary": .object(
        Finding.Verdict.allCases.map { verdict in
          (key: verdict.rawValue, value: .integer(Int64(findings.count { $0.verdict == verdict })))
        }),
    ]
  }

  /// SARIF 2.1.0 results: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
  var sarifResults: [JSONValue] {
    findings.filter { $0.verdict != .current }.map { finding in
      [
        "ruleId": .string(finding.verdict.rawValue), "level": finding.verdict.isFault ? "error" : "note",
        "message": ["text": .string(message(finding))],
        "locations": [["physicalLocation": .object(location(finding))]],
      ]
    }
  }

  /// One SARIF log of `reports`.
  static func sarif(_ reports: [CheckReport], version: String) -> JSONValue {
    let rules = Finding.Verdict.allCases.filter { $0 != .current }.map { verdict -> JSONValue in
      ["id": .string(verdict.rawValue), "shortDescription": ["text": .string(meaning(verdict))]]
    }
    let driver: JSONValue = ["name": "feedwatch", "version": .string(version), "rules": .array(rules)]
    return [
      "version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        [
          "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
          "results": .array(reports.flatMap(\.sarifResults)),
        ]
      ],
    ]
  }

  private static func meaning(_ verdict: Finding.Verdict) -> String {
    switch verdict {
    case .current: "the watched pages say the same"
    case .differs: "the watched pages say something else"
    case .wrongKind: "right, but given for another use"
    case .retired: "a name that is no longer used"
    case .unknown: "no watched page speaks of it"
    case .unconfirmed: "the official page has not been read for three intervals"
    }
  }

  private func location(_ finding: Finding) -> [(key: String, value: JSONValue)] {
    let artifact: JSONValue = ["uri": .string(Self.uri(file))]
    guard let position = finding.position else { return [("artifactLocation", artifact)] }
    let region: JSONValue = [
      "startLine": .integer(Int64(position.line)), "startColumn": .integer(Int64(position.column)),
    ]
    return [("artifactLocation", artifact), ("region", region)]
  }

  /// A path as a URI reference (RFC 3986 section 4.2); a URL stays as it is.
  private static func uri(_ file: String) -> String {
    guard !file.hasPrefix("http://"), !file.hasPrefix("https://") else { return file }
    let plain = Set("/!$&'()*+,;=@".utf8)
    return file.percentEncoded { $0.isURLUnreserved || plain.contains($0) }
  }

  private func fact(_ finding: Finding) -> JSONValue {
    [
      "verdict": .string(finding.verdict.rawValue), "channel": JSONValue(finding.channel?.rawValue),
      "kind": finding.kind.isEmpty ? nil : .string(finding.kind), "value": .string(finding.value),
      "display": .string(finding.display), "line": JSONValue(finding.position?.line),
      "column": JSONValue(finding.position?.column), "official": finding.official.map(official) ?? .null,
      "note": JSONValue(finding.note),
    ]
  }

  private func official(_ official: Finding.Official) -> JSONValue {
    [
      "value": .string(official.value), "source": JSONValue(official.source?.rawValue),
      "url": JSONValue(official.url),
      "last_read": JSONValue(official.lastRead),
    ]
  }

  private func place(_ finding: Finding) -> String {
    guard let position = finding.position else { return SafeText.line(file) }
    return "\(SafeText.line(file)):\(position.line):\(position.column)"
  }

  private func message(_ finding: Finding) -> String {
    var parts = ["\"\(finding.display)\""]
    if let note = finding.note { parts.append(note) }
    if let official = finding.official {
      let read = official.lastRead.map { ", read \($0.rfc3339)" } ?? ""
      parts.append("official: \(official.value) (\(official.url ?? "glossary")\(read))")
    }
    return parts.joined(separator: "; ")
  }
}
