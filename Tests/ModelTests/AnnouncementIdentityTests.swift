import Model
import Testing
import Text

@Suite struct AnnouncementIdentityTests {
  @Test(arguments: [
    ("http://example.org/a", "https://www.example.org/a/"),
    ("https://example.org:443/a#top", "https://EXAMPLE.org/a"),
    ("https://example.org/a?utm_source=rss&b=1&fbclid=x", "https://example.org/a?b=1"),
  ])
  func `addresses that name one document have one key`(left: String, right: String) {
    #expect(
      AnnouncementIdentity.keys(id: nil, url: left, title: "", published: nil)
        == AnnouncementIdentity.keys(id: nil, url: right, title: "", published: nil))
  }

  @Test(arguments: [
    ("https://example.org/a", "https://example.org/b"),
    ("https://example.org/?p=1", "https://example.org/?p=2"),
    ("https://example.org/#!/a", "https://example.org/#!/b"),
    ("https://a.example.org/", "https://b.example.org/"),
    ("https://example.org/A", "https://example.org/a"),
  ])
  func `addresses that name two documents have two keys`(left: String, right: String) {
    #expect(AnnouncementIdentity.normalised(left) != AnnouncementIdentity.normalised(right))
  }

  @Test func `an id comes before the link and the title comes last`() {
    let time = Timestamp(rfc3339: "2026-11-24T06:15:00Z")
    let keys = AnnouncementIdentity.keys(
      id: " 3f2 ", url: "https://example.org/a", title: "Box  Moved", published: time)
    #expect(keys == ["id:3f2", "url://example.org/a", "title:box moved|2026-11-24T06:15:00Z"])
    #expect(AnnouncementIdentity.keys(id: nil, url: nil, title: "", published: nil) == ["title:"])
    #expect(AnnouncementIdentity.keys(id: "1", url: nil, title: "A", published: nil) == ["id:1"])
  }

  @Test func `the content hash sees words and not white space or tracking`() {
    let hash = AnnouncementIdentity.contentHash(title: "A", url: "http://a/?utm_source=x", text: "b  c")
    #expect(hash == AnnouncementIdentity.contentHash(title: " A ", url: "https://a/", text: "b\nc"))
    #expect(hash != AnnouncementIdentity.contentHash(title: "A", url: "https://a/", text: "b d"))
    #expect(hash != AnnouncementIdentity.contentHash(title: "Ab", url: "https://a/", text: " c"))
  }
}
