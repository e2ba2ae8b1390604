import ArgumentParser
import ContactExtraction
import Diffing
import Model
import Text

/// `feedwatch compare`: what changed between two saved pages.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows what changed between two saved copies of a page.",
    discussion: """
      Prints JSON: changes (most serious first), wording (differences that mean nothing), suspect and reason when the later \
      page is not the page it should be (maintenance, a login, half a page); then no changes are told.

      Exit status: 0, or 65 when a page cannot be read.

      Example: feedwatch compare monday.html tuesday.html --base-url https://www.example.gov/contact
      """)

  @Argument(help: "The earlier page.") var before: String
  @Argument(help: "The later page; - for standard input.") var after: String
  @Option(help: "The URL both were read at; relative links are resolved with it.") var baseURL: String?
  @Option(help: "The Content-Type they were sent with, such as \"text/html; charset=utf-8\".")
  var contentType: String?
  @Option(help: "CSS selector, or xpath:…; only what it matches is read.") var select: String?

  func run() throws {
    let comparison = PageComparison.compare(before: try extraction(before), after: try extraction(after))
    Console.print(json: comparison.json)
  }

  private func extraction(_ file: String) throws -> Extraction {
    ContactExtractor.extract(
      try SavedPage(file: file, baseURL: baseURL, contentType: contentType, select: select).read())
  }
}
