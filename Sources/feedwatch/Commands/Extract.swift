import ArgumentParser
import ContactExtraction
import Glibc
import Model
import PageReading

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the contact facts of a page.",
    discussion: """
      Prints JSON: title, language, facts, unread (text that looks like contact information and was not understood), \
      warnings. Example: feedwatch extract contact.html --base-url https://www.example.gov/contact
      """)

  @Argument(help: "The page, or - for standard input.") var file = "-"
  @Option(help: "The URL the page was read at; relative links are resolved with it.") var baseURL: String?
  @Option(help: "The Content-Type it was sent with, such as \"text/html; charset=utf-8\".") var contentType:
    String?
  @Option(help: "CSS selector, or xpath:…; only what it matches is read.") var select: String?

  func run() throws {
    guard let bytes = DocumentFile.read(file) else {
      throw Self.unreadable("\(file): cannot be read (give an HTML file, or - for standard input)")
    }
    let extraction = ContactExtractor.extract(try page(bytes))
    DocumentFile.write(JSONWriter.text(extraction.json), to: STDOUT_FILENO)
  }

  private func page(_ bytes: [UInt8]) throws -> Page {
    do {
      return try PageReader.read(
        bytes, contentType: contentType, url: baseURL ?? DocumentFile.url(of: file), select: select)
    } catch {
      throw Self.unreadable("\(file): \(error)")
    }
  }

  /// Says why on standard error; exit 65 (EX_DATAERR).
  private static func unreadable(_ reason: String) -> ExitCode {
    DocumentFile.write("feedwatch: \(reason)\n", to: STDERR_FILENO)
    return ExitCode(65)
  }
}

/// A document of one's own, from a file or standard input.
enum DocumentFile {
  private static let most = 50 * 1024 * 1024

  /// All bytes, at most 50 MB; nil where the file cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 { return nil }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[0..<count])
    }
    return bytes
  }

  /// Writes all of `text`, however often the system takes only part of it; a closed pipe ends the writing.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// `file:` URL of a path, for pages whose own URL is not given.
  static func url(of path: String) -> String {
    guard path != "-" else { return "file:///" }
    return path.hasPrefix("/") ? "file://\(path)" : "file:///\(path)"
  }
}
