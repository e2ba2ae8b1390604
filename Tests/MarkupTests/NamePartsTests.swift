import Testing

@testable import Markup

@Suite struct NamePartsTests {
  private let parts = NameParts(["card", "tab-", "head"])

  @Test(arguments: ["card", "a card__title", "MyCard", "x tab-1", "ahead", "ccard"])
  func aPartIsFoundWhereverItStandsInAnyCase(name: String) { #expect(isIn(name)) }

  @Test(arguments: ["", "car", "tab", "c a r d", "hea", "table"])
  func aPieceOfAPartIsNone(name: String) { #expect(!isIn(name)) }

  @Test func aNameEndsInAPartOnlyWhereThePartIsLast() {
    #expect(ends("card-HEAD"))
    #expect(!ends("head-card-x"))
    #expect(!ends("ead"))
  }

  @Test func onlyTheWordsOfAnAttributeAreAskedOneByOne() {
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
