import CLibCurl
import Glibc

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
