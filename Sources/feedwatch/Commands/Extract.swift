import ArgumentParser
import ContactExtraction
import Model
import PageReading

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the contact facts of a page.",
    discussion: """
      Prints JSON: title, language, facts, unread (text that looks like contact information and was not understood), \
      warnings.

      Example: feedwatch extract contact.html --base-url https://www.example.gov/contact
      """)

  @Argument(help: "The page, or - for standard input.") var file = "-"
  @Option(help: "The URL the page was read at; relative links are resolved with it.") var baseURL: String?
  @Option(help: "The Content-Type it was sent with, such as \"text/html; charset=utf-8\".") var contentType:
    String?
  @Option(help: "CSS selector, or xpath:…; only what it matches is read.") var select: String?

  func run() throws {
    guard let bytes = DocumentFile.read(file, atMost: DocumentFile.largestPage) else {
      throw Self.unreadable("\(file): cannot be read (give an HTML file, or - for standard input)")
    }
    let extraction = ContactExtractor.extract(try page(bytes))
    Console.print(JSONWriter.text(extraction.json))
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
    Console.error(reason)
    return ExitCode(65)
  }
}
