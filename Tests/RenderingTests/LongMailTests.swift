import Foundation
import Model
import Testing
import Text

@testable import Rendering

/// A mail with many announcements is one that mail programs show whole.
@Suite struct LongMailTests {
  private func digest(_ count: Int, sources: Int, words: Int) -> Digest {
    var digest = Samples.full()
    digest.entries = (0..<count).map { number in
      var news = digest.entries[0]
      news.source = SourceID("office-\(number % sources)")
      news.announcement.id = "\(number)"
      news.announcement.title = "Notice \(number) of the office about the hours of its counters"
      news.announcement.url = "https://agency.example/news/2026/11/notice-\(number)-of-the-office"
      news.announcement.summary = (0..<words).map { "word\($0)" }.joined(separator: " ")
      return news
    }
    return digest
  }

  @Test
  func `four hundred announcements stay under 100 KB with title and link of each, and files hold all texts`()
  {
    let digest = digest(400, sources: 12, words: 60)
    let mail = DigestRenderer.mail(digest)
    #expect(mail.html.utf8.count <= 100_000)
    for number in 0..<400 {
      #expect(mail.html.contains("notice-\(number)-of-the-office"))
      #expect(mail.text.contains("notice-\(number)-of-the-office"))
    }
    #expect(!mail.html.contains("word30") && mail.html.contains("shown whole"))
    #expect(mail.html.contains("75000-0002"), "contact changes keep their texts")
    #expect(DigestRenderer.render(digest, as: .html).components(separatedBy: "word30").count > 400)
  }

  @Test func `more than fit are cut, and the mail says how many`() {
    let mail = DigestRenderer.mail(digest(3000, sources: 40, words: 5))
    #expect(mail.html.utf8.count <= 100_000 && mail.html.utf8.count > 60_000)
    let shown = mail.html.components(separatedBy: "of-the-office").count - 1
    #expect(shown > 200 && mail.text.contains(" more from "))
  }

  @Test func `a short mail says everything`() {
    let mail = DigestRenderer.mail(digest(20, sources: 2, words: 20))
    #expect(mail.html.contains("word15") && !mail.html.contains("shown whole"))
  }

  @Test func `a limit is one for the whole digest`() {
    var digest = digest(30, sources: 3, words: 3)
    digest.limit = 12
    let text = DigestRenderer.render(digest, as: .text)
    #expect(text.components(separatedBy: "* Notice ").count - 1 == 12)
    #expect(text.contains("and 18 more from 2 sources"))
  }
}
