import Model
import PageReading
import Testing
import Text

@Suite("Reading a page that lists announcements")
struct ListPageReaderTests {
  private func read(
    _ body: String, each: String = "div.row", title: String? = nil, link: String? = nil, date: String? = nil
  ) throws -> ListReading {
    try ListPageReader.read(
      Array("<html><head><title>News</title></head><body>\(body)</body></html>".utf8), contentType: nil,
      url: "https://agency.example/news/",
      selectors: Source.EntrySelectors(each: each, title: title, link: link, date: date))
  }

  @Test func `entries have title link and date`() throws {
    let entries = try read(
      """
      <div class=row><time datetime="2026-11-02T12:00:00Z">Nov. 2</time><h3><a href="a">First</a></h3><p>Text one</p></div>
      <div class=row><time datetime="2026-11-01T12:00:00Z">Nov. 1</time><h3><a href="/b?x=1">Second</a></h3></div>
      """
    ).announcements
    #expect(entries.map(\.title) == ["First", "Second"])
    #expect(entries.map(\.url) == ["https://agency.example/news/a", "https://agency.example/b?x=1"])
    #expect(entries.map { $0.published?.rfc3339 } == ["2026-11-02T12:00:00Z", "2026-11-01T12:00:00Z"])
    #expect(entries[0].summary.contains("Text one"))
  }

  @Test func `a title without a link is an entry`() throws {
    let entries = try read("<h2>September 2, 2026. New form</h2><p>x</p>", each: "h2").announcements
    #expect(entries.map(\.title) == ["September 2, 2026. New form"])
    #expect(entries[0].url == nil)
  }

  @Test func `the same date on every entry is a default of the template`() throws {
    let row = "<div class=row><time datetime='2020-01-01'>x</time><a href='%'>T%</a></div>"
    let body = (1...3).map { n in String(row.map { $0 == "%" ? Character("\(n)") : $0 }) }.joined()
    let result = try read(body)
    #expect(result.announcements.count == 3)
    #expect(result.announcements.allSatisfy { $0.published == nil })
    #expect(result.warnings.contains { $0.text.contains("same date") })
  }

  @Test func `a selector that finds nothing is named`() throws {
    #expect(try read("<p>x</p>").signs.missedSelector == "div.row")
    #expect(try read("<div class=row>x</div>").signs.missedSelector == nil)
  }

  @Test(arguments: [
    "<h1>Office closings</h1><p>No closings.</p>",
    "<h1>Office closings</h1><table><tr><td>There are currently no office closings</td></tr></table>",
    "<h1>Alerts</h1><p>We keep this list up to date. At this time, there are no active alerts.</p>",
    "<h1>Press</h1><p>No results found</p>", "<h1>Press</h1><ul><li>None</li></ul>",
    "<h1>Cierres de oficinas</h1><p>Actualmente no hay cierres.</p>",
    "<h1>Closings</h1><div class=row>No closings</div>",
  ])
  func `a list that says it is empty is known`(body: String) throws {
    let list = try read(body)
    #expect(list.announcements.isEmpty)
    #expect(list.signs.saysThatNothingIsListed)
  }

  @Test(arguments: [
    "<h1>Office closings</h1><p>No fees apply to this service.</p>", "<h1>Closings</h1><p>Welcome.</p>",
    "<h1>Closings</h1><p>This page no longer lists closings.</p><nav>No closings</nav>",
    "<h1>Closings</h1><p>No JavaScript, no closings.</p>", "<h1>News</h1><p>No page found</p>",
    "<h1>Closings</h1><div class=row><a href=a>No closings on Friday</a></div>",
    "<h1>Closings</h1><div class=row>No closings on Nov. 11</div>",
  ])
  func `other words do not make an empty list`(body: String) throws {
    #expect(try !read(body).signs.saysThatNothingIsListed)
  }

  @Test func `own selectors are used`() throws {
    let entries = try read(
      "<div class=row><b class=t>Title</b> <a href=x>skip</a> <span class=l><a href=y>more</a></span> <i>Nov 3, 2026</i></div>",
      title: ".t", link: "xpath:.//span", date: "i"
    ).announcements
    #expect(entries.map(\.title) == ["Title"])
    #expect(entries[0].url == "https://agency.example/news/y")
    #expect(entries[0].published?.rfc3339.hasPrefix("2026-11-03") == true)
  }

  @Test func `a bad selector is named in the error`() {
    let error = #expect(throws: PageError.self) { try read("<p>x</p>", each: "p:hover") }
    #expect(error?.description.contains("p:hover") == true)
  }
}
