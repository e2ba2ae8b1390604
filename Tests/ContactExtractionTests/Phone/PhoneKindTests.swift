import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("What a telephone number is for")
struct PhoneKindTests {
  @Test(
    "deaf callers are named in many ways",
    arguments: [
      "For TTY users, call 800-767-1833.", "Hearing impaired: 800-767-1833",
      "Video Relay (VRS): 800-767-1833",
      "Telecommunications device for the deaf (TDD) 800-767-1833", "(TTY users call 800-767-1833)",
      "TTY – 800-767-1833", "Text telephone (TTY) 800-767-1833", "TTY 1 800 767 1833",
      "If you have hearing or speech disabilities, call 800-767-1833.",
      "Personas sordas o con problemas auditivos: 800-767-1833",
      "Línea para personas con discapacidad auditiva: 800-767-1833", "Deafblind callers: 800-767-1833",
    ])
  func deaf(text: String) throws { #expect(try phones("<p>\(text)</p>") == ["tty +18007671833"]) }

  @Test(
    "a fax is named in many ways",
    arguments: [
      "Fax: 202-555-0144", "Facsimile: 202-555-0144", "Send faxes to 202-555-0144", "Telefax 202-555-0144",
      "Fax (for documents only): 202-555-0144", "202-555-0144 (fax)", "F: 202-555-0144",
      "<a href='fax:+12025550144'>Send documents</a>", "fax your request to 202-555-0144",
    ])
  func fax(text: String) throws { #expect(try phones("<p>\(text)</p>") == ["fax +12025550144"]) }

  @Test(
    "a text goes where the words say text and nothing of a call",
    arguments: [
      ("You can also text 202-555-0145.", "sms"), ("Text: 202-555-0145", "sms"),
      ("Envíe un mensaje de texto al 202-555-0145", "sms"), ("<a href='sms:+12025550145'>Text us</a>", "sms"),
      ("Call or text 202-555-0145", "voice"), ("Text telephone: 202-555-0145", "tty"),
    ])
  func text(text: String, kind: String) throws {
    #expect(try phones("<p>\(text)</p>") == ["\(kind) +12025550145"])
  }

  @Test("numbers of one sentence keep their own kinds")
  func sentence() throws {
    #expect(
      try phones(
        "<p>Call 202.555.0143 or fax your request to 202.555.0144. You can also text 202-555-0145.</p>")
        == ["voice +12025550143", "fax +12025550144", "sms +12025550145"])
    #expect(
      try phones(
        "<p>Case line: 800-898-7180 (TDD: 800-828-1120). Hotline 240-314-1500 (TTY: 240-314-1501)</p>")
        == ["voice +18008987180", "tty +18008281120", "voice +12403141500", "tty +12403141501"])
  }

  @Test(
    "an icon says what its number is for",
    arguments: [
      "<i class='fa fa-fax' aria-label='Fax'></i> 402-763-4947",
      "<i class='fa fa-fax' aria-hidden='true'></i> 402-763-4947",
      "<span aria-label='Fax'></span> 402-763-4947", "<svg role='img'><title>Fax</title></svg> 402-763-4947",
      "<img src='f.png' alt='Fax'> 402-763-4947", "<span class='icon icon-fax'> </span>402-763-4947",
    ])
  func icon(markUp: String) throws { #expect(try phones("<p>\(markUp)</p>") == ["fax +14027634947"]) }

  @Test("each number of a paragraph has the icon before it")
  func icons() throws {
    #expect(
      try phones(
        "<p><i class='fa fa-phone'></i> 202-555-0143<br><i class='fa fa-fax'></i> 202-555-0144<br><img alt='TTY' src='t'> 202-555-0145</p>"
      ) == ["voice +12025550143", "fax +12025550144", "tty +12025550145"])
  }

  @Test("words around a class name do not make an icon")
  func noIcon() throws {
    #expect(
      try phones("<p><span class='fax-free-zone'>Desk</span> 202-555-0143</p>") == ["voice +12025550143"])
    #expect(try phones("<p><i class='fa fa-faxes-archive'></i> 202-555-0143</p>") == ["voice +12025550143"])
  }

  @Test("a heading counts where the words do not, and a call is no fax")
  func headings() throws {
    #expect(try phones("<h3>Fax</h3><p>800-555-0101</p>") == ["fax +18005550101"])
    #expect(
      try phones("<h3>Mail or fax</h3><p>Fax: 800-555-0103 Call 800-555-0104</p>")
        == ["fax +18005550103", "voice +18005550104"])
    #expect(
      try phones("<h3>For deaf or hard of hearing</h3><p>Call 800-555-0100</p>") == ["tty +18005550100"])
  }

  @Test("accordions, summaries and definition lists head their numbers")
  func panels() throws {
    #expect(
      try phones(
        """
        <dl><dt>Main number</dt><dd>202-555-0146</dd><dt>Fax number</dt><dd>202-555-0147</dd></dl>
        <div><h2><button aria-expanded="false" aria-controls="a1">TTY</button></h2><div id="a1" hidden><p>202-555-0144</p></div></div>
        <details><summary>Fax</summary><p>202-555-0145</p></details>
        """) == ["voice +12025550146", "fax +12025550147", "tty +12025550144", "fax +12025550145"])
  }

  @Test("the term beside a number is its label, not the first term of the list")
  func terms() throws {
    let html = "<main><dl><dt>Main number<dd>202-555-0146<dt>TTY/TDD<dd>202-555-0147</dl></main>"
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/")
    #expect(ContactExtractor.extract(page).facts.map(\.label) == ["Main number", "TTY/TDD"])
  }

  @Test("column heads and data-label say the kind, through spans over rows and columns")
  func tables() throws {
    #expect(
      try phones(
        """
        <table><tr><th rowspan=2>Office</th><th colspan=2>Numbers</th></tr><tr><th>Voice</th><th>Fax</th></tr>
        <tr><td rowspan=2>Dallas</td><td>214-555-0100</td><td>214-555-0101</td></tr>
        <tr><td>214-555-0102</td><td>214-555-0103</td></tr></table>
        """) == ["voice +12145550100", "fax +12145550101", "voice +12145550102", "fax +12145550103"])
    #expect(
      try phones(
        "<table><tr><td data-label='Office'>Dallas<td data-label='Fax'>214-555-0101<td data-label='TTY'>214-555-0102</table>"
      ) == ["fax +12145550101", "tty +12145550102"])
  }

  @Test(
    "the relay service is a number for deaf callers where the words speak of it",
    arguments: [
      "TTY: 7-1-1", "TTY: dial 711", "Relay: 711", "711 (TTY)",
      "<a href='tel:711'>711</a>",
    ])
  func relay(text: String) throws { #expect(try phones("<p>\(text)</p>") == ["tty 711"]) }

  @Test("711 is no number without such words")
  func noRelay() throws { #expect(try phones("<p>Room 711, 711 Main Street. 7-1-1</p>").isEmpty) }
}
