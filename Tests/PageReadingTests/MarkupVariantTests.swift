import Model
import PageReading
import Support
import Testing

/// What browsers show alike is read alike. The seed of each case is its argument.
@Suite struct MarkupVariantTests {
  /// What is compared of a block: numbers of nodes differ where there are more of them.
  private struct Seen: Equatable {
    var role: Block.Role
    var region: Region
    var section: [String]
    var text: String
    var links: [String]
    var label: String?
    var columnHead: String?
    var rowHead: String?

    init(_ block: Block) {
      (role, region, section, text) = (block.role, block.region, block.section, block.text)
      links = block.links.map { "\($0.range) \($0.url ?? "") \($0.name)" }
      (label, columnHead, rowHead) = (block.label, block.cell?.columnHead, block.cell?.rowHead)
    }
  }

  private func blocks(_ html: String) throws -> [Seen] {
    try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/a/").blocks.map(
      Seen.init)
  }

  private func entries(_ html: String) throws -> [Announcement] {
    let selectors = Source.EntrySelectors(each: "li.row", title: "h3", link: "a", date: "time")
    return try ListPageReader.read(
      Array(html.utf8), contentType: nil, url: "https://agency.example/news", selectors: selectors
    ).announcements
  }

  @Test(arguments: 1...40) func `an office page has the same blocks without its optional end tags`(
    seed: UInt64
  ) throws {
    var random = Lottery(seed: seed)
    let page = WrittenPage.offices(&random)
    #expect(try blocks(page.withoutOptionalEndTags().html(&random)) == blocks(page.html(&random)))
  }

  @Test(arguments: 1...40) func `an office page has the same blocks with divs for its sections`(seed: UInt64)
    throws
  {
    var random = Lottery(seed: seed)
    let page = WrittenPage.offices(&random)
    #expect(try blocks(page.withDivsForSections().html(&random)) == blocks(page.html(&random)))
  }

  @Test(arguments: 1...40) func `an office page has the same blocks with its attributes in another order`(
    seed: UInt64
  ) throws {
    var random = Lottery(seed: seed)
    let page = WrittenPage.offices(&random)
    #expect(try blocks(page.withShuffledAttributes(&random).html(&random)) == blocks(page.html(&random)))
  }

  @Test(arguments: 1...40) func `an office page has the same blocks with comments anywhere`(seed: UInt64)
    throws
  {
    var random = Lottery(seed: seed)
    let page = WrittenPage.offices(&random)
    #expect(try blocks(page.html(comments: true, &random)) == blocks(page.html(&random)))
  }

  @Test(arguments: 1...40) func `an office page has the same blocks in another spelling of its tags`(
    seed: UInt64
  ) throws {
    var random = Lottery(seed: seed)
    let page = WrittenPage.offices(&random)
    #expect(try blocks(page.html(spelling: true, &random)) == blocks(page.html(&random)))
  }

  @Test(arguments: 1...40) func `a list page has the same entries however it is written`(seed: UInt64) throws
  {
    var random = Lottery(seed: seed)
    let page = WrittenPage.announcements(&random)
    let usual = try entries(page.html(&random))
    #expect(usual.count >= 3)
    #expect(try entries(page.withoutOptionalEndTags().html(&random)) == usual)
    #expect(try entries(page.withShuffledAttributes(&random).html(&random)) == usual)
    #expect(try entries(page.html(comments: true, &random)) == usual)
    #expect(try entries(page.html(spelling: true, &random)) == usual)
  }
}
