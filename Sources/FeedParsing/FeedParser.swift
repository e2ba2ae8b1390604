import Markup
import Model

/// Reads a document of any feed format.
package enum FeedParser {
  /// The feed `bytes` hold.
  ///
  /// - Parameters:
  ///   - contentType: the value of the Content-Type header, if any; its charset counts, its type does not.
  ///   - base: the address of the document, which relative references start from.
  ///   - onItem: called for each entry of an XML feed as soon as it is read; such entries are not collected in the feed.
  /// - Throws: ``FeedError`` when the document is no feed; everything else that is odd becomes a warning.
  package static func parse(
    _ bytes: [UInt8], contentType: String? = nil, base: String? = nil, onItem: ((FeedItem) -> Void)? = nil
  ) throws(FeedError) -> Feed {
    let isJSON = looksLikeJSON(bytes)
    let decoded: DecodedText
    do {
      decoded = try TextDecoding.decode(bytes, contentType: contentType, as: isJSON ? .json : .xml)
    } catch {
      throw .notText
    }
    guard let first = decoded.text.first(where: { $0 > 0x20 }) else { throw .empty }
    var feed =
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      ? try JSONFeedParser.parse(decoded.text, base: base)
      : try parseXML(decoded.text, base: base, onItem: onItem)
    feed.encoding = decoded.encoding
    feed.warnings = decoded.warnings + feed.warnings
    return feed
  }

  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
  }

  private static func parseXML(
    _ text: [UInt8], base: String?, onItem: ((FeedItem) -> Void)?
  ) throws(FeedError) -> Feed {
    let result: Result<Feed, FeedError> = text.withUnsafeBufferPointer { buffer in
      var parser = XMLFeedParser(buffer, base: base, onItem: onItem)
      do throws(FeedError) {
        try parser.parse()
        return .success(parser.finished())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
