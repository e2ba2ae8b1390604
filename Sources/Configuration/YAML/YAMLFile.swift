import Text
internal import Yams

/// A YAML file as a tree whose nodes know their lines.
enum YAMLFile {
  /// More repeated keys than this are not told one by one.
  private static let repeatLimit = 50

  /// The root; nil where the file is empty or cannot be parsed, the latter with an error.
  static func root(of bytes: [UInt8], _ errors: FileErrors) -> Node? {
    guard var text = YAMLText.decode(bytes, errors) else { return nil }
    guard !YAMLText.hasCostlyKeys(text) else {
      errors.add(1, "a key is an alias or a list (keys are plain text)")
      return nil
    }
    for _ in 0..<repeatLimit {
      do {
        return try compose(yaml: text, .basic)
      } catch let YamlError.duplicatedKeysInMapping(names, context) {
        guard let renamed = RepeatedKeys.rename(names, from: context.mark, in: text, errors) else {
          return nil
        }
        text = renamed
      } catch {
        addError(error, text, errors)
        return nil
      }
    }
    return nil
  }

  private static func addError(_ error: any Error, _ text: String, _ errors: FileErrors) {
    let hint = "YAML; see the example that `feedwatch init` writes"
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      errors.add(mark.line, "not valid YAML: \(shown(problem)) at column \(mark.column) (\(hint))")
    case YamlError.reader(let problem, let offset, _, _):
      let line = 1 + text.prefix(offset ?? 0).count { $0.isNewline }
      errors.add(line, "not valid YAML: \(shown(problem)) (\(hint))")
    default:
      errors.add(1, "not valid YAML (\(hint))")
    }
  }
}

/// What must hold for bytes before they are given to the YAML parser.
enum YAMLText {
  /// The text, without a byte order mark; nil with an error where the bytes are no text.
  static func decode(_ bytes: [UInt8], _ errors: FileErrors) -> String? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let index = content.firstIndex(where: isForbidden) {
      let what = content[index] == 0 ? "a NUL byte" : "a control character (byte \(content[index]))"
      errors.add(line(of: index, in: content), "\(what) stands in the text (plain UTF-8 text)")
      return nil
    }
    if let text = String(validating: content, as: UTF8.self) { return text }
    errors.add(invalidLine(content), "the text is not valid UTF-8 (plain UTF-8 text)")
    return nil
  }

  /// Whether a text with anchors has a key that is an alias or a collection. The parser compares the keys of a mapping by
  /// all they hold, and nested aliases make that exponential; no key of ours needs either. Told from the marks alone: a
  /// scan that now and then refuses an odd text with anchors is better than a second parser.
  static func hasCostlyKeys(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard hasAnchor(bytes) else { return false }
    return bytes.indices.contains { index in
      guard startsToken(index, in: bytes) else { return false }
      switch bytes[index] {
      case UInt8(ascii: "*"):
        return isNamed(index, in: bytes) && isKey(bytes[(index + 1)...].drop(while: isNameByte))
      case UInt8(ascii: "?"): return !isNamed(index, in: bytes) && startsItem(bytes[..<index])
      case UInt8(ascii: ":"): return endsCollection(bytes[..<index])
      default: return false
      }
    }
  }

  private static func hasAnchor(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "&") && startsToken($0, in: bytes) && isNamed($0, in: bytes)
    }
  }

  private static func startsToken(_ index: Int, in bytes: [UInt8]) -> Bool {
    index == 0 || isTokenBoundary(bytes[index - 1])
  }

  private static func isNamed(_ index: Int, in bytes: [UInt8]) -> Bool {
    index + 1 < bytes.count && isNameByte(bytes[index + 1])
  }

  private static func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.drop { $0 == 0x20 || $0 == 0x09 }.first == UInt8(ascii: ":")
  }

  private static func startsItem(_ before: ArraySlice<UInt8>) -> Bool {
    before.last { $0 != 0x20 && $0 != 0x09 }.map { "\n[{,-?".utf8.contains($0) } ?? true
  }

  private static func endsCollection(_ before: ArraySlice<UInt8>) -> Bool {
    let last = before.last { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
    return last == UInt8(ascii: "]") || last == UInt8(ascii: "}")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  private static func isTokenBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
  }

  private static func line(of index: Int, in bytes: ArraySlice<UInt8>) -> Int {
    1 + bytes[..<index].count { $0 == 0x0A }
  }

  private static func invalidLine(_ bytes: ArraySlice<UInt8>) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}

extension String {
  /// The lines of the text as files have them: it is parted at its line feeds; a carriage return stays at the end of its line,
  /// so that joining the lines with line feeds gives the text again. (Swift takes CR LF for one character, which is no line
  /// feed.)
  var fileLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
