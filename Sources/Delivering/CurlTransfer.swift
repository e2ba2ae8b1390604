import CLibCurl

/// One blocking transfer of libcurl, with what it sends and what the server says to it.
final class CurlTransfer {
  let easy: UnsafeMutableRawPointer
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  /// Bytes to send; read by curl's thread, which is the one that calls ``perform()``.
  private var upload: [UInt8] = []
  private var sent = 0
  /// The beginning of the answer's body.
  private(set) var answer: [UInt8] = []
  /// Commands sent and lines answered (`>` or `<` first), for protocols with a dialogue.
  private(set) var transcript: [(isSent: Bool, line: String)] = []
  /// What curl says about a failure.
  private var errorBuffer = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))

  /// Whether to wait no longer.
  private let isAbandoned: @Sendable () -> Bool

  /// A transfer to `url` that may take `timeout` seconds; nil when curl has no memory for it.
  init?(url: String, timeout: Int64, isAbandoned: @escaping @Sendable () -> Bool = { false }) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.isAbandoned = isAbandoned
    set(CURLOPT_URL, url)
    // No proxy, whatever the environment says: who is told must not depend on where a run is started from.
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_TIMEOUT_MS, Int(max(1, timeout) * 1000))
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, min(timeout, 15)) * 1000))
    let context = Unmanaged.passUnretained(self).toOpaque()
    set(CURLOPT_WRITEDATA, context)
    _ = feedwatch_curl_set_data_function(easy, CURLOPT_WRITEFUNCTION, receiveAnswer)
    _ = feedwatch_curl_set_progress_function(easy, checkForAbandonment, context)
    _ = feedwatch_curl_leave_resolver(easy)
  }

  deinit {
    curl_easy_cleanup(easy)
    for list in lists { curl_slist_free_all(list) }
  }

  func set(_ option: CURLoption, _ value: Int) { _ = feedwatch_curl_set_long(easy, option, value) }
  func set(_ option: CURLoption, _ value: String) { _ = feedwatch_curl_set_string(easy, option, value) }
  func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
    _ = feedwatch_curl_set_pointer(easy, option, value)
  }

  /// A list option (headers, recipients); the list lives as long as the transfer.
  func set(_ option: CURLoption, _ values: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for value in values { list = curl_slist_append(list, value) ?? list }
    guard let list else { return }
    lists.append(list)
    _ = feedwatch_curl_set_list(easy, option, list)
  }

  /// Sends `bytes` as the upload (mail) of the transfer.
  func setUpload(_ bytes: [UInt8]) {
    upload = bytes
    set(CURLOPT_UPLOAD, 1)
    set(CURLOPT_READDATA, Unmanaged.passUnretained(self).toOpaque())
    _ = feedwatch_curl_set_data_function(easy, CURLOPT_READFUNCTION, sendUpload)
  }

  /// Notes commands and answers in ``transcript``.
  func recordTranscript() {
    set(CURLOPT_VERBOSE, 1)
    _ = feedwatch_curl_set_debug_function(easy, noteLine, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Runs the transfer to its end; the code, and what went wrong in curl's words.
  func perform() -> (code: CURLcode, detail: String) {
    errorBuffer.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(start)) }
      let code = curl_easy_perform(easy)
      if code == CURLE_ABORTED_BY_CALLBACK { return (code, "ended together with the run") }
      let detail = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return (code, detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail)
    }
  }

  /// The last status the server gave; 0 where it gave none.
  var status: Int { Int(feedwatch_curl_get_long(easy, CURLINFO_RESPONSE_CODE)) }

  fileprivate var wantsToEnd: Bool { isAbandoned() }

  fileprivate func receive(_ bytes: UnsafeRawBufferPointer) {
    answer += bytes.prefix(max(0, 2000 - answer.count))
  }

  fileprivate func give(_ target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, upload.count - sent)
    upload.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[sent..<sent + count]))
    }
    sent += count
    return count
  }

  fileprivate func note(_ bytes: UnsafeRawBufferPointer, isSent: Bool) {
    guard transcript.count < 10_000 else { return }
    transcript.append((isSent, String(decoding: bytes.prefix(1000), as: UTF8.self)))
  }
}

private func checkForAbandonment(
  _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
  guard let context else { return 0 }
  return Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().wantsToEnd ? 1 : 0
}

private func receiveAnswer(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context, let bytes else { return size * count }
  Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    .receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return size * count
}

private func sendUpload(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context, let bytes else { return 0 }
  return Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    .give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
}

private func noteLine(
  _ easy: UnsafeMutableRawPointer?, _ type: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let context, let bytes, type == CURLINFO_HEADER_IN || type == CURLINFO_HEADER_OUT else { return 0 }
  Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    .note(UnsafeRawBufferPointer(start: bytes, count: size), isSent: type == CURLINFO_HEADER_OUT)
  return 0
}
