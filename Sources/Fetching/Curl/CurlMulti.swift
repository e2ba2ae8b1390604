import CLibCurl

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
