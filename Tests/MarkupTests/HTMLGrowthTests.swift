import Support
import Testing

@testable import Markup

/// Documents that mean harm: each shape is read eight times as long, and takes less than 24 times as much time. What grows with
/// the square would take 64 times as much.
@Suite(.serialized) struct HTMLGrowthTests {
  private static let shapes: [(name: String, piece: @Sendable (Int) -> String, count: Int)] = [
    ("end tags without a start tag", { _ in "</b>" }, 12_000),
    ("end tags below many open elements", { $0 < 600 ? "<div>" : "</b>" }, 12_000),
    ("open elements", { _ in "<div>" }, 12_000), ("open inline elements", { _ in "<b>" }, 12_000),
    ("open paragraphs with an inline element each", { _ in "<p><b>" }, 8_000),
    ("list items without a list", { _ in "<li><div>" }, 8_000),
    ("tables in tables", { _ in "<table><tr><td>" }, 4_000),
    ("ampersands", { _ in "&" }, 50_000), ("brackets", { _ in "<" }, 50_000),
    ("unfinished tags", { _ in "<a " }, 20_000),
    ("unfinished comments", { _ in "<!-" }, 20_000),
    ("comments with brackets", { $0 == 0 ? "<!--" : "> -" }, 20_000),
    ("unfinished titles", { _ in "<title>" }, 20_000), ("control characters", { _ in "\u{1}" }, 50_000),
    ("unknown elements", { "<x\($0)>" }, 20_000), ("unknown end tags", { "</x\($0)>" }, 20_000),
    ("unknown attributes", { "<p a\($0)>" }, 20_000), ("unfinished noscripts", { _ in "<noscript>" }, 12_000),
    ("noscripts in one", { $0 == 0 ? "<noscript></noscript>" : "<noscript>" }, 12_000),
    ("foreign elements", { _ in "<svg>" }, 8_000),
    ("halves of surrogate pairs", { _ in "&#55357;" }, 50_000),
    ("HTML in foreign elements", { _ in "<svg><desc><p>" }, 4_000),
    ("characters that are none", { _ in "\u{FFFF}" }, 8_000),
    ("attributes of one tag", { $0 == 0 ? "<p" : " a\($0)=1" }, 8_000),
    ("attributes of one name", { $0 == 0 ? "<p" : " a=1" }, 8_000),
    ("bodies", { _ in "<body>" }, 12_000), ("headings", { _ in "<h1>" }, 12_000),
  ]

  @Test(arguments: shapes.indices) func `time grows with the length`(index: Int) {
    let shape = Self.shapes[index]
    func time(_ count: Int) -> Duration {
      let html = Array((0..<count).map(shape.piece).joined().utf8)
      return leastProcessorTime { _ = HTMLParser.parse(html) }
    }
    let (short, long) = (time(shape.count), time(shape.count * 8))
    #expect(long < short * 24 + .milliseconds(20), "\(shape.name): \(short) and \(long)")
  }
}
