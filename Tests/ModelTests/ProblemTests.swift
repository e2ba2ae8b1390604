import Model
import Testing
import Text

@Suite struct ProblemTests {
  @Test(arguments: [
    (ProblemKind.network, "no connection to a.gov: connection refused", true),
    (.timeout, "no answer in time", true),
    (.tls, "no secure connection to a.gov", true), (.http, "the server answers 503 (unavailable)", true),
    (.http, "the server answers 429 (too many requests) and asks to wait 90 seconds", true),
    (.http, "nothing may be read while robots.txt fails: the server answers 500 (internal error)", true),
    (.http, "the server answers 404 (not found)", false),
    (.http, "the server answers 204 (no content)", false),
    (.gone, "the server answers 410 (gone for good)", false),
    (.blocked, "the server answers 503 with a challenge", false),
    (.suspect, "half a page", false), (.notAFeed, "a web page", false),
  ])
  func `a problem that may pass by itself waits for the second failed reading`(
    kind: ProblemKind, detail: String, mayPass: Bool
  ) {
    let problem = Problem(source: "a", kind: kind, detail: detail, since: Timestamp(seconds: 0))
    #expect(problem.mayPass == mayPass)
    #expect(problem.isTold(after: 1) == !mayPass && problem.isTold(after: 2))
  }
}
