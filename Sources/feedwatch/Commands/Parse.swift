import ArgumentParser
import FeedParsing
import Model
import Text

/// `feedwatch parse`: any feed as JSON Feed 1.1.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Prints any feed as JSON Feed 1.1.",
    discussion: """
      Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, in any encoding, broken ones too, and prints one JSON \
      Feed 1.1 document; what that has no names for stands under "_feedwatch", oddities of the input under \
      "_feedwatch.warnings".

      Exit status: 0, or 65 when the document is no feed.

      Example: curl -s https://www.example.gov/news.xml | feedwatch parse --base-url https://www.example.gov/news.xml
      """)

  @Argument(help: "The document; - or nothing: standard input.")
  var file = "-"

  @Option(help: "The document's address, from which relative links start.")
  var baseURL: String?

  @Option(help: "The Content-Type header it came with.")
  var contentType: String?

  @Flag(help: .hidden)
  var batch = false

  func validate() throws {
    if let baseURL, !baseURL.contains(":") {
      let name = PublicURL.named(baseURL)
      throw ValidationError("--base-url: \"\(name)\" is no absolute URL (https://example.org/feed.xml)")
    }
  }

  func run() throws {
    if batch { return ParseBatch.run() }
    let bytes: [UInt8]
    do throws(UnreadableDocument) {
      bytes = try DocumentFile.read(file)
    } catch {
      throw Failure(error.line, code: Exit.io)
    }
    let stream = JSONFeedStream { Console.write($0, to: 1) }
    do throws(FeedError) {
      let feed = try FeedParser.parse(bytes, contentType: contentType, base: baseURL) { stream.write($0) }
      stream.finish(feed)
    } catch {
      throw Failure("\(DocumentFile.name(file)): \(error.message)", code: Exit.data)
    }
  }
}

/// Many documents in one process: a manifest line of JSON in, a result line of JSON out, for conformance runs.
enum ParseBatch {
  /// Reads standard input to its end: `{"file", "base_url", "content_type"}` a line.
  static func run() {
    while let line = readLine() {
      guard let manifest = JSONReader.read(Array(line.utf8)), let file = manifest["file"]?.string else {
        continue
      }
      Console.write(Array(result(file, manifest).utf8), to: 1)
    }
  }

  /// A line of JSON.
  private static func result(_ file: String, _ manifest: JSONValue) -> String {
    guard let bytes = try? DocumentFile.read(file) else { return "{\"exit\": 74}\n" }
    var document: [UInt8] = []
    let stream = JSONFeedStream { document += $0 }
    do throws(FeedError) {
      let feed = try FeedParser.parse(
        bytes, contentType: manifest["content_type"]?.string, base: manifest["base_url"]?.string
      ) { stream.write($0) }
      stream.finish(feed)
    } catch {
      return JSONWriter.text(["exit": 65, "error": .string(error.message)], indented: false) + "\n"
    }
    // Line breaks of the indented form stand between tokens only.
    return "{\"exit\": 0, \"doc\": " + String(decoding: document, as: UTF8.self).replacing("\n", with: "")
      + "}\n"
  }
}
