import CLibCurl

/// An easy handle: one transfer after another on it, with its constant options set once.
///
/// The handle and its error text belong to the loop's thread.
struct CurlEasy: ~Copyable {
  let handle: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?

  /// A handle that reports to `context`; nil when memory is out.
  init?(context: UnsafeMutableRawPointer, userAgent: String, caFile: String?, proxy: String?) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    set(CURLOPT_ERRORBUFFER, pointer: errorText)
    set(CURLOPT_PRIVATE, pointer: context)
    set(CURLOPT_WRITEDATA, pointer: context)
    set(CURLOPT_HEADERDATA, pointer: context)
    feedwatch_curl_set_data_function(handle, CURLOPT_WRITEFUNCTION, receiveBody)
    feedwatch_curl_set_data_function(handle, CURLOPT_HEADERFUNCTION, receiveHeader)
    set(CURLOPT_USERAGENT, string: userAgent)
    if let caFile { set(CURLOPT_CAINFO, string: caFile) }
    // An empty text is no proxy at all, whatever the environment says; the list of exceptions is empty as well.
    set(CURLOPT_PROXY, string: proxy ?? "")
    set(CURLOPT_NOPROXY, string: "")
    setConstantOptions()
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
    errorText.deallocate()
  }

  /// No waiting for resolvers, no signals, no redirects of its own, http(s) only, every content encoding, no HTTP/0.9.
  /// Basic is the only authentication, libcurl's default.
  private func setConstantOptions() {
    feedwatch_curl_allow_only_http(handle)
    feedwatch_curl_leave_resolver(handle)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_ACCEPT_ENCODING, string: "")
    set(CURLOPT_HTTP09_ALLOWED, 0)
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    set(CURLOPT_DNS_CACHE_TIMEOUT, 300)
  }

  func set(_ option: CURLoption, _ value: Int) { feedwatch_curl_set_long(handle, option, value) }

  func set(_ option: CURLoption, string: String?) { feedwatch_curl_set_string(handle, option, string) }

  func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) {
    feedwatch_curl_set_pointer(handle, option, pointer)
  }

  func set(_ option: CURLoption, offset: Int64) {
    feedwatch_curl_set_offset(handle, option, curl_off_t(offset))
  }

  /// The request's own header lines, in place of those before.
  mutating func setHeaders(_ lines: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) ?? list }
    feedwatch_curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    curl_slist_free_all(headers)
    headers = list
  }

  func clearError() { errorText[0] = 0 }

  /// What libcurl says of the last failure; empty without.
  var error: String { String(cString: errorText) }

  func long(_ info: CURLINFO) -> Int { feedwatch_curl_get_long(handle, info) }

  func offset(_ info: CURLINFO) -> Int64 { Int64(feedwatch_curl_get_offset(handle, info)) }

  /// Whether the connection stays open for the next request.
  var keepsConnection: Bool { feedwatch_curl_get_socket(handle) >= 0 }
}

/// libcurl's multi handle.
///
/// Unchecked because the compiler cannot know: one thread alone uses it, but for ``wake()``, which libcurl documents as
/// safe from any thread while the handle lives, and holding a reference keeps it alive.
final class CurlMulti: @unchecked Sendable {
  /// libcurl's own set-up, once for the process.
  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let handle: UnsafeMutableRawPointer

  /// A handle that keeps up to twice `maxConnections` connections open; nil when memory is out.
  init?(maxConnections: Int) {
    guard Self.isReady, let handle = curl_multi_init() else { return nil }
    self.handle = handle
    feedwatch_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, max(8, maxConnections * 2))
  }

  deinit { curl_multi_cleanup(handle) }

  /// Ends a ``poll(milliseconds:)`` that runs, or the next one.
  func wake() { curl_multi_wakeup(handle) }

  func add(_ easy: UnsafeMutableRawPointer) -> Bool { curl_multi_add_handle(handle, easy) == CURLM_OK }

  func remove(_ easy: UnsafeMutableRawPointer) { curl_multi_remove_handle(handle, easy) }

  /// Sends and receives what can be without waiting.
  func perform() {
    var running: Int32 = 0
    curl_multi_perform(handle, &running)
  }

  /// Waits until there is something to do, at most so long.
  func poll(milliseconds: Int64) {
    curl_multi_poll(handle, nil, 0, Int32(clamping: milliseconds), nil)
  }

  /// The next finished transfer: its private pointer and its result.
  func nextDone() -> (easy: UnsafeMutableRawPointer, result: CURLcode)? {
    var result = CURLE_OK
    guard let easy = feedwatch_curl_multi_next_done(handle, &result) else { return nil }
    return (easy, result)
  }
}
