import Model
import Testing

@testable import Pipeline

@Suite struct ListGuardTests {
  private func problem(_ body: String, title: String = "Office closings") -> ProblemKind? {
    let html = "<html><head><title>\(title)</title></head><body><main>\(body)</main></body></html>"
    var source = Source(id: "a", kind: .page, url: "https://agency.example/")
    source.entries = Source.EntrySelectors(each: "div.row")
    do throws(Suspicion) {
      _ = try DocumentReading.content(
        of: Array(html.utf8), contentType: "text/html", url: source.url, source: source)
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func aListThatSaysItIsEmptyIsAGoodRead() {
    #expect(problem("<h1>Office closings</h1><p>No closings</p>") == nil)
    #expect(problem("<h1>Office closings</h1><p>Welcome to the list of closings.</p>") == .shape)
    #expect(problem("<h1>Page not found</h1>", title: "Not found") == .suspect)
    #expect(problem("<h1>Down</h1><p>Temporarily unavailable. There are no closings.</p>") == .suspect)
  }

  @Test func aListOfWhichOnlyTheBeginningIsReadIsTooLarge() {
    var signs = PageSigns()
    (signs.isCut, signs.isTruncated) = (true, true)
    let selectors = Source.EntrySelectors(each: "div.row")
    #expect(ListGuard.judge(title: "Closings", signs, count: 9, selectors: selectors)?.problem == .tooLarge)
  }

  @Test func entriesMaySpeakOfMaintenance() {
    let entry = "<div class=row><h3>Online payments temporarily unavailable: scheduled maintenance</h3></div>"
    #expect(problem(entry) == nil)
    #expect(problem(entry, title: "Site under maintenance") == .suspect)
  }

  @Test func theScriptOfAWallOnAGoodListIsNoChallenge() {
    let script = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    #expect(
      problem(
        "<div class=row><h3>Denver closes at noon on Friday for the whole day, and Boise</h3></div>" + script)
        == nil)
    #expect(problem("<div class=row><h3>x</h3></div>" + script, title: "Just a moment...") == .blocked)
  }
}

@Suite struct FeedWallTests {
  @Test(arguments: [
    ("<title>Just a moment...</title><p>Checking your browser", ProblemKind.blocked),
    ("<title>Access Denied</title><h1>Access Denied</h1>", .blocked),
    (
      "<title>Agency</title><h1>Welcome</h1><script src='/cdn-cgi/challenge-platform/x.js'></script><p>\(String(repeating: "word ", count: 60))",
      .notAFeed
    ),
    ("<title>Site maintenance</title><h1>Temporarily unavailable</h1>", .notAFeed),
  ])
  func aPageInPlaceOfAFeedIsCalledWhatItIs(html: String, problem: ProblemKind) {
    let source = Source(id: "a", kind: .feed, url: "https://agency.example/feed")
    let suspicion = #expect(throws: Suspicion.self) {
      try DocumentReading.content(
        of: Array("<!doctype html><html>\(html)</html>".utf8), contentType: "text/html", url: source.url,
        source: source)
    }
    #expect(suspicion?.problem == problem)
  }
}
