import Testing

@testable import Markup

/// The ids of the elements that a selector finds.
private func ids(_ selector: String, _ html: String) throws -> [String] {
  let document = HTMLParser.parse(Array(html.utf8))
  return try Selector(selector).matches(in: document).compactMap { document.attribute("id", of: $0) }
}

@Suite("Finding elements by selector")
struct HTMLSelectorTests {
  private let list = """
    <main id=m class="page wide"><ul id=u><li id=a class=x>A<li id=b class="x y" data-k="v-1">B<li id=c lang=en-US><a id=l href="/f.pdf">C</a></ul>
    <p id=p>text</p><x-card id=k></x-card></main>
    """

  @Test(arguments: [
    ("li", ["a", "b", "c"]), (".x", ["a", "b"]), ("li.x.y", ["b"]), ("#c", ["c"]),
    ("main li", ["a", "b", "c"]),
    ("main > li", []), ("ul > li", ["a", "b", "c"]), ("li + li", ["b", "c"]), ("#a ~ li", ["b", "c"]),
    ("[data-k]", ["b"]), ("[data-k=v-1]", ["b"]), ("[data-k^='v']", ["b"]), ("[href$=\".PDF\" i]", ["l"]),
    ("[lang|=en]", ["c"]), ("[class~=y]", ["b"]), ("li:first-child, p", ["a", "p"]),
    ("li:nth-child(2n+1)", ["a", "c"]),
    ("li:nth-child(2)", ["b"]), ("li:last-child", ["c"]), ("li:not(.x)", ["c"]), ("li:has(a)", ["c"]),
    ("x-card", ["k"]),
    ("*:is(#a, #p)", ["a", "p"]), ("p:contains('ex')", ["p"]), ("xpath://li[@class='x']", ["a"]),
    ("xpath:.//li[contains(., 'B')]", ["b"]), ("xpath://ul/li[position() > 1]", ["b", "c"]),
  ])
  func `a selector finds what browsers find`(selector: String, expected: [String]) throws {
    #expect(try ids(selector, list) == expected)
  }

  @Test(arguments: ["", "li >", "li:hover", "[a=", "li:nth-child(x)", "li,,p", "xpath://[", "div{}"])
  func `a selector that is none says why`(selector: String) {
    let error = #expect(throws: SelectorError.self) { try Selector(selector) }
    #expect(error?.reason.isEmpty == false)
  }

  @Test(arguments: [
    ("xpath:foo(//p)", "there is no function foo()"), ("xpath://p[bar (.)]", "there is no function bar()"),
    ("xpath://x:main", "there are no namespaces on a page"),
    ("xpath://p[@id = $id]", "there are no variables"),
    ("xpath:count(//main)", "it gives no elements of the page"),
  ])
  func `an expression that finds nothing on any page says why`(selector: String, reason: String) {
    let error = #expect(throws: SelectorError.self) { try Selector(selector) }
    #expect(error?.reason == reason)
  }

  @Test(arguments: [
    "xpath://main[not (contains(@class, 'foo(x:y $z)'))]", "xpath://a[(1) and (2)]/ancestor::div",
    "xpath:.//text()/..",
    "xpath:(//ul | //ol)[last()]",
  ])
  func `names of XPath itself are known`(selector: String) throws {
    _ = try Selector(selector)
  }

  @Test func `positions are counted once`() throws {
    let html = "<ul>" + String(repeating: "<li>x", count: 20_000) + "</ul>"
    let document = HTMLParser.parse(Array(html.utf8))
    #expect(try Selector("li:nth-child(even)").matches(in: document).count == 10_000)
  }
}
