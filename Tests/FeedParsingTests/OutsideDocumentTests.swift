import FeedParsing
import Foundation
import Support
import Testing

/// Nothing but the document itself is ever read: neither a file nor a server that it names.
@Suite struct OutsideDocumentTests {
  /// Ways in which a feed may ask for what is at `address`.
  private static let requests: [@Sendable (_ address: String) -> String] = [
    {
      "<!DOCTYPE rss [<!ENTITY e SYSTEM \"\($0)\">]><rss><channel><item><title>x&e;</title></item></channel></rss>"
    },
    {
      "<!DOCTYPE rss [<!ENTITY e PUBLIC \"p\" \"\($0)\">]><rss><channel><item a=\"&e;\"><title>x</title></item></channel></rss>"
    },
    {
      "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"\($0)\"> %p;]><rss><channel><item><title>x</title></item></channel></rss>"
    },
    { "<!DOCTYPE rss SYSTEM \"\($0)\"><rss><channel><item><title>x&e;</title></item></channel></rss>" },
    {
      "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"\($0)\"><rss><channel><item><title>x</title></item></channel></rss>"
    },
    {
      "<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\"><channel><item><title>x<xi:include parse=\"text\" href=\"\($0)\"/></title></item></channel></rss>"
    },
    {
      "<?xml-stylesheet type=\"text/xsl\" href=\"\($0)\"?><rss><channel><item><title>x</title></item></channel></rss>"
    },
    {
      "<rss xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"\($0)\" xsi:schemaLocation=\"a \($0)\"><channel><item><title>x</title></item></channel></rss>"
    },
    { "<?oasis-xml-catalog catalog=\"\($0)\"?><rss><channel><item><title>x</title></item></channel></rss>" },
    { "<rss xml:base=\"\($0)\"><channel><item><title>x</title><link>y</link></item></channel></rss>" },
    // The same behind an error, where the repair has taken over.
    {
      "<rss>&nbsp;<!DOCTYPE rss [<!ENTITY e SYSTEM \"\($0)\">]><channel><item><title>x&e;</title></item></channel></rss>"
    },
    {
      "junk<!DOCTYPE rss [<!ENTITY e SYSTEM \"\($0)\">]><rss><channel><item><title>x&e;</title></item></channel></rss>"
    },
  ]

  /// Everything that is printed of a feed.
  private func printed(_ text: String) throws -> String {
    var bytes: [UInt8] = []
    let stream = JSONFeedStream { bytes += $0 }
    stream.finish(try FeedParser.parse(Array(text.utf8), base: "https://example.org/feed"))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: requests.indices)
  func `no file is read that a feed names`(number: Int) async throws {
    try await withTemporaryFolder { folder in
      let canary = folder.appendingPathComponent("canary.txt")
      try Data("tweet-4711".utf8).write(to: canary)
      for address in [canary.path, canary.absoluteString] {
        let text = try printed(Self.requests[number](address))
        #expect(text.contains("\"title\": \"x") && !text.contains("tweet-4711"))
      }
    }
  }

  @Test(arguments: requests.indices)
  func `no server is asked that a feed names`(number: Int) throws {
    let server = try LoopbackServer { _ in .ok("<!ENTITY e \"tweet-4711\">") }
    defer { server.stop() }
    let text = try printed(Self.requests[number](server.url("/canary.dtd")))
    #expect(text.contains("\"title\": \"x") && !text.contains("tweet-4711"))
    #expect(server.connections == 0)
  }
}
