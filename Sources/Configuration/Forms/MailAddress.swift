import Text

extension Form<String> {
  /// `name@host`, or `Name <name@host>`; a form check against header injection and slips of the pen, no more.
  static var mailAddress: Form {
    Form(
      "a mail address", accepted: "like office@example.org or Office <office@example.org>",
      optional: {
        isMailAddress($0) ? $0 : nil
      })
  }

  /// Where a reader of the mail can have it stopped (RFC 2369 §3.2).
  static var unsubscribe: Form {
    Form(
      "a way to unsubscribe", accepted: "an https or mailto URL, or a mail address",
      optional: {
        let address = $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0
        if isMailAddress(String(address.prefix { $0 != "?" })) {
          return address.utf8.allSatisfy { $0 > 0x1F } ? $0 : nil
        }
        guard let url = try? ConfiguredURL($0), ["https", "http"].contains(url.scheme) else { return nil }
        return $0.contains(">") ? nil : $0
      })
  }

  private static func isMailAddress(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 > 0x1F && $0 != 0x7F }) else { return false }
    var address = text[...]
    if text.hasSuffix(">") {
      guard let open = text.lastIndex(of: "<") else { return false }
      address = text[text.index(after: open)...].dropLast()
    }
    guard let at = address.lastIndex(of: "@") else { return false }
    return isLocalPart(address[..<at]) && HostName.isValid(address[address.index(after: at)...].lowercased())
  }

  /// Words of ASCII with single dots between them (RFC 5321 section 4.1.2, dot-string): other scripts are not taken by every
  /// mail server, and quoted ones by few.
  private static func isLocalPart(_ text: Substring) -> Bool {
    text.utf8.count <= 64
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty
          && word.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>@,;()\"\\[]:".utf8.contains($0) }
      }
  }
}
