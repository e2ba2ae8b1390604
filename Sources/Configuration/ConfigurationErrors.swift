import Model
import Text

/// Everything that is wrong with a configuration and its catalogue.
package struct ConfigurationErrors: Error, Hashable, Sendable {
  /// One line each, `FILE:LINE: key: what is wrong (what is accepted)`; without `:LINE` where the whole file is at fault.
  package var lines: [String]

  /// The given lines, already in the order in which people read them.
  package init(lines: [String]) { self.lines = lines }
}

/// What is wrong with one file, collected while it is read.
final class FileErrors {
  /// The file as the user named it.
  let file: String
  private var items: [(line: Int, text: String)] = []

  init(file: String) { self.file = file }

  /// Notes that `key`, written on `line`, is at fault. A key that is meant for a URL is named without its password.
  func add(_ line: Int, _ key: String, _ problem: String, accepted: String? = nil) {
    add(
      line,
      "\(shown(PublicURL.named(key))): \(problem)" + (accepted.map { " (\($0))" } ?? ""))
  }

  /// Notes a fault that belongs to no key.
  func add(_ line: Int, _ text: String) { items.append((line, text)) }

  var isEmpty: Bool { items.isEmpty }

  /// The lines of the contract, in the order of the file.
  var lines: [String] {
    items.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map { "\(file):\($0.element.line): \($0.element.text)" }
  }
}

/// `text` for a message: no control characters, at most 80 characters.
func shown(_ text: String) -> String {
  let safe = text.unicodeScalars.map {
    $0.properties.generalCategory.isInvisible ? "\u{FFFD}" : Character($0)
  }
  return safe.count > 80 ? String(safe.prefix(79)) + "…" : String(safe)
}

/// `text` in quotation marks, for a message; without the name and password of a URL, where it may be meant for one.
///
/// - Parameter isURL: it stands where a URL belongs.
func quoted(_ text: String, isURL: Bool = false) -> String {
  "\"\(shown(PublicURL.named(text, isCertain: isURL)))\""
}

extension Unicode.GeneralCategory {
  fileprivate var isInvisible: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
