import Model
import Testing

@testable import ContactExtraction

/// The items of a run: numbers are values, other words statements; `# ` begins a heading.
private func outline(_ items: [String]) -> Outline {
  Outline(
    items.map { text in
      if let value = Int(text) { return .value(value) }
      var bound = BoundStatement(
        statement: Statement(text.hasPrefix("# ") ? String(text.dropFirst(2)) : text), place: .lead)
      bound.isLabel = true
      if text.hasPrefix("# ") { bound.rank = 2 }
      return .statement(bound)
    })
}

private func said(_ items: [String], to value: Int) -> String {
  let level = outline(items)[value]
  return (level.statements.map(\.statement.text) + [level.carrier?.rawValue].compactMap { $0 }).joined(
    separator: "; ")
}

@Suite("Whom a run of statements and values is about")
struct OutlineTests {
  @Test("a value takes the statements above it, and a statement ends the one of its sort")
  func forward() {
    let items = ["If you live in Ohio:", "USPS", "1", "FedEx", "2", "If you live in Texas:", "USPS", "3"]
    #expect(said(items, to: 1) == "If you live in Ohio:; usps")
    #expect(said(items, to: 2) == "If you live in Ohio:; courier")
    #expect(said(items, to: 3) == "If you live in Texas:; usps")
  }

  @Test("a run that begins with a value and ends with a condition is read backward")
  func backward() {
    let items = ["1", "For residents of Ohio", "2", "For residents of Texas"]
    #expect(said(items, to: 1) == "For residents of Ohio")
    #expect(said(items, to: 2) == "For residents of Texas")
  }

  @Test("one condition at the end governs all values before it") func single() {
    #expect(
      said(["USPS", "1", "FedEx", "2", "For residents of Ohio"], to: 1) == "For residents of Ohio; usps")
    #expect(
      said(["USPS", "1", "FedEx", "2", "For residents of Ohio"], to: 2) == "For residents of Ohio; courier")
  }

  @Test("other words end a list of states") func otherWords() {
    #expect(said(["Texas, Ohio, Maine", "1", "Military members:", "2"], to: 2) == "Military members:")
  }

  @Test("a heading ends the one before and all below it") func headings() {
    let items = ["# Renewals", "Ohio, Texas, Maine", "1", "# First applications", "2"]
    #expect(said(items, to: 1) == "Renewals; Ohio, Texas, Maine")
    #expect(said(items, to: 2) == "First applications")
  }
}

@Suite("What a text without a value says")
struct StatementTests {
  @Test(
    "speaks of states where a reader takes it so",
    arguments: [
      ("Alabama, Alaska, and Texas", true), ("If you live in Ohio", true), ("All other states", true),
      ("Any state not listed", true), ("Filers living in Guam", true),
      ("Our office in Ohio is closed on Mondays.", false),
      ("Filings sent elsewhere will be returned.", false),
      ("Columbus, Ohio 43215", false), ("Washington County", false),
    ])
  func states(text: String, isAbout: Bool) { #expect(Statement(text).isAboutStates == isAbout) }

  @Test(
    "labels of carriers",
    arguments: [
      ("By USPS only (no courier delivers to a box)", Carrier.usps), ("Parcels (UPS, FedEx)", .courier),
      ("Through FedEx, UPS, or DHL", .courier), ("Entregas del Servicio Postal (USPS)", .usps),
      ("USPS, FedEx, UPS, and DHL deliveries", .any),
    ])
  func carriers(text: String, carrier: Carrier) { #expect(Statement(text).carrierLabel == carrier) }

  @Test(
    "words that only introduce states say nothing of their own",
    arguments: ["Filers residing in Ohio", "Your home is in Ohio"])
  func leads(text: String) { #expect(Statement(text).words == nil) }

  @Test("the words of a condition are kept beside its states")
  func keptWords() {
    #expect(
      Statement("You are a civilian and live in: Ohio or Texas").words == "You are a civilian and live in")
  }
}
