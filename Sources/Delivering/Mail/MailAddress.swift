import Model
import Text

/// An address of a configuration: `office@example.org` or `The Office <office@example.org>`.
struct MailAddress: Hashable, Sendable {
  var name: String?
  var address: String

  /// Reads `text`; line breaks, spaces, commas and brackets never get into the address.
  init(_ text: String) {
    let line = SafeText.line(text)
    let scalars = line.unicodeScalars
    if scalars.last == ">", let open = scalars.lastIndex(of: "<") {
      let name = Self.unquoted(SafeText.line(String(scalars[..<open])))
      self.name = name.isEmpty ? nil : name
      address = Self.clean(scalars[scalars.index(after: open)...].dropLast())
    } else {
      address = Self.clean(scalars[...])
    }
  }

  /// `"The Office" <office@example.org>` as a header shows it (RFC 5322, section 3.4).
  var header: MailHeader {
    guard let name else { return "\(token: address)" }
    return "\(phrase: name) <\(token: address)>"
  }

  private static func clean(_ text: Substring.UnicodeScalarView) -> String {
    let kept = text.filter { !$0.isWhiteSpace && !"<>,;:\"()[]\\".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(kept))
  }

  /// A name without the quotes around it (RFC 5322 section 3.2.4).
  private static func unquoted(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    guard scalars.count > 1, scalars.first == "\"", scalars.last == "\"" else { return name }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in scalars.dropFirst().dropLast() {
      isEscaped = scalar == "\\" && !isEscaped
      if !isEscaped { result.append(scalar) }
    }
    return String(result)
  }
}
