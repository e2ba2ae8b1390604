import CLibCurl
import Glibc
import Model
import Text

/// An exchange on its way: the easy handle and what has come so far. Confined to the loop's thread.
final class Transfer {
  /// Bytes of the whole head; what real servers send stays far below.
  static let maxHead = 256 * 1024
  /// Bytes kept of the body of what is no document, for the marks of a challenge.
  static let maxErrorBody = 64 * 1024

  /// Why a callback ended the transfer.
  enum Stop { case bodyTooLarge, headTooLarge, enough }

  private(set) var job: FetchJob?
  private(set) var status = 0
  private(set) var head: [UInt8] = []
  private(set) var body: [UInt8] = []
  private(set) var stop: Stop?
  var refusedAddress: String?
  private var cap = 0
  private var mode = Mode.usual
  /// The address connected to is that of the proxy, which finds the documents.
  private let hasProxy: Bool
  /// Set right after init, since the handle's callbacks need this object.
  private var easyHandle: CurlEasy?

  /// A transfer that can be started again and again.
  init(userAgent: String, caFile: String?, settings: FetchSettings) {
    hasProxy = settings.proxy != nil
    easyHandle = CurlEasy(
      context: Unmanaged.passUnretained(self).toOpaque(), userAgent: userAgent, caFile: caFile,
      proxy: settings.proxy)
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectTimeout))
    set(CURLOPT_LOW_SPEED_LIMIT, 16)
    set(CURLOPT_LOW_SPEED_TIME, Int(max(20_000, settings.timeout * 2 / 3) / 1000))
  }

  var handle: UnsafeMutableRawPointer? { easyHandle?.handle }

  /// How a job is tried.
  enum Mode {
    case usual
    /// On a connection of its own.
    case alone
    /// With the bytes as the server sends them, whatever content encoding it names.
    case verbatim
  }

  /// Prepares the handle for `job`.
  func prepare(_ job: FetchJob, isGloballyOpen: Bool, mode: Mode = .usual) {
    self.mode = mode
    let exchange = job.exchange
    self.job = job
    (status, stop, refusedAddress) = (0, nil, nil)
    set(CURLOPT_FRESH_CONNECT, mode == .alone ? 1 : 0)
    cap = Int(exchange.maxBody)
    easyHandle?.clearError()
    easyHandle?.set(CURLOPT_URL, string: exchange.address.full)
    set(CURLOPT_HTTP_CONTENT_DECODING, mode == .verbatim ? 0 : 1)
    easyHandle?.set(CURLOPT_ACCEPT_ENCODING, string: mode == .verbatim ? nil : "")
    easyHandle?.setHeaders(
      mode == .verbatim ? exchange.headerLines + ["Accept-Encoding: identity"] : exchange.headerLines)
    set(CURLOPT_TIMEOUT_MS, Int(max(1, exchange.timeout)))
    easyHandle?.set(CURLOPT_MAXFILESIZE_LARGE, offset: exchange.cutsBody ? 0 : exchange.maxBody)
    if !isGloballyOpen, !hasProxy { checkAddresses(!exchange.allowsPrivateAddresses) }
  }

  /// Both the making of a connection and the use of one that another source has made are checked.
  private func checkAddresses(_ isChecked: Bool) {
    guard let handle else { return }
    let context = isChecked ? Unmanaged.passUnretained(self).toOpaque() : nil
    feedwatch_curl_set_open_socket_function(handle, isChecked ? openPublicSocket : nil, context)
    feedwatch_curl_set_request_check(handle, isChecked ? checkConnectedAddress : nil, context)
  }

  private func set(_ option: CURLoption, _ value: Int) { easyHandle?.set(option, value) }

  /// Whether the transfer got what an earlier answer on the same connection had left behind, and none of its own: it is worth
  /// another connection.
  func deservesFreshConnection(_ code: CURLcode) -> Bool {
    let isNoAnswer = [CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_GOT_NOTHING].contains(code)
    return isNoAnswer && easyHandle?.long(CURLINFO_NUM_CONNECTS) == 0
  }

  /// Whether the content encoding that the server names is none that it uses, or bytes follow the packed document: what it
  /// sends is worth a look without unpacking.
  func deservesVerbatimBody(_ code: CURLcode) -> Bool {
    guard mode != .verbatim, stop == nil else { return false }
    if code == CURLE_WRITE_ERROR { return true }
    let known = ["gzip", "x-gzip", "deflate", "br", "zstd", "identity"]
    return code == CURLE_BAD_CONTENT_ENCODING
      && ResponseHead(head).all("Content-Encoding").joined(separator: ",").lowercased().split(separator: ",")
        .contains { !known.contains(String($0).trimmed) }
  }

  /// Forgets what has come.
  func discard() {
    job = nil
    head.removeAll(keepingCapacity: true)
    body = []
  }

  /// Takes the result out, so that the transfer can be started again.
  func finish(_ code: CURLcode) -> Result<Reply, FetchFailure> {
    defer { discard() }
    status = easyHandle?.long(CURLINFO_RESPONSE_CODE) ?? 0
    let elapsed = (easyHandle?.offset(CURLINFO_TOTAL_TIME_T) ?? 0) / 1000
    // What is no document may be larger than one, and need not be whole: its head says it all.
    let isCut = !isDocument && [CURLE_PARTIAL_FILE, CURLE_FILESIZE_EXCEEDED].contains(code)
    guard code == CURLE_OK || stop == .enough || isCut else { return .failure(failure(code)) }
    let head = ResponseHead(self.head)
    if let failure = bodyLongerThanSaid(head) { return .failure(failure) }
    return .success(Reply(status: status, head: head, body: body, elapsed: elapsed))
  }

  private func failure(_ code: CURLcode) -> FetchFailure {
    let failure = TransferFailure(
      code: code, stop: stop, refusedAddress: refusedAddress, host: job?.exchange.address.host ?? "",
      error: easyHandle?.error ?? "", systemError: Int32(easyHandle?.long(CURLINFO_OS_ERRNO) ?? 0),
      isConnected: (easyHandle?.offset(CURLINFO_PRETRANSFER_TIME_T) ?? 0) > 0, received: body.count,
      cap: cap)
    return failure.fetchFailure
  }

  /// libcurl stops at the promised length and closes a connection on which more came: the document was cut.
  private func bodyLongerThanSaid(_ head: ResponseHead) -> FetchFailure? {
    guard stop == nil, status == 200, head.promisesReusableConnection, easyHandle?.keepsConnection == false
    else { return nil }
    return FetchFailure(
      kind: .network, detail: "the document is longer than its Content-Length says", status: status)
  }

  // MARK: Callbacks

  /// Notes a header line; a status line starts the head anew, so that interim answers leave nothing. False ends it.
  func receive(header line: UnsafeRawBufferPointer) -> Bool {
    if line.count >= 12, line[0] == UInt8(ascii: "H"), line[1] == UInt8(ascii: "T"),
      line[4] == UInt8(ascii: "/")
    {
      head.removeAll(keepingCapacity: true)
      status = 0
    }
    guard head.count + line.count <= Self.maxHead else {
      stop = .headTooLarge
      return false
    }
    head.append(contentsOf: line)
    return true
  }

  /// Appends a part of the body; false ends the transfer.
  func receive(body part: UnsafeRawBufferPointer) -> Bool {
    if body.isEmpty { beginBody() }
    let limit = isDocument ? cap : min(cap, Self.maxErrorBody)
    let room = limit - body.count
    guard part.count > room else {
      body.append(contentsOf: part)
      return true
    }
    if !isDocument || job?.exchange.cutsBody == true {
      body.append(contentsOf: part.prefix(room))
      stop = .enough
    } else {
      stop = .bodyTooLarge
    }
    return false
  }

  private func beginBody() {
    status = easyHandle?.long(CURLINFO_RESPONSE_CODE) ?? 0
    let length = Int(easyHandle?.offset(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T) ?? 0)
    if length > 0 { body.reserveCapacity(min(length, cap, isDocument ? 4 << 20 : Self.maxErrorBody)) }
  }

  /// Neither a redirect nor an error.
  private var isDocument: Bool { status < 300 }
}

// What libcurl calls from the loop's thread. Free functions: a closure would take the isolation of where it stands,
// and trap on this thread. The context is the ``Transfer``, which lives as long as its handle.

/// A part of the body, decoded of its content encoding.
func receiveBody(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return 0 }
  let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().receive(body: part) ? part.count : 0
}

/// A line of the head.
func receiveHeader(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return 0 }
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().receive(header: line) ? line.count : 0
}

/// A socket for an address that may be connected to; the check sees every address, whatever name or redirect led to it.
func openPublicSocket(
  context: UnsafeMutableRawPointer?, purpose: curlsocktype, address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let context, let address else { return -1 }
  let bytes = UnsafeRawBufferPointer(
    start: UnsafeRawPointer(address) + MemoryLayout<curl_sockaddr>.size - MemoryLayout<sockaddr>.size,
    count: Int(address.pointee.addrlen))
  if let reason = AddressPolicy.refusal(socketAddress: bytes) {
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().refusedAddress = reason
    return -1
  }
  return socket(
    address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}

/// Ends a request on a connection to an address that is not public: another source may have made it.
func checkConnectedAddress(
  context: UnsafeMutableRawPointer?, address: UnsafeMutablePointer<CChar>?,
  ownAddress: UnsafeMutablePointer<CChar>?, port: Int32, ownPort: Int32
) -> Int32 {
  guard let context, let address else { return 1 }
  guard let reason = AddressPolicy.refusal(text: String(cString: address)) else { return 0 }
  Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().refusedAddress = reason
  return 1
}
