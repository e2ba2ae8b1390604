package import Model

extension ProblemKind {
  /// What a person can do about a source with this problem.
  package var advice: String {
    switch self {
    case .blocked:
      "the site turns programs away: set `contact:` under `fetch:`, ask its keeper, or set `enabled: false`"
    case .http: "look at the URL in a browser; where the page has moved, change `url:`"
    case .gone: "the page was taken down for good: find its successor, or set `enabled: false`"
    case .network:
      "check the name of the host, and the network of this machine; a private address has to be allowed"
    case .tls: "the certificate is not trusted: check the URL and the clock, and install ca-certificates"
    case .timeout: "try again later; where it stays, raise `timeout:` under `fetch:`"
    case .redirect: "where the new host is the agency's own, name it under `hosts:` or change `url:`"
    case .tooLarge: "raise `max_body:` under `fetch:`, or watch a smaller page"
    case .notAFeed:
      "look at the URL in a browser; for a page set `kind: page`, for the feed `feedwatch add` its page"
    case .needsScript:
      "the page is drawn by a script: find a page or feed that says the same, or set `enabled: false`"
    case .suspect: "look at the page in a browser: it is not what it should be, perhaps only for now"
    case .shape: "the page has changed its shape: mend `select:`, `entries:` or `expect:`"
    case .robots: "the site asks programs not to read it: choose another page, or set `enabled: false`"
    case .empty:
      "look at the URL in a browser: what was there before is not there now, perhaps only for a while"
    case .malformed: "the document cannot be read: look at the URL in a browser"
    }
  }
}
