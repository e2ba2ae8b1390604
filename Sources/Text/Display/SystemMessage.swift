import Glibc

/// What the system says of an error number, in small letters: `no such file or directory`.
///
/// - Parameter code: that of the last call that failed, unless given.
package func systemMessage(_ code: Int32 = errno) -> String {
  String(cString: strerror(code)).lowercased()
}
