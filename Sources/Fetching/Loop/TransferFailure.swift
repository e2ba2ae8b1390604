import CLibCurl
import Glibc
import Model

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
    systemError == 0 ? "" : ": " + String(cString: strerror(systemError)).lowercased()
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
