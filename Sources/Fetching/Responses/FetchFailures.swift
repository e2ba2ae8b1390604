import CLibCurl
import Glibc
package import Model
import Text

/// Why there is no document.
package struct FetchFailure: Error, Hashable, Sendable {
  /// What the source is said to suffer from.
  package var kind: ProblemKind
  /// One lower-case line for people; no credentials, no control characters.
  package var detail: String
  /// HTTP status, where a server answered.
  package var status: Int?
  /// Seconds that the server asks to wait (Retry-After).
  package var retryAfter: Int64?
  /// Where permanent redirects led before it failed.
  package var permanentURL: String?

  /// A failure; `detail` is cleaned and cut to one line.
  package init(
    kind: ProblemKind, detail: String, status: Int? = nil, retryAfter: Int64? = nil,
    permanentURL: String? = nil
  ) {
    self.kind = kind
    self.detail = PlainLine.clean(detail)
    self.status = status
    self.retryAfter = retryAfter
    self.permanentURL = permanentURL
  }
}

extension Reply {
  /// The failure that an answer stands for which is no document, by its status.
  var statusFailure: FetchFailure {
    let kind: ProblemKind =
      switch status {
      case 401, 403: .blocked
      case 410: .gone
      default: .http
      }
    let wait = head.retryAfter
    return FetchFailure(
      kind: kind, detail: "the server answers \(status)\(Self.meaning(of: status))\(Self.waiting(wait))",
      status: status, retryAfter: wait)
  }

  private static func waiting(_ seconds: Int64?) -> String {
    guard let seconds, seconds > 0 else { return "" }
    if seconds < 120 { return " and asks to wait \(seconds) seconds" }
    return seconds < 7200
      ? " and asks to wait \(seconds / 60) minutes" : " and asks to wait \(seconds / 3600) hours"
  }

  private static func meaning(of status: Int) -> String {
    switch status {
    case 204: " (no content)"
    case 206: " (part of the document)"
    case 400: " (bad request)"
    case 401: " (a login is needed)"
    case 403: " (forbidden)"
    case 404: " (not found)"
    case 406: " (not acceptable)"
    case 410: " (gone for good)"
    case 429: " (too many requests)"
    case 451: " (unavailable for legal reasons)"
    case 500: " (internal error)"
    case 502: " (bad gateway)"
    case 503: " (unavailable)"
    case 504: " (gateway timeout)"
    default: ""
    }
  }

  /// The failure of an answer that stands in for the document because a bot wall takes us for no person; nil for any other.
  var challengeFailure: FetchFailure? {
    guard isChallenge else { return nil }
    return FetchFailure(
      kind: .blocked, detail: "the server answers \(status) with a challenge for people, not the document",
      status: status, retryAfter: head.retryAfter)
  }

  private var isChallenge: Bool {
    if head["cf-mitigated"]?.lowercased() == "challenge" { return true }
    if let action = head["x-amzn-waf-action"]?.lowercased(), ["challenge", "captcha"].contains(action) {
      return true
    }
    // A login page, whatever its title says: the status names what is wanted.
    guard status != 401, !body.isEmpty, head["Content-Type"]?.lowercased().contains("html") ?? true else {
      return false
    }
    return body.withUnsafeBytes { ChallengePage.isChallenge($0, status: status) }
  }
}

/// What is known of a transfer that brought no whole answer, and how it is told.
struct TransferFailure {
  var code: CURLcode
  var stop: Transfer.Stop?
  var refusedAddress: String?
  var host: String
  /// libcurl's own words.
  var error: String
  var systemError: Int32
  var isConnected: Bool
  var received: Int
  var cap: Int

  /// The failure in the program's words.
  var fetchFailure: FetchFailure {
    if let refusedAddress {
      return FetchFailure(
        kind: .network,
        detail: "\(FetchFailure.refusesAddress) \(refusedAddress) (allow_private_addresses: true permits it)")
    }
    switch stop {
    case .bodyTooLarge: return tooLarge
    case .headTooLarge:
      return FetchFailure(
        kind: .tooLarge, detail: "the server sends more than \(Transfer.maxHead / 1024) KB of headers")
    case .enough, nil: return FetchFailure(kind: kind, detail: detail)
    }
  }

  private var tooLarge: FetchFailure { .tooLarge(cap: cap) }

  private var kind: ProblemKind {
    switch code {
    case CURLE_OPERATION_TIMEDOUT: .timeout
    case CURLE_FILESIZE_EXCEEDED: .tooLarge
    case CURLE_BAD_CONTENT_ENCODING: .malformed
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
      .tls
    default: .network
    }
  }

  private var detail: String {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: "the name \(host) cannot be found"
    case CURLE_COULDNT_CONNECT: "no connection to \(host)\(reason)"
    case CURLE_OPERATION_TIMEDOUT: timeoutDetail
    case CURLE_FILESIZE_EXCEEDED: tooLarge.detail
    case CURLE_BAD_CONTENT_ENCODING: "the document is not in the content encoding that the server names"
    case CURLE_GOT_NOTHING: "\(host) closes the connection without an answer"
    case CURLE_PARTIAL_FILE: "the document was cut off after \(received) bytes"
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR: "the connection to \(host) broke\(inWords)"
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: "\(host) does not answer in HTTP\(inWords)"
    default: kind == .tls ? "no secure connection to \(host)\(inWords)" : "cannot be fetched\(inWords)"
    }
  }

  private var timeoutDetail: String {
    if !isConnected { return "no connection to \(host) in time" }
    return received == 0 ? "no answer from \(host) in time" : "the document was not complete in time"
  }

  private var reason: String {
    systemError == 0 ? "" : ": " + systemMessage(systemError)
  }

  /// libcurl's words as the end of a sentence.
  private var inWords: String {
    error.isEmpty
      ? " (libcurl error \(code.rawValue))" : ": " + error.prefix(1).lowercased() + error.dropFirst()
  }
}

extension FetchFailure {
  /// A document of more than `cap` bytes, unpacked.
  static func tooLarge(cap: Int) -> FetchFailure {
    FetchFailure(
      kind: .tooLarge, detail: "the document is larger than \(cap) bytes (max_body raises the limit)")
  }

  /// How the detail of a refused private address begins.
  static let refusesAddress = "refuses to connect to"
}
