import ArgumentParser
import ContactExtraction
import Model
import Text

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
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
    let page = SavedPage(file: file, baseURL: baseURL, contentType: contentType, select: select)
    Console.print(json: ContactExtractor.extract(try page.read()).json)
  }
}
