import Model
import PageReading

/// Makes a fact of a schema.org `PostalAddress`, in the form that addresses in the text have.
enum StructuredAddress {
  /// The fact, nil where the item names no place.
  static func fact(_ item: StructuredItem, page: Page) -> Fact? {
    let box = item.text("postOfficeBoxNumber").map { $0.first?.isNumber == true ? "PO Box \($0)" : $0 }
    let street = item.text("streetAddress")
    let region = [item.text("addressRegion"), item.text("postalCode")].compactMap { $0 }.joined(
      separator: " ")
    let city = [item.text("addressLocality"), region].compactMap { $0 }.filter { !$0.isEmpty }.joined(
      separator: ", ")
    guard !city.isEmpty, street != nil || box != nil || item.text("postalCode") != nil else { return nil }
    guard let country = country(item), !isHome(country) else {
      return fact(lines: [street, box, city].compactMap { $0 }, page: page)
    }
    return foreign(item, lines: [street, box, city, country].compactMap { $0 })
  }

  /// An address outside the United States is kept as written; its parts are those that the item names.
  private static func foreign(_ item: StructuredItem, lines: [String]) -> Fact {
    let written = lines.map(\.onOneLine).joined(separator: ", ")
    let parts = [
      ("street", item.text("streetAddress")), ("po_box", item.text("postOfficeBoxNumber")),
      ("city", item.text("addressLocality")), ("state", item.text("addressRegion")),
      ("zip", item.text("postalCode")), ("country", country(item)),
    ]
    let known = parts.compactMap { name, text in
      text.flatMap { $0.isEmpty ? nil : (name, $0.plainWords) }
    }
    let address = PostalAddress(
      text: written.uppercased(), components: Dictionary(known) { first, _ in first })
    return Fact(
      kind: item.text("streetAddress") == nil ? "mailing" : "physical", value: .address(address),
      display: written)
  }

  /// The fact that `lines` give when they stand on a page.
  static func fact(lines: [String], page: Page) -> Fact? {
    var sheet = Page(url: page.url)
    sheet.blocks = [Block(role: .address, text: lines.joined(separator: "\n"))]
    if let fact = AddressExtractor.extract(sheet).facts.first { return fact }
    guard lines.count > 1 else { return nil }
    let written = lines.map(\.onOneLine).joined(separator: ", ")
    return Fact(
      kind: "physical", value: .address(PostalAddress(text: written.uppercased(), components: [:])),
      display: written)
  }

  private static func country(_ item: StructuredItem) -> String? {
    for property in item.properties where property.name == "addressCountry" {
      switch property.value {
      case .text(let text): return text
      case .item(let country): return country.text("name")
      }
    }
    return nil
  }

  /// The United States, and whoever else has ZIP codes.
  private static func isHome(_ country: String) -> Bool {
    let name = country.plainWords
    return Countries.isUnitedStates(name) || USStates.code(named: name).map(withZIP.contains) == true
  }

  private static let withZIP = USStates.territories.union(["FM", "MH", "PW"])
}
