import Model
import Testing

@Suite struct ChallengePageTests {
  private func isChallenge(_ html: String, status: Int) -> Bool {
    Array(html.utf8).withUnsafeBytes { ChallengePage.isChallenge($0, status: status) }
  }

  private static let script = "<script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\"></script>"

  @Test(arguments: [200, 403, 404, 503])
  func theMarksOfAChallengeCountWithEveryStatus(status: Int) {
    #expect(isChallenge("<html><script>window._cf_chl_opt={}</script>", status: status))
    #expect(isChallenge("<p>Request unsuccessful. Incapsula incident ID: 1-2</p>", status: status))
  }

  @Test func aScriptOfAWallAloneCountsOnlyWithAStatusOfTheWall() {
    let page = "<html><head><title>Contact us</title></head><body>\(Self.script)</body></html>"
    #expect(!isChallenge(page, status: 200))
    #expect(!isChallenge(page, status: 404))
    #expect(isChallenge(page, status: 503))
    #expect(isChallenge(page, status: 429))
  }

  @Test func aTitleCountsWithAScriptOrAStatus() {
    let page = "<html><head><title>\n  Just a moment...</title></head><body>%</body></html>"
    #expect(!isChallenge(page, status: 200))
    #expect(isChallenge(page.replacing("%", with: Self.script), status: 200))
    #expect(isChallenge(page, status: 503))
    #expect(isChallenge("<TITLE>Attention Required! | Cloudflare</TITLE>", status: 503))
    #expect(!isChallenge("<title>Page not found</title>", status: 404))
    #expect(!isChallenge("<title>503 Service Temporarily Unavailable</title>", status: 503))
    #expect(!isChallenge("<title>429 Too Many Requests</title>", status: 429))
    #expect(!isChallenge("", status: 503))
  }
}
