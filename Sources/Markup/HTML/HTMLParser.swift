import CLibXML2
import Glibc

/// Reads HTML as browsers do (WHATWG HTML §13.2): libxml2 takes the document apart, and a tree is built by the few rules that
/// matter for text and tables.
///
/// Time is linear, memory is capped, nothing recurses.
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
    source = HTMLRepair.withoutControls(source) ?? source
    return source.withUnsafeBufferPointer { bytes in
      let repair = HTMLRepair(bytes)
      var builder = HTMLTreeBuilder(source: bytes, rawTexts: repair.rawTexts, limits: limits)
      let isRead = withUnsafeMutablePointer(to: &builder) { read(repair.output, into: $0) }
      return builder.finish(isCut: isCut || !isRead, endsInsideMarkup: repair.endsInsideMarkup)
    }
  }

  /// Has libxml2 read `document`; false where it has no memory for that.
  private static func read(
    _ document: [UInt8], into builder: UnsafeMutablePointer<HTMLTreeBuilder>
  ) -> Bool {
    var events = feedwatch_html_events(
      start: { context, name, attributes, isSelfClosing in
        guard let name, let builder = HTMLParser.builder(context) else { return 1 }
        builder.pointee.start(
          UnsafeBufferPointer(ofText: name), HTMLAttributeList(attributes), isSelfClosing: isSelfClosing != 0)
        return builder.pointee.isFull ? 1 : 0
      },
      end: { context, name in
        guard let name else { return }
        HTMLParser.builder(context)?.pointee.end(UnsafeBufferPointer(ofText: name))
      },
      text: { context, bytes, count in
        guard let bytes else { return }
        let text = UnsafeRawBufferPointer(start: bytes, count: count)
        HTMLParser.builder(context)?.pointee.text(text.assumingMemoryBound(to: UInt8.self))
      })
    return document.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return true }
      return feedwatch_html_read(base.assumingMemoryBound(to: CChar.self), bytes.count, &events, builder) == 0
    }
  }

  private static func builder(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLTreeBuilder>? {
    context?.assumingMemoryBound(to: HTMLTreeBuilder.self)
  }
}

/// The attributes of a tag as libxml2 hands them over: names and values in turn, the last of them NULL.
struct HTMLAttributeList {
  private let first: UnsafePointer<UnsafePointer<CChar>?>?

  init(_ first: UnsafePointer<UnsafePointer<CChar>?>?) { self.first = first }

  var isEmpty: Bool { first == nil || first?[0] == nil }

  /// Visits name, in lower case, and value of each, in the order of the tag.
  func visitAll(_ visit: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void) {
    guard var here = first else { return }
    while let name = here[0] {
      let value = here[1].map(UnsafeBufferPointer.init(ofText:))
      visit(UnsafeBufferPointer(ofText: name), value ?? UnsafeBufferPointer(start: nil, count: 0))
      here += 2
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of a text that ends with NUL.
  fileprivate init(ofText text: UnsafePointer<CChar>) {
    self.init(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }
}
