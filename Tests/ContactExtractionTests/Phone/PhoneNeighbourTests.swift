import Model
import PageReading
import Testing

@testable import ContactExtraction

private func facts(_ body: String) throws -> [Fact] { try read(body, below: "Agency").facts }

@Suite("What stands beside a telephone number")
struct PhoneNeighbourTests {
  @Test(
    "a block that is nothing but a label names the number in the block behind it",
    arguments: [
      (
        "<div class=f><div class=field__label>General Fax</div><div>(915) 872-5799</div></div>", "General Fax"
      ),
      ("<div class=f><div>Fax:</div><div><div>(915) 872-5799</div></div></div>", "Fax"),
      ("<div class=row><label>Fax</label><p>(915) 872-5799</p></div>", "Fax"),
      ("<p>Fax:</p><p>(915) 872-5799</p>", "Fax"),
      ("<p>915-872-3456</p><p>Fax:</p><p>(915) 872-5799</p>", "Fax"),
    ])
  func labelBlock(body: String, label: String) throws {
    let last = try #require(facts(body).last { $0.channel == .phone })
    #expect(last.kind == "fax")
    #expect(last.label == label)
  }

  @Test func `labels in blocks of their own take turns`() throws {
    #expect(
      try phones(
        """
        <div class=field><div>Phone</div><div>217-555-0192</div></div>
        <div class=field><div>TTY</div><div><a href="tel:217-555-0193">217-555-0193</a></div></div>
        <div class=field><div>Fax</div><div>217-555-0194</div></div>
        """) == ["voice +12175550192", "tty +12175550193", "fax +12175550194"])
  }

  @Test(
    "a block that may be about another number says nothing",
    arguments: [
      "<p>Phone</p><p>Fax</p><p>217-555-0101</p>", "<p>217-555-0101</p><p>Fax</p><p>217-555-0101</p>",
      "<p>Faxes are not accepted</p><p>217-555-0101</p>", "<p>No fax</p><p>217-555-0101</p>",
      "<p>Fax: 217-555-0109</p><p>217-555-0101</p>",
    ])
  func noLabel(body: String) throws {
    #expect(try phones(body).last == "voice +12175550101")
  }

  @Test(
    "the first cell of a row, where it holds a number, says nothing of the others",
    arguments: [
      "<td>Omaha<br>Fax (402) 661-7387</td><td>Lincoln<br>402-437-1900</td>",
      "<td>TTY 1-800-325-0778</td><td>Medicare 402-437-1900</td>",
    ])
  func rowOfOffices(cells: String) throws {
    #expect(try phones("<table><tr>\(cells)</tr></table>").last == "voice +14024371900")
  }

  @Test(
    "numbers of something else are no telephone numbers",
    arguments: [
      "<p>ZoomGov Meeting ID: 312 456 7890</p>", "<p>Meeting number: 312 456 7890</p>",
      "<p>Access code: 312-456-7898</p>", "<p>PIN: 312-456-7899</p>", "<p>Participant code 312 456 7802</p>",
      "<p>Passcode: 312-456-7898</p>", "<p>ID number 312-456-7895</p>", "<p>Check number 312-456-7892</p>",
      "<p>Conference ID: 312 456 7890</p>", "<p>Parcel No. 312-456-7890</p>",
      "<table><tr><th>Case Number</th><th>Name</th></tr><tr><td>312-456-7890</td><td>Doe</td></tr></table>",
      "<table><tr><th>Receipt Number</th><td>312-456-7890</td></tr></table>",
      "<dl><dt>Docket No.</dt><dd>312-456-7890</dd></dl>",
    ])
  func identifiers(body: String) throws { #expect(try phones(body).isEmpty) }

  @Test func `a number to call about a case stays one`() throws {
    #expect(
      try phones(
        """
        <table><tr><th>Case Number</th><th>Phone</th></tr><tr><td>312-456-7890</td><td>312-456-7892</td></tr></table>
        <p>Call 312-456-7893, access code 12345.</p><p>Meeting rooms: 312-456-7894</p>
        """) == ["voice +13124567892", "voice +13124567893", "voice +13124567894"])
  }

  @Test(
    "a label may be glued to its number",
    arguments: [
      ("<b>Tel</b><b>800-375-5283</b>", "voice"), ("<span>Fax</span><span>800-375-5283</span>", "fax"),
      ("Phone800-375-5283", "voice"), ("TTY800-375-5283", "tty"), ("Fax+1 800-375-5283", "fax"),
      ("Main office Fax(800) 375-5283", "fax"),
    ])
  func glued(text: String, kind: String) throws {
    #expect(try phones("<p>\(text)</p>") == ["\(kind) +18003755283"])
  }

  @Test func `a number that hangs on any other word is none`() throws {
    #expect(try phones("<p>Form800-375-5283, SKU312-456-7890, Xfax800-375-5283</p>").isEmpty)
  }

  @Test(
    "an extension may stand in a column of its own",
    arguments: [
      ("Ext", "618-548-3400", "101", "+16185483400;ext=101"),
      ("Extension", "618-548-3400", "101", "+16185483400;ext=101"),
      ("Ext.", "618-548-3400 x7", "101", "+16185483400;ext=7"),
      ("Room", "618-548-3400", "101", "+16185483400"),
      ("Ext", "618-548-3400", "none", "+16185483400"),
    ])
  func extensionColumn(head: String, number: String, cell: String, value: String) throws {
    #expect(
      try phones(
        """
        <table><tr><th>Dept</th><th>Phone</th><th>\(head)</th></tr>
        <tr><td>Vital</td><td>\(number)</td><td>\(cell)</td></tr></table>
        """) == ["voice \(value)"])
  }

  @Test func `the end of an address and a price of calls are no labels`() throws {
    let office = try facts(
      "<p><b>Omaha Office</b><br>111 South 18th Plaza<br>Omaha, NE 68102<br>(402) 661-7350</p>")
    #expect(office.first { $0.channel == .phone }?.label == "Omaha Office")
    let abroad = try facts(
      "<table><tr><td>Overseas callers</td><td>267-941-1000 (not toll-free)</td></tr></table>")
    #expect(abroad.map(\.label) == ["Overseas callers"])
  }
}
