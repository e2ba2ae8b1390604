import Markup
import Model
import Text

/// Reads an HTML document as its reader takes it in: blocks of text with what stands above and beside them.
package enum PageReader {
  /// The page that `bytes` hold.
  ///
  /// - Parameters:
  ///   - contentType: value of the Content-Type header; its charset counts before what the document declares.
  ///   - url: where the document was read; relative links are resolved with it, or with the document's `base`.
  ///   - select: CSS selector or `xpath:…`; only what it matches is read. Where it matches nothing,
  ///     `signs.missedSelector` says so and there are no blocks.
  ///   - ignore: selectors of parts that are left out.
  package static func read(
    _ bytes: [UInt8], contentType: String?, url: String, select: String? = nil, ignore: [String] = []
  ) throws(PageError) -> Page {
    let decoded = try decode(bytes, contentType: contentType)
    return try page(
      of: HTMLParser.parse(decoded.text), decoded, url: url, select: select, ignore: ignore)
  }

  /// The page that a parsed document gives.
  static func page(
    of document: HTMLDocument, _ decoded: DecodedText, url: String, select: String?, ignore: [String]
  ) throws(PageError) -> Page {
    let survey = DocumentSurvey(document)
    var page = Page(url: url)
    page.title = survey.title
    page.language = survey.language
    page.baseURL = survey.base.flatMap { URLReference.resolve($0, base: url) } ?? url
    page.jsonLD = survey.jsonLD
    if survey.hasStructuredItems { page.structured = StructuredItems.read(document, baseURL: page.baseURL) }
    page.alternates = survey.alternates.compactMap { link in
      URLReference.resolve(link.href, base: page.baseURL).map {
        Page.Alternate(url: $0, type: link.type, title: link.title)
      }
    }
    page.warnings = decoded.warnings + document.oddities.warnings
    let scope = try PageScope.find(in: document, select: select, ignore: ignore)
    var walker = BlockWalker(
      document: document, survey: survey, baseURL: page.baseURL, ignored: scope.ignored)
    for start in scope.starts { walker.walk(from: start) }
    page.blocks = walker.blocks
    page.scopes = ScopeTreeBuilder.build(
      walker.blocks, origins: walker.origins, document: document, survey: survey)
    page.signs = SignReader.signs(
      of: page.blocks, survey: survey, document: document, text: decoded.text)
    page.signs.missedSelector = scope.missedSelector
    return page
  }

  /// The text of the document.
  static func decode(_ bytes: [UInt8], contentType: String?) throws(PageError) -> DecodedText {
    do { return try TextDecoding.decode(bytes, contentType: contentType, as: .html) } catch { throw .notText }
  }
}

extension HTMLDocument.Oddities {
  /// What the parser noticed, in words.
  fileprivate var warnings: [Warning] {
    var warnings: [Warning] = []
    if isCut { warnings.append(Warning("the page is too large; only its beginning was read")) }
    if isTooDeep {
      warnings.append(Warning("elements are nested too deeply; the inner ones were read as siblings"))
    }
    if endsInsideMarkup {
      warnings.append(Warning("the document ends inside a tag, a comment or a script"))
    }
    return warnings
  }
}

/// The parts of a document that count.
struct PageScope {
  /// Where reading begins, in document order; none lies inside another.
  var starts: [Int]
  var ignored: Set<Int>
  /// The selector that matched nothing.
  var missedSelector: String?

  static func find(
    in document: HTMLDocument, select: String?, ignore: [String]
  ) throws(PageError) -> PageScope {
    var scope = PageScope(starts: [HTMLDocument.root], ignored: [])
    for text in ignore { scope.ignored.formUnion(try selector(text).matches(in: document)) }
    guard let select else { return scope }
    scope.starts = outermost(try selector(select).matches(in: document), in: document)
    if scope.starts.isEmpty { scope.missedSelector = select }
    return scope
  }

  /// `text` understood.
  static func selector(_ text: String) throws(PageError) -> Selector {
    do { return try Selector(text) } catch { throw .badSelector(text, reason: error.reason) }
  }

  private static func outermost(_ nodes: [Int], in document: HTMLDocument) -> [Int] {
    let all = Set(nodes)
    return nodes.filter { node in
      var parent = document.parent(node)
      while let here = parent {
        if all.contains(here) { return false }
        parent = document.parent(here)
      }
      return true
    }
  }
}
