import ArgumentParser
import ContactExtraction
import Fetching
import Glibc
import Markup
import Model
import PageReading
import Pipeline
import Text

extension UnreadableDocument {
  /// `reason` under the name of the document; of a URL, without the name and password in it.
  fileprivate init(_ name: String, _ reason: String) {
    self.init(line: "\(PublicURL.named(name, isCertain: false)): \(reason)")
  }
}

/// A document of one's own, as `check` reads it: its text for positions and names, its facts.
struct CheckedDocument {
  var text: String
  var isMarkup: Bool
  var facts: [Fact]

  /// Reads a file, standard input (`-`) or a URL: HTML, Markdown, plain text, or PDF where `pdftotext` is installed.
  static func read(_ name: String, settings: FetchSettings) async throws -> CheckedDocument {
    var bytes = try await bytes(name, settings: settings)
    if bytes.starts(with: Array("%PDF".utf8)) {
      do throws(PDFText.ReadError) {
        bytes = try PDFText.read(bytes)
      } catch {
        throw UnreadableDocument(name, error.reason)
      }
    }
    guard bytes.count <= DocumentFile.mostOfPage else {
      throw UnreadableDocument(
        name, "larger than \(DocumentFile.mostOfPage / 1_000_000) MB: check it in parts")
    }
    guard let source = text(bytes) else {
      throw UnreadableDocument(name, "not a text but a binary format (give text, Markdown, HTML or a PDF)")
    }
    let isMarkup = isHTML(name, source)
    let html = isMarkup ? Array(source.utf8) : PlainDocument.html(source).bytes
    do throws(PageError) {
      let page = try PageReader.read(
        html, contentType: "text/html; charset=utf-8", url: url(name))
      return CheckedDocument(text: source, isMarkup: isMarkup, facts: ContactExtractor.extract(page).facts)
    } catch {
      throw UnreadableDocument(name, "\(error)")
    }
  }

  /// The text in whatever encoding it is; nil for pictures, archives and what else is no text.
  private static func text(_ bytes: [UInt8]) -> String? {
    guard let decoded = try? TextDecoding.decode(bytes, contentType: nil, as: .html) else { return nil }
    return decoded.text.contains(0) ? nil : String(decoding: decoded.text, as: UTF8.self)
  }

  private static func bytes(_ name: String, settings: FetchSettings) async throws -> [UInt8] {
    guard name.hasPrefix("http://") || name.hasPrefix("https://") else {
      return try DocumentFile.read(name)
    }
    let fetcher = Fetcher(
      settings: settings, version: Version.number, robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    switch await fetcher.fetch(
      FetchRequest(url: name, allowsPrivateAddresses: settings.allowsPrivateAddresses))
    {
    case .fetched(let response), .notModified(let response): return response.body
    case .failed(let failure): throw UnreadableDocument(name, failure.detail)
    }
  }

  private static func isHTML(_ name: String, _ source: String) -> Bool {
    let lower = name.lowercased()
    if lower.hasSuffix(".md") || lower.hasSuffix(".txt") || lower.hasSuffix(".markdown") { return false }
    let opening = source.prefix(1000).lowercased()
    return lower.hasSuffix(".html") || lower.hasSuffix(".htm") || opening.contains("<html")
      || opening.contains("<!doctype")
  }

  private static func url(_ name: String) -> String {
    name.contains("://") ? name : DocumentFile.url(of: name)
  }
}

/// Plain text and Markdown in the form that the page reader takes: headings, lists, paragraphs with their lines.
enum PlainDocument {
  /// `text` as HTML.
  static func html(_ text: String) -> HTML {
    var body = HTML()
    var paragraph: [HTML] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if let element = element(line) {
        close(&paragraph, &body)
        body += element
      } else if line.isEmpty {
        close(&paragraph, &body)
      } else {
        paragraph.append(inline(line))
      }
    }
    close(&paragraph, &body)
    return "<!doctype html><html><body><main>\(body)</main></body></html>"
  }

  private static func close(_ paragraph: inout [HTML], _ body: inout HTML) {
    if !paragraph.isEmpty { body += "<p>\(paragraph.joined(separator: "<br>"))</p>" }
    paragraph = []
  }

  /// A heading or a list item.
  private static func element(_ line: Substring) -> HTML? {
    let marks = line.prefix { $0 == "#" }.count
    if (1...6).contains(marks), line.dropFirst(marks).first == " " {
      return "<h\(marks)>\(inline(line.dropFirst(marks + 1)))</h\(marks)>"
    }
    if line.hasPrefix("- ") || line.hasPrefix("* ") {
      return "<ul><li>\(inline(line.dropFirst(2)))</li></ul>"
    }
    return nil
  }

  /// Emphasis goes, `[name](target)` becomes a link, everything else is text.
  private static func inline(_ text: Substring) -> HTML {
    var result = HTML()
    var rest = text
    while let open = rest.firstIndex(of: "["), let middle = rest[open...].firstRange(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      result.append(text: plain(rest[..<open]))
      let name = plain(rest[rest.index(after: open)..<middle.lowerBound])
      let target = plain(rest[middle.upperBound..<close])
      result += "<a href=\"\(attribute: target)\">\(text: name)</a>"
      rest = rest[rest.index(after: close)...]
    }
    return result + HTML(text: plain(rest))
  }

  private static func plain(_ text: Substring) -> String { String(text.replacing("**", with: "")) }
}
