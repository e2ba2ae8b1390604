import Foundation

/// What the system says of the error that its last call left in `errno`, in small letters.
func systemMessage() -> String { String(cString: strerror(errno)).lowercased() }
