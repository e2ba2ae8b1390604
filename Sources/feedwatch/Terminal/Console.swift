import Foundation
import Model
import Rendering
import Text

/// Standard output and standard error.
enum Console {
  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal in columns; 80 where there is none.
  static var width: Int { width(of: STDOUT_FILENO) }

  /// The width of the terminal behind `descriptor` in columns; 80 where it is none, or says nothing sensible.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return Int(size.ws_col) }
    return 80
  }

  /// Whether colours are wanted: on a terminal that is not a dumb one, and where NO_COLOR is not set (no-color.org).
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// How people see changes here: colour only on a terminal, and not where NO_COLOR is set (no-color.org).
  static func style(showsWording: Bool, isPlain: Bool = false) -> TerminalStyle {
    TerminalStyle(
      width: isTerminal ? width : 78, colour: hasColour && !isPlain, showsWording: showsWording,
      marksDifferences: !isPlain)
  }

  /// `line`, safe to show, broken at spaces where a terminal is too narrow for it; whole for screen readers and elsewhere.
  ///
  /// - Parameter used: columns that are taken before it.
  static func fitted(_ line: String, isPlain: Bool, used: Int = 0) -> TerminalText {
    let line = SafeText.line(line)
    return isTerminal && !isPlain ? broken(line, width: width - used) : TerminalText(text: line)
  }

  /// `line` in lines of at most `width` columns, all but the first set in by `indent` columns and two more; a word that is
  /// longer sticks out.
  static func broken(_ line: String, width: Int, indent: TerminalText = "") -> TerminalText {
    guard line.displayWidth > width else { return TerminalText(text: line) }
    return TextWrap.lines(line, width: width - 2, breaksWords: false).map { TerminalText(text: $0) }
      .joined(separator: "\n\(indent)  ")
  }

  /// Writes `text` to standard output.
  static func print(_ text: TerminalText) { write(text.bytes, to: STDOUT_FILENO) }

  /// Writes a document for another program to standard output.
  static func print<Rules>(_ document: Escaped<Rules>) { write(document.bytes, to: STDOUT_FILENO) }

  /// Writes `value` to standard output, indented.
  static func print(json value: JSONValue) {
    write(Array(JSONWriter.text(value).utf8), to: STDOUT_FILENO)
  }

  /// `line` set in by `indent` columns, with its end. What a narrow terminal has no room for stands below,
  /// two columns further in; a word that is longer sticks out. Whole for screen readers and elsewhere.
  static func paragraph(_ line: String, indent: Int = 0, isPlain: Bool) -> TerminalText {
    let space = TerminalText(text: String(repeating: " ", count: indent))
    guard isTerminal, !isPlain else { return "\(space)\(text: line)\n" }
    return "\(space)\(broken(line, width: width - indent, indent: space))\n"
  }

  /// How far lines are set in: `wide` columns, and few where the terminal is narrow.
  static func indent(_ wide: Int, isPlain: Bool) -> Int {
    isTerminal && !isPlain && width < 3 * wide ? min(wide, 6) : wide
  }

  /// Writes one line to standard error, without control characters and passwords.
  static func error(_ line: String) { note("feedwatch: " + line) }

  /// As `error`, without the program's name: for lines that begin with a file and a line number.
  static func note(_ line: String) {
    write(("\(text: GivenSecrets.hidden(in: line))\n" as TerminalText).bytes, to: STDERR_FILENO)
  }

  /// Writes all bytes, however often the system takes only part of them. A reader that closes its pipe ends the writing; a
  /// full disk ends the program, so that half an answer never passes for a whole one.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      while offset < buffer.count, let base = buffer.baseAddress {
        let count = Foundation.write(descriptor, base + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 && errno != EPIPE ? fail(descriptor) : () }
        offset += count
      }
    }
  }

  private static func fail(_ descriptor: Int32) {
    let reason = systemMessage()
    guard descriptor == STDOUT_FILENO else { return }
    error("standard output: cannot be written: \(reason)")
    exit(Exit.io)
  }
}

/// URLs on the command line that carry a name and a password: messages, which go into mails of cron and into logs, call them
/// by their public names, wherever they were given.
enum GivenSecrets {
  /// `text`, safe to show, without what is secret in `arguments`.
  static func hidden(
    in text: String, arguments: some Collection<String> = CommandLine.arguments.dropFirst()
  ) -> String {
    var shown = SafeText.line(text)
    for argument in arguments {
      let value = value(of: argument)
      let name = SafeText.line(PublicURL.named(value, isCertain: false))
      // A path that was looked up in the file system has lost the second of two slashes.
      for written in [SafeText.line(value), SafeText.line(value).replacing("//", with: "/")]
      where written != name && !written.isEmpty && name != SafeText.line(value) {
        shown = shown.replacing(written, with: name)
      }
    }
    return shown
  }

  /// What stands behind the equals sign of an option.
  private static func value(of argument: String) -> String {
    guard argument.hasPrefix("-"), let equals = argument.firstIndex(of: "=") else { return argument }
    return String(argument[argument.index(after: equals)...])
  }
}

/// Colours of verdicts, where the terminal has any.
struct TerminalColours {
  var hasColour: Bool

  /// `word` in the colour of `verdict`: green, yellow, bold red.
  func paint(_ word: TerminalText, _ verdict: Diagnosis.Verdict) -> TerminalText {
    guard hasColour else { return word }
    let code: TerminalText =
      switch verdict {
      case .ok: "32"
      case .note: "33"
      case .fault: "1;31"
      }
    return "\u{1B}[\(code)m\(word)\u{1B}[0m"
  }
}
