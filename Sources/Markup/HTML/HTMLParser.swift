/// Reads HTML as browsers do (WHATWG HTML §13.2), with a tree built by the few rules that matter for text and tables.
///
/// Written here and not left to libxml2, whose parser predates HTML 5: it nests `main` and `section` inside an unclosed
/// paragraph, stops at NUL, and takes quadratic time for deep nesting. Time is linear, memory is capped, nothing recurses.
package enum HTMLParser {
  /// What one page may cost.
  package struct Limits: Sendable {
    /// Bytes of text that are read.
    package var bytes = 10_000_000
    /// Nodes that are kept.
    package var nodes = 1_500_000
    /// Levels of nesting that are kept; browsers keep 512.
    package var depth = 512
    /// The limits that pages are read with.
    package init() {}
  }

  /// Parses `text`, which is valid UTF-8 without a byte-order mark.
  package static func parse(_ text: [UInt8], limits: Limits = Limits()) -> HTMLDocument {
    var source = text
    let isCut = source.count > limits.bytes
    if isCut { source.removeSubrange(limits.bytes...) }
    var builder = HTMLTreeBuilder(source: source, limits: limits)
    source.withUnsafeBufferPointer { bytes in
      var tokenizer = HTMLTokenizer(bytes: bytes)
      tokenizer.run(&builder)
    }
    return builder.finish(isCut: isCut)
  }
}
