import Testing

@testable import Markup

@Suite struct NamePartsTests {
  private let parts = NameParts(["card", "tab-", "head"])

  @Test(arguments: ["card", "a card__title", "MyCard", "x tab-1", "ahead", "ccard"])
  func `a part is found wherever it stands in any case`(name: String) { #expect(isIn(name)) }

  @Test(arguments: ["", "car", "tab", "c a r d", "hea", "table"])
  func `a piece of a part is none`(name: String) { #expect(!isIn(name)) }

  @Test func `a name ends in a part only where the part is last`() {
    #expect(ends("card-HEAD"))
    #expect(!ends("head-card-x"))
    #expect(!ends("ead"))
  }

  @Test func `only the words of an attribute are asked one by one`() {
    let document = HTMLParser.parse(
      Array("<p class='panel title x'>a</p><p class='x panel-title'>b</p>".utf8))
    let heads = (1..<document.count).filter { node in
      document.attribute(
        "class", of: node,
        hasWord: { NameParts(["panel"]).areIn($0) && NameParts(["title"]).end($0) })
    }
    #expect(heads.map { document.text(of: $0) } == ["b"])
  }

  private func isIn(_ name: String) -> Bool {
    Array(name.utf8).withUnsafeBufferPointer { parts.areIn($0) }
  }
  private func ends(_ name: String) -> Bool { Array(name.utf8).withUnsafeBufferPointer { parts.end($0) } }
}
