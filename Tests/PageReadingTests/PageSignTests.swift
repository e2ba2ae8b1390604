import Model
import PageReading
import Testing

@Suite struct PageSignTests {
  private func signs(_ html: String) throws -> PageSigns {
    try PageReader.read(Array(html.utf8), contentType: nil, url: "https://a.example/").signs
  }

  @Test func `characters of the frame are not those of the main part`() throws {
    let signs = try signs("<nav>12345</nav><main><p>123</p></main>")
    #expect(signs.characters == 8)
    #expect(signs.mainCharacters == 3)
    #expect(signs.opening == "123")
  }

  @Test func `the heading is the first h1, else the first of the main part`() throws {
    #expect(try signs("<nav><h2>n</h2></nav><h2>a</h2><h1>b</h1>").heading == "b")
    #expect(try signs("<nav><h2>n</h2></nav><h2>a</h2>").heading == "a")
    #expect(try signs("<p>a</p>").heading == nil)
  }

  @Test func `a field for a password is noticed`() throws {
    #expect(try signs("<form><input type=PASSWORD></form>").hasPasswordField)
    #expect(try !signs("<form><input type=text></form>").hasPasswordField)
  }

  @Test(arguments: [
    "<div id=root></div><script>x</script>",
    "<noscript>You need to enable JavaScript to run this app.</noscript>",
    "<noscript>Habilite JavaScript: habilitar javascript</noscript>",
  ])
  func `a shell that a script fills needs a script`(html: String) throws {
    #expect(try signs(html).needsScript)
  }

  @Test(arguments: [
    "<div id=root><p>a</p></div>", "<noscript>See the map on another page.</noscript><p>a</p>",
  ])
  func `a page with its text does not`(html: String) throws { #expect(try !signs(html).needsScript) }

  @Test func `elements are counted`() throws {
    #expect(try signs("<p>a<b>c</b></p><p>d").elements == 3)
  }

  @Test(arguments: [
    [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0],
  ])
  func `a picture or a PDF is no page`(bytes: [UInt8]) {
    #expect(throws: PageError.notText) {
      try PageReader.read(bytes, contentType: nil, url: "https://a.example/")
    }
  }
}

@Suite struct WholePageTests {
  private func shows(_ title: String, _ url: String?) throws -> Bool {
    let html = "<ul><li><a href='/n/1?utm_source=x'>New <b>fees</b></a></li><li>Old&nbsp;office</li></ul>"
    let page = try WholePage(Array(html.utf8), contentType: nil, url: "https://a.example/")
    return page.shows(
      Announcement(
        keys: AnnouncementIdentity.keys(id: nil, url: url, title: title, published: nil), id: title, url: url,
        title: title))
  }

  @Test func `an entry is shown where its title and its link stand on the page`() throws {
    #expect(try shows("New fees", "https://a.example/n/1"))
    #expect(try shows("Old office", nil))
  }

  @Test func `an entry whose title or link is gone is not shown`() throws {
    #expect(try !shows("New fee schedule", "https://a.example/n/1"))
    #expect(try !shows("New fees", "https://a.example/n/2"))
  }
}

@Suite struct UnclosedRowTests {
  private func titles(_ html: String) throws -> [String] {
    try ListPageReader.read(
      Array(html.utf8), contentType: nil, url: "https://a.example/",
      selectors: Source.EntrySelectors(each: "div.row")
    ).announcements.map(\.title)
  }

  @Test func `rows that are never closed are entries of their own`() throws {
    #expect(
      try titles(
        "<html><body><div class=row><h3>a</h3>x<div class=row><h3>b</h3>y<div class=row><h3>c</h3>z</body></html>"
      )
        == ["a", "b", "c"])
  }

  @Test func `a row inside another one is part of it`() throws {
    #expect(
      try titles(
        "<div class=row><h3>a</h3><div class=row><h3>b</h3></div></div><div class=row><h3>c</h3></div>")
        == ["a", "c"])
  }
}
