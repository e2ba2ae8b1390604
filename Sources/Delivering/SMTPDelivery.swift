import CLibCurl
import Glibc
import Model
import Text

/// Gives a message to a mail server: RFC 5321, with STARTTLS (RFC 3207) or TLS from the start.
struct SMTPDelivery: Sendable {
  var server: Outlet.SMTP
  var from: String
  var recipients: [String]
  /// Whether to wait no longer.
  var isAbandoned: @Sendable () -> Bool = { false }

  /// One session. 4yz answers and failures of the line are worth another try; 5yz are not. Refused recipients do not keep
  /// the message from the others.
  func deliver(_ message: [UInt8]) -> DeliveryResult {
    let wanted = recipients.filter { !$0.isEmpty }
    guard !wanted.isEmpty else { return .failed("nobody to send to: give `to:`") }
    guard let transfer = CurlTransfer(url: server.url, timeout: server.timeout, isAbandoned: isAbandoned)
    else {
      return .retry("no memory for a mail transfer")
    }
    if let problem = configure(transfer) { return .retry(problem) }
    transfer.set(CURLOPT_MAIL_FROM, "<\(from)>")
    transfer.set(CURLOPT_MAIL_RCPT, wanted.map { "<\($0)>" })
    feedwatch_curl_allow_refused_recipients(transfer.easy)
    transfer.setUpload(Self.withCRLF(message))
    transfer.recordTranscript()
    let (code, detail) = transfer.perform()
    let answers = RecipientAnswers(transfer.transcript)
    return code == CURLE_OK ? answers.result : failure(code, detail, transfer, answers)
  }

  /// Connects, with TLS and login where they are configured, and sends nothing; what is wrong, or nil.
  func connectionProblem() -> String? {
    guard let transfer = CurlTransfer(url: server.url, timeout: server.timeout) else {
      return "no memory for a mail transfer"
    }
    if let problem = configure(transfer) { return problem }
    transfer.set(CURLOPT_CONNECT_ONLY, 1)
    transfer.recordTranscript()
    let (code, detail) = transfer.perform()
    guard code != CURLE_OK else { return nil }
    switch failure(code, detail, transfer, RecipientAnswers(transfer.transcript)) {
    case .delivered: return nil
    case .retry(let reason), .failed(let reason), .partlyDelivered(_, let reason): return reason
    }
  }

  /// Protocols, TLS and login; what is wrong with the configuration, or nil.
  private func configure(_ transfer: CurlTransfer) -> String? {
    _ = feedwatch_curl_allow_only_smtp(transfer.easy)
    let level = server.requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE
    transfer.set(CURLOPT_USE_SSL, Int(level.rawValue))
    if let file = server.caFile { transfer.set(CURLOPT_CAINFO, file) }
    if let username = server.username { transfer.set(CURLOPT_USERNAME, username) }
    guard let file = server.passwordFile else { return nil }
    guard let password = SecretFile.line(file) else {
      return "cannot read the password file \(file): \(systemMessage(errno))"
    }
    transfer.set(CURLOPT_PASSWORD, password)
    return nil
  }

  private func failure(
    _ code: CURLcode, _ detail: String, _ transfer: CurlTransfer, _ answers: RecipientAnswers
  ) -> DeliveryResult {
    let host = SafeText.line(server.url)
    let refusal = transfer.transcript.last { !$0.isSent && ($0.line.first == "4" || $0.line.first == "5") }
    let said = refusal.map { SafeText.line($0.line, limit: 200) } ?? ""
    let status = Int(said.prefix(3)) ?? 0
    switch code {
    case CURLE_USE_SSL_FAILED:
      return .retry("\(host) offers no TLS: ask its keeper, or set `tls: none` where the line is safe")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
      return .retry("\(host): no trusted TLS: \(SafeText.line(detail, limit: 200))")
    case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_OPERATION_TIMEDOUT:
      return .retry("\(host): \(SafeText.line(detail, limit: 200))")
    default:
      if answers.isEveryoneRefused { return .failed("\(host) refused every recipient: \(answers.refused)") }
      if !answers.putOff.isEmpty { return .retry("\(host) asks to try again: \(answers.refused)") }
      if (500...599).contains(status) { return .failed("\(host) refused: \(said)") }
      if (400...499).contains(status) { return .retry("\(host) asks to try again: \(said)") }
      return .retry("\(host): \(SafeText.line(detail, limit: 200))")
    }
  }

  /// `bytes` with CRLF at the end of every line, whatever stood there.
  static func withCRLF(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 32)
    var last: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A, last != 0x0D { result.append(0x0D) }
      result.append(byte)
      last = byte
    }
    return result
  }
}

/// What a mail server answered to each recipient.
struct RecipientAnswers: Sendable {
  private var answers: [(recipient: String, status: Int, line: String)] = []

  /// Reads the answers out of the lines of a session.
  init(_ transcript: [(isSent: Bool, line: String)]) {
    var asked: String?
    for (isSent, line) in transcript {
      let line = SafeText.line(line, limit: 200)
      if isSent {
        asked = line.hasPrefix("RCPT TO:") ? String(line.dropFirst(8).filter { !"<>".contains($0) }) : nil
      } else if let recipient = asked, line.dropFirst(3).first != "-" {
        answers.append((recipient, Int(line.prefix(3)) ?? 0, line))
        asked = nil
      }
    }
  }

  /// Whether all recipients were refused for good.
  var isEveryoneRefused: Bool { !answers.isEmpty && answers.allSatisfy { $0.status >= 500 } }

  /// Those whom the server wants to be asked about again.
  var putOff: [String] { answers.filter { (400...499).contains($0.status) }.map(\.recipient) }

  /// The refused and the put-off ones, each with the server's words.
  var refused: String {
    answers.filter { $0.status >= 400 }.map { "\($0.recipient) (\($0.line))" }.joined(separator: ", ")
  }

  /// The result of a session that ended well.
  var result: DeliveryResult {
    refused.isEmpty ? .delivered : .partlyDelivered(left: putOff, "refused for \(refused)")
  }
}
