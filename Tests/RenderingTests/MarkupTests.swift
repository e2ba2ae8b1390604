import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct MarkupTests {
  @Test(arguments: [(DigestFormat.html, "full.html"), (.markdown, "full.md"), (.atom, "full.atom")])
  func aFullDayReadsAsRecorded(format: DigestFormat, name: String) throws {
    try expectGolden(DigestRenderer.render(Samples.full(), as: format), name)
  }

  @Test(arguments: DigestFormat.allCases)
  func everyFormAlwaysSaysHowMuchWasRead(format: DigestFormat) {
    for occasion in [Digest.Occasion.news, .quiet, .blind, .baseline] {
      let text = DigestRenderer.render(Samples.plain(occasion), as: format)
      #expect(format == .json ? text.contains("\"coverage\": {") : text.contains("21 sources: 21 read"))
    }
  }

  @Test func hostileTextIsNeverMarkupInHTML() {
    let html = DigestRenderer.render(Samples.attacked(), as: .html)
    #expect(!html.contains("<script"))
    #expect(!html.contains("href=\"javascript"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func thePageAsksForNothingRemote() {
    let html = DigestRenderer.render(Samples.full(), as: .html)
    for word in ["<img", "<link", "@import", "url(", "<iframe", "<script", "src="] {
      #expect(!html.contains(word))
    }
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("@media screen and (prefers-color-scheme:dark)"))
  }

  @Test func whatDiffersIsMarkedByMoreThanColour() {
    let html = DigestRenderer.render(Samples.full(), as: .html)
    #expect(html.contains("P.O. Box <b>2</b>, Dallas"))
    #expect(DigestRenderer.render(Samples.full(), as: .markdown).contains("P.O. Box **2**, Dallas"))
  }

  @Test func hostileTextIsNeverMarkupInMarkdown() {
    let text = DigestRenderer.render(Samples.attacked(), as: .markdown)
    #expect(!text.contains("[x](javascript"))
    #expect(!text.replacing("\\<", with: "").contains("<script"))
    #expect(text.contains("\\[x\\](javascript:alert(1))"))
  }

  @Test(arguments: [Samples.full(), Samples.attacked(), Samples.plain(.quiet)])
  func theFeedIsWellFormedAndItsIdsAreUnique(digest: Digest) throws {
    let text = DigestRenderer.render(digest, as: .atom)
    let ids = text.components(separatedBy: "<id>").dropFirst().compactMap {
      $0.components(separatedBy: "<").first
    }
    #expect(Set(ids).count == ids.count)
    #expect(ids.count == text.components(separatedBy: "<updated>").count - 1)
    #expect(!text.contains("<script"))
    try withExtendedLifetime(text) {
      let depth =
        text.components(separatedBy: "<entry>").count - text.components(separatedBy: "</entry>").count
      #expect(depth == 0)
      _ = try #require(text.range(of: "</feed>\n"))
    }
  }

  @Test func theSameDigestGivesTheSameBytes() {
    for format in DigestFormat.allCases {
      #expect(
        DigestRenderer.render(Samples.full(), as: format) == DigestRenderer.render(Samples.full(), as: format)
      )
    }
  }

  /// Readers of Markdown make links of what looks like one (GitHub's extension of CommonMark); a title is no link of ours.
  @Test func anAddressInATitleIsTextInMarkdown() {
    var digest = Samples.full()
    digest.entries[0].announcement.title = "See https://a.example/b_c, www.a.example or a@b.example: noon"
    let text = DigestRenderer.render(digest, as: .markdown)
    #expect(text.contains("See https\\://a.example/b\\_c, www\\.a.example or a\\@b.example: noon"))
  }
}
