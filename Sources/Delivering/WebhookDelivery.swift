import CLibCurl
import Glibc
import Model
import Text

/// Posts a digest to an HTTP endpoint.
struct WebhookDelivery: Sendable {
  var webhook: Outlet.Webhook
  var version: String
  /// Whether to wait no longer.
  var isAbandoned: @Sendable () -> Bool = { false }

  /// One POST, no redirects. 2xx is delivered; 408, 425, 429, 5xx and failures of the line are worth another try.
  func deliver(_ delivery: Delivery) -> DeliveryResult {
    guard let transfer = CurlTransfer(url: webhook.url, timeout: webhook.timeout, isAbandoned: isAbandoned)
    else {
      return .retry("no memory for a transfer")
    }
    var headers = headers(delivery)
    if let file = webhook.secretFile {
      guard let secret = SecretFile.line(file), !secret.isEmpty else {
        return .retry("cannot read the secret file \(file): \(systemMessage(errno))")
      }
      headers.append(
        "X-Feedwatch-Signature: sha256=\(SHA256.hmac(delivery.payload, key: Array(secret.utf8)).hexadecimal)")
    }
    _ = feedwatch_curl_allow_only_http(transfer.easy)
    transfer.set(CURLOPT_HTTPHEADER, headers)
    return post(delivery.payload, transfer)
  }

  private func headers(_ delivery: Delivery) -> [String] {
    let type = webhook.body == .ntfy ? "text/plain; charset=utf-8" : "application/json"
    var headers = [
      "Content-Type: \(type)", "User-Agent: feedwatch/\(version)", "Expect:",
      "X-Feedwatch-Message-Id: \(SafeText.line(delivery.messageID))",
    ]
    if webhook.body == .ntfy {
      headers.append("Title: \(MailHeader(text: delivery.subject).source)")
    }
    return headers
  }

  private func post(_ payload: [UInt8], _ transfer: CurlTransfer) -> DeliveryResult {
    let (code, detail): (CURLcode, String) = payload.withUnsafeBytes { bytes in
      transfer.set(CURLOPT_POST, 1)
      _ = feedwatch_curl_set_offset(transfer.easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
      _ = feedwatch_curl_set_body(transfer.easy, bytes.baseAddress)
      return transfer.perform()
    }
    let host = host(webhook.url)
    guard code == CURLE_OK else { return .retry("\(host): \(SafeText.line(detail, limit: 200))") }
    let said = SafeText.line(String(decoding: transfer.answer, as: UTF8.self), limit: 200)
    let words = "\(host) answered \(transfer.status)" + (said.isEmpty ? "" : ": \(said)")
    switch transfer.status {
    case 200...299: return .delivered
    case 408, 425, 429, 500...599: return .retry(words)
    default: return .failed(words)
    }
  }

  /// The host alone: the path of a webhook is often its password.
  private func host(_ url: String) -> String {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
    return parts.count > 1 ? SafeText.line(String(parts[1].split(separator: "@").last ?? "")) : "the webhook"
  }
}
