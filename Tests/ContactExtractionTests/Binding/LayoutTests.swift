import Model
import PageReading
import Testing

@testable import ContactExtraction

/// Who mails what where, to be written in any layout.
struct FilingRows {
  struct Row {
    var states: String
    var words: String
    var box: Int
  }

  var rows: [Row]

  static let plain = FilingRows(rows: [
    Row(states: "Alaska, Hawaii, and Oregon", words: "", box: 11),
    Row(states: "Texas or Ohio", words: "", box: 22), Row(states: "All other states", words: "", box: 33),
  ])

  static func usps(_ box: Int) -> String {
    "Bureau of Tests<br>Attn: Z-10<br>PO Box \(box)<br>Dallas, TX 752\(box)"
  }
  static func courier(_ box: Int) -> String {
    "Bureau of Tests<br>Attn: Z-10 (Box \(box))<br>\(box) Main St<br>Lewisville, TX 750\(box)"
  }
  static let carriers = ("U.S. Postal Service (USPS)", "FedEx, UPS, and DHL deliveries")
}

/// A way to write rows of states and addresses, in names that say what it looks like.
struct FilingLayout: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var body: @Sendable (FilingRows) -> String

  private static func pair(_ box: Int) -> String {
    "<p>\(FilingRows.carriers.0):</p><p>\(FilingRows.usps(box))</p><p>\(FilingRows.carriers.1):</p><p>\(FilingRows.courier(box))</p>"
  }

  private static func each(_ name: String, _ row: @escaping @Sendable (FilingRows.Row) -> String)
    -> FilingLayout
  {
    FilingLayout(testDescription: name) { $0.rows.map(row).joined() }
  }

  static let all: [FilingLayout] = [
    FilingLayout(testDescription: "table with a column for each carrier") { routing in
      "<table><tr><th>If you live in</th><th>\(FilingRows.carriers.0)</th><th>\(FilingRows.carriers.1)</th></tr>"
        + routing.rows.map {
          "<tr><td>\($0.states)</td><td>\(FilingRows.usps($0.box))</td><td>\(FilingRows.courier($0.box))</td></tr>"
        }.joined() + "</table>"
    },
    FilingLayout(testDescription: "table with the states as heads of columns") { routing in
      "<table><tr><td></td>" + routing.rows.map { "<th>\($0.states)</th>" }.joined()
        + "</tr><tr><th>\(FilingRows.carriers.0)</th>"
        + routing.rows.map { "<td>\(FilingRows.usps($0.box))</td>" }.joined()
        + "</tr><tr><th>\(FilingRows.carriers.1)</th>"
        + routing.rows.map { "<td>\(FilingRows.courier($0.box))</td>" }.joined() + "</tr></table>"
    },
    FilingLayout(testDescription: "table whose state cell spans the rows of its carriers") { routing in
      "<table><tr><th>State</th><th>Carrier</th><th>Address</th></tr>"
        + routing.rows.map {
          "<tr><td rowspan=2>\($0.states)</td><td>\(FilingRows.carriers.0)</td><td>\(FilingRows.usps($0.box))</td></tr>"
            + "<tr><td>\(FilingRows.carriers.1)</td><td>\(FilingRows.courier($0.box))</td></tr>"
        }.joined() + "</table>"
    },
    FilingLayout(testDescription: "table with rows of states across it") { routing in
      "<table>"
        + routing.rows.map {
          "<tr><td colspan=2>\($0.states)</td></tr><tr><td>\(FilingRows.carriers.0)</td><td>\(FilingRows.usps($0.box))</td></tr>"
            + "<tr><td>\(FilingRows.carriers.1)</td><td>\(FilingRows.courier($0.box))</td></tr>"
        }.joined() + "</table>"
    },
    FilingLayout(testDescription: "upright records in one table") { routing in
      "<table>"
        + routing.rows.map {
          "<tr><th>States</th><td>\($0.states)</td></tr><tr><th>\(FilingRows.carriers.0)</th><td>\(FilingRows.usps($0.box))</td></tr>"
            + "<tr><th>\(FilingRows.carriers.1)</th><td>\(FilingRows.courier($0.box))</td></tr>"
        }.joined() + "</table>"
    },
    FilingLayout(testDescription: "a table in the cell of a table") { routing in
      "<table><tr><th>You live in</th><th>Mail to</th></tr>"
        + routing.rows.map {
          "<tr><td>\($0.states)</td><td><table><tr><td>\(FilingRows.carriers.0)</td><td>\(FilingRows.usps($0.box))</td></tr>"
            + "<tr><td>\(FilingRows.carriers.1)</td><td>\(FilingRows.courier($0.box))</td></tr></table></td></tr>"
        }.joined() + "</table>"
    },
    each("headings") { "<h3>\($0.states)</h3>\(pair($0.box))" },
    each("cards") { "<div class=card><div class=title>\($0.states)</div><div>\(pair($0.box))</div></div>" },
    each("details") { "<details><summary>\($0.states)</summary>\(pair($0.box))</details>" },
    each("headings inside panels") {
      "<details><summary>\($0.states)</summary><h4>Where to mail</h4>\(pair($0.box))</details>"
    },
    each("fieldsets") { "<fieldset><legend>\($0.states)</legend>\(pair($0.box))</fieldset>" },
    FilingLayout(testDescription: "dl") { routing in
      "<dl>" + routing.rows.map { "<dt>\($0.states)</dt><dd>\(pair($0.box))</dd>" }.joined() + "</dl>"
    },
    FilingLayout(testDescription: "nested lists") { routing in
      "<ul>"
        + routing.rows.map {
          "<li>\($0.states)<ul><li>\(FilingRows.carriers.0): \(FilingRows.usps($0.box))</li><li>\(FilingRows.carriers.1): \(FilingRows.courier($0.box))</li></ul></li>"
        }.joined() + "</ul>"
    },
    each("paragraphs") { "<p>If you live in \($0.states):</p>\(pair($0.box))" },
    each("bold lines") { "<p><b>\($0.states)</b></p>\(pair($0.box))" },
    each("states below the addresses") {
      "<div class=card>\(pair($0.box))<p>For residents of \($0.states).</p></div>"
    },
    each("states below the addresses, in one run") { "\(pair($0.box))<p>For residents of \($0.states).</p>" },
    FilingLayout(testDescription: "rows of boxes with a row of heads") { routing in
      "<div class=grid><div><div>You live in</div><div>\(FilingRows.carriers.0)</div><div>\(FilingRows.carriers.1)</div></div>"
        + routing.rows.map {
          "<div><div>\($0.states)</div><div>\(FilingRows.usps($0.box))</div><div>\(FilingRows.courier($0.box))</div></div>"
        }.joined() + "</div>"
    },
    FilingLayout(testDescription: "ARIA table") { routing in
      "<div role=table><div role=row><span role=columnheader>You live in</span><span role=columnheader>\(FilingRows.carriers.0)</span><span role=columnheader>\(FilingRows.carriers.1)</span></div>"
        + routing.rows.map {
          "<div role=row><span role=cell>\($0.states)</span><span role=cell>\(FilingRows.usps($0.box))</span><span role=cell>\(FilingRows.courier($0.box))</span></div>"
        }.joined() + "</div>"
    },
    FilingLayout(testDescription: "addresses named in a table and given below it") { routing in
      "<table><tr><th>You live in</th><th>Mail to the</th></tr>"
        + routing.rows.map { "<tr><td>\($0.states)</td><td>Lockbox number \($0.box)</td></tr>" }.joined()
        + "</table><h2>Addresses</h2>"
        + routing.rows.map { "<h3>Lockbox number \($0.box)</h3>\(pair($0.box))" }.joined()
    },
  ]
}

private func extraction(_ body: String) throws -> Extraction {
  let html =
    "<html><head><title>Where to file Form Z-10</title></head><body><main><h1>Where to file Form Z-10</h1>\(body)</main></body></html>"
  return ContactExtractor.extract(
    try PageReader.read(Array(html.utf8), contentType: nil, url: "https://a.example.gov/z-10"))
}

/// Each carrier and state with its address, and the words that hold for it.
private func cells(_ facts: [Fact]) -> [String] {
  facts.filter { $0.channel == .address }.flatMap { fact in
    (fact.conditions.states.isEmpty ? ["-"] : fact.conditions.states).map {
      "\($0) \(fact.conditions.carrier?.rawValue ?? "-") \(fact.conditions.form ?? "-") \(fact.value.text)"
    }
  }.sorted()
}

@Suite("The same rows in any layout")
struct LayoutTests {
  @Test("give the same addresses for the same states and carriers", arguments: FilingLayout.all)
  func states(layout: FilingLayout) throws {
    let found = try extraction(layout.body(.plain))
    let expected = [("AK HI OR", 11), ("OH TX", 22)].flatMap { states, box in
      states.split(separator: " ").flatMap {
        [
          "\($0) usps Z-10 BUREAU OF TESTS, ATTN: Z-10, PO BOX \(box), DALLAS, TX 752\(box)",
          "\($0) courier Z-10 BUREAU OF TESTS, ATTN: Z-10 (BOX \(box)), \(box) MAIN ST, LEWISVILLE, TX 750\(box)",
        ]
      }
    }
    let all = cells(found.facts)
    #expect(all.filter { !$0.contains("33") } == expected.sorted())
    let others = Set(all.filter { $0.contains("33") }.map { $0.prefix(2) })
    #expect(others == Set(USStates.fifty.subtracting(["AK", "HI", "OR", "OH", "TX"]).map { $0[...] }))
    #expect(found.warnings.isEmpty)
  }

  @Test(
    "carry the words of their row where it names no states",
    arguments: [
      "<p>U.S. citizens:</p><p>A</p><p>Permanent residents:</p><p>B</p>",
      "<h3>U.S. citizens</h3><p>A</p><h3>Permanent residents</h3><p>B</p>",
      "<dl><dt>U.S. citizens</dt><dd>A</dd><dt>Permanent residents</dt><dd>B</dd></dl>",
      "<ul><li>U.S. citizens: A</li><li>Permanent residents: B</li></ul>",
      "<ul><li>U.S. citizens<ul><li>A</li></ul></li><li>Permanent residents<ul><li>B</li></ul></li></ul>",
      "<table><tr><th>U.S. citizens</th><th>Permanent residents</th></tr><tr><td>A</td><td>B</td></tr></table>",
      "<table><tr><td>U.S. citizens</td><td>A</td></tr><tr><td>Permanent residents</td><td>B</td></tr></table>",
      "<div><b>U.S. citizens</b><br>A</div><div><b>Permanent residents</b><br>B</div>",
      "<p>For U.S. citizens: A</p><p>For permanent residents: B</p>",
      "<p>A</p><p>For U.S. citizens only</p><p>B</p><p>For permanent residents only</p>",
    ])
  func words(body: String) throws {
    let filled = body.replacing("A<", with: "Bureau<br>PO Box 1<br>Dallas, TX 75201<")
      .replacing("B<", with: "Bureau<br>PO Box 2<br>Dallas, TX 75202<")
    let facts = try extraction(filled).facts.filter { $0.channel == .address }
    let words = facts.map { fact in
      let said = [fact.conditions.scenario, fact.conditions.appliesTo].compactMap { $0 }.joined(
        separator: " ")
      return (said.lowercased().contains("citizens"), said.lowercased().contains("residents"))
    }
    try #require(words.count == 2)
    #expect(words[0] == (true, false))
    #expect(words[1] == (false, true))
    #expect(facts.allSatisfy { $0.conditions.states.isEmpty })
  }

  @Test("a heading ends only headings of its own element")
  func headingInPanel() throws {
    let panel = { (name: String, box: Int) in
      "<details><summary>\(name)</summary><h2>Address</h2><p>Bureau<br>PO Box \(box)<br>Dallas, TX 7520\(box)</p></details>"
    }
    let facts = try extraction(panel("Renewals", 1) + panel("First applications", 2)).facts
    #expect(facts.map(\.conditions.scenario) == ["Renewals", "First applications"])
  }

  @Test("counties and marks of footnotes are no states, and a state keeps its name behind a mark")
  func counties() throws {
    let facts = try extraction(
      "<table><tr><th>You live in</th><th>Mail to</th></tr>"
        + "<tr><td>Indiana, Washington, and Wyoming Counties</td><td>Bureau<br>PO Box 1<br>Erie, PA 16501</td></tr>"
        + "<tr><td>Missouri<sup>1</sup> and Kansas<sup>2</sup></td><td>Bureau<br>PO Box 2<br>Erie, PA 16502</td></tr></table>"
    ).facts
    #expect(facts.map(\.conditions.states) == [[], ["KS", "MO"]])
    #expect(facts.first?.conditions.appliesTo?.contains("Counties") == true)
    #expect(facts.last?.conditions.appliesTo == nil)
  }

  @Test("two terms share one description, and one description's words are not those of the next")
  func terms() throws {
    let facts = try extraction(
      "<dl><dt>Dentists</dt><dt>Dental hygienists</dt><dd>Bureau<br>PO Box 1<br>Erie, PA 16501</dd><dt>Nurses</dt><dd>Bureau<br>PO Box 2<br>Erie, PA 16502</dd></dl>"
    ).facts
    #expect(facts.map(\.conditions.appliesTo) == ["Dentists > Dental hygienists", "Nurses"])
  }

  @Test("a row that names an address is given the one of that whole name")
  func longestName() throws {
    let facts = try extraction(
      "<table><tr><th>You live in</th><th>Mail to the</th></tr><tr><td>Ohio</td><td>Harbor Lockbox North</td></tr>"
        + "<tr><td>Texas</td><td>Harbor Lockbox</td></tr></table><h2>Addresses</h2>"
        + "<h3>Harbor Lockbox</h3><p>Bureau<br>PO Box 1<br>Erie, PA 16501</p>"
        + "<h3>Harbor Lockbox North</h3><p>Bureau<br>PO Box 2<br>Erie, PA 16502</p>"
    ).facts
    #expect(facts.map(\.conditions.states) == [["TX"], ["OH"]])
  }

  @Test(
    "accents and apostrophes of a name may be written or left out",
    arguments: [("Montreal Lockbox", "Montréal Lockbox"), ("Drivers Lockbox", "Driver’s Lockbox")])
  func spelling(one: String, other: String) throws {
    for (head, row) in [(one, other), (other, one)] {
      let facts = try extraction(
        "<table><tr><th>You live in</th><th>Mail to the</th></tr><tr><td>Ohio</td><td>\(row)</td></tr></table>"
          + "<h2>Addresses</h2><h3>\(head)</h3><p>Bureau<br>PO Box 1<br>Erie, PA 16501</p>"
      ).facts
      #expect(facts.map(\.conditions.states) == [["OH"]])
    }
  }

  @Test("hours in a row say nothing about whom an address is for")
  func hours() throws {
    let facts = try extraction(
      "<table><tr><td>North office</td><td>9:00 AM – 5:00 PM, Monday through Friday</td><td>Bureau<br>PO Box 1<br>Erie, PA 16501</td></tr>"
        + "<tr><td>South office</td><td>8 a.m. to 4 p.m.</td><td>Bureau<br>PO Box 2<br>Erie, PA 16502</td></tr></table>"
    ).facts.filter { $0.channel == .address }
    #expect(facts.compactMap(\.conditions.appliesTo) == ["North office", "South office"])
  }
}
