import Model

/// One document on its way over redirects: where it is asked for next, and what an answer means.
struct RedirectChain: Sendable {
  enum Step {
    case again
    case done(FetchResult)
  }

  let request: FetchRequest
  private(set) var address: FetchURL
  /// Milliseconds that the host's robots.txt asks for between requests.
  var crawlDelay: Int64 = 0
  private let settings: FetchSettings
  let hosts: HostPolicy
  private let start: FetchURL
  private var seen: Set<String>
  private var cookies = VisitCookies()
  private var hops = 0
  private var permanentURL: String?
  private var isPermanent = true
  private var isUnconditional = false
  /// Milliseconds spent on the hops so far.
  private var elapsed: Int64 = 0

  init(request: FetchRequest, address: FetchURL, settings: FetchSettings) {
    self.request = request
    self.address = address
    self.settings = settings
    start = address
    seen = [address.plain]
    hosts = HostPolicy(own: address.host, allowed: request.allowedHosts)
  }

  var allowsPrivateAddresses: Bool { settings.allowsPrivateAddresses || request.allowsPrivateAddresses }

  /// The GET for the present hop.
  var exchange: Exchange {
    Exchange(
      address: address, headerLines: headerLines, allowsPrivateAddresses: allowsPrivateAddresses,
      timeout: max(1, settings.timeout - elapsed), maxBody: settings.maxBody,
      pause: max(settings.hostDelay, crawlDelay))
  }

  private var headerLines: [String] {
    var lines: [String] = []
    if isUnconditional {
      lines.append("Cache-Control: no-cache")
    } else {
      if let etag = request.etag { lines.append("If-None-Match: " + etag.safeInHeader) }
      if let date = request.lastModified { lines.append("If-Modified-Since: " + date.safeInHeader) }
    }
    let isAtHome = address.origin == start.origin
    var cookie = cookies.value(for: address)
    for header in request.headers where isAtHome || Self.isNegotiation(header.name) {
      if header.name.lowercased() == "cookie", let set = cookie {
        lines.append(Source.Header(name: header.name, value: "\(header.value); \(set)").line)
        cookie = nil
      } else {
        lines.append(header.line)
      }
    }
    if let cookie { lines.append("Cookie: " + cookie.safeInHeader) }
    return lines
  }

  /// Whether a header asks for a form of the document and tells nothing of who asks (RFC 9110 section 12.5).
  private static func isNegotiation(_ name: String) -> Bool {
    ["accept", "accept-charset", "accept-encoding", "accept-language"].contains(name.lowercased())
  }

  /// What an answer leads to.
  mutating func take(_ reply: Reply) -> Step {
    elapsed += reply.elapsed
    cookies.take(reply.head, from: address)
    if let failure = reply.challengeFailure { return .done(.failed(placed(failure))) }
    switch reply.status {
    case 200, 203: return document(reply)
    case 304: return notModified(reply)
    case 301, 302, 303, 307, 308: return redirect(reply)
    default: return .done(.failed(placed(reply.statusFailure)))
    }
  }

  private mutating func notModified(_ reply: Reply) -> Step {
    if request.isConditional, !isUnconditional {
      var response = response(reply)
      response.body = []
      return .done(.notModified(response))
    }
    guard !isUnconditional else {
      return .done(
        .failed(
          placed(
            FetchFailure(
              kind: .http, detail: "the server answers 304 (not modified) to a first read", status: 304))))
    }
    isUnconditional = true
    return .again
  }

  /// The document of `reply`, unpacked where it is a gzip file.
  private func document(_ reply: Reply) -> Step {
    var response = response(reply)
    switch GzipFile(response.body)?.unpacked(cap: Int(settings.maxBody)) {
    case .document(let body): response.body = body
    case .tooLarge:
      return .done(.failed(placed(.tooLarge(cap: Int(settings.maxBody)))))
    case .damaged, nil: break
    }
    return .done(.fetched(response))
  }

  private func response(_ reply: Reply) -> FetchedResponse {
    let head = reply.head
    return FetchedResponse(
      status: reply.status, url: address.plain, permanentURL: permanentURL, headers: head.headers,
      body: reply.body, etag: head["ETag"], lastModified: head["Last-Modified"],
      contentType: head["Content-Type"], maxAge: head.maxAge)
  }

  private mutating func redirect(_ reply: Reply) -> Step {
    guard let location = reply.head["Location"], !location.isEmpty else {
      return refused("the server answers \(reply.status) (redirect) without saying where to")
    }
    guard let target = FetchURL(location, base: address) else {
      return refused("redirects to what is not a url")
    }
    if let reason = refusal(of: target) { return refused(reason) }
    let isPermanentHop = reply.status == 301 || reply.status == 308
    isPermanent = isPermanent && isPermanentHop
    if isPermanent { permanentURL = target.plain }
    address = target.withCredentials(of: start)
    crawlDelay = 0
    return .again
  }

  private mutating func refusal(of target: FetchURL) -> String? {
    guard target.isWeb else { return "redirects to \(target.scheme):, which is not followed (https, http)" }
    guard hosts.admits(target.host) else {
      return "redirects to \(target.host), which is not among its hosts (`hosts` admits it)"
    }
    if address.scheme == "https", target.scheme == "http" {
      return "redirects from https to http at \(target.host)"
    }
    // The same address with other cookies is another request.
    let key = target.plain + (cookies.value(for: target).map { "\n" + $0 } ?? "")
    guard seen.insert(key).inserted else { return "redirects in a loop" }
    hops += 1
    guard hops <= Fetcher.maxRedirects else {
      return "redirects more than \(Fetcher.maxRedirects) times"
    }
    return nil
  }

  private func refused(_ detail: String) -> Step {
    .done(.failed(placed(FetchFailure(kind: .redirect, detail: detail))))
  }

  /// `failure` with what is known of the way to it: a private address after a redirect is the redirect's fault.
  func placed(_ failure: FetchFailure) -> FetchFailure {
    var placed = failure
    placed.permanentURL = permanentURL
    if seen.count > 1, failure.detail.hasPrefix(FetchFailure.refusesAddress) {
      placed.kind = .redirect
      placed.detail = "redirects to \(address.host); " + failure.detail
    }
    return placed
  }
}
