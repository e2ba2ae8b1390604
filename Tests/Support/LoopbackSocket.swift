import Foundation

/// The system calls of the loopback server.
package enum LoopbackSocket {
  /// A call that failed, with errno.
  struct Failure: Error {
    var call: String
    var code: Int32
  }

  /// A socket that listens on a free port of `host`, and the port.
  package static func listen(on host: String) throws -> (socket: Int32, port: Int) {
    let isV6 = host.contains(":")
    let socket = Glibc.socket(isV6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Failure(call: "socket", code: errno) }
    guard isV6 ? bindV6(socket, host) : bindV4(socket, host), Glibc.listen(socket, 1024) == 0 else {
      let code = errno
      close(socket)
      throw Failure(call: "bind to \(host)", code: code)
    }
    return (socket, port(of: socket))
  }

  private static func bindV4(_ socket: Int32, _ host: String) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return false }
    return withUnsafeBytes(of: &address) { bind(socket, $0) }
  }

  private static func bindV6(_ socket: Int32, _ host: String) -> Bool {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    guard inet_pton(AF_INET6, host, &address.sin6_addr) == 1 else { return false }
    return withUnsafeBytes(of: &address) { bind(socket, $0) }
  }

  private static func bind(_ socket: Int32, _ address: UnsafeRawBufferPointer) -> Bool {
    guard let base = address.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
    return Glibc.bind(socket, base, socklen_t(address.count)) == 0
  }

  /// The port is at the same place in both families' addresses.
  private static func port(of socket: Int32) -> Int {
    var storage = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    return withUnsafeMutableBytes(of: &storage) { bytes in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        getsockname(socket, base, &length) == 0
      else { return 0 }
      return Int(bytes[2]) << 8 | Int(bytes[3])
    }
  }

  /// Sends all of `bytes`; false when the client has gone.
  package static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(
          socket, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What has come, at most 64 KiB; nil at the end.
  package static func receive(from socket: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(buffer[..<count]) : nil
    }
  }

  /// Makes the close of `socket` a reset.
  static func resetOnClose(_ socket: Int32) {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// Small answers leave at once.
  static func sendAtOnce(_ socket: Int32) {
    var on: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }
}
