import FeedParsing
import Markup
import Model
import Text

/// Any bytes are a feed or are refused, and a feed can be read again from the JSON Feed printed for it.
func readFeed(_ bytes: [UInt8]) {
  let address = "https://example.org/feed"
  _ = try? FeedReader.read(bytes, contentType: nil, url: address)
  var document: [UInt8] = []
  let stream = JSONFeedStream { document += $0 }
  guard let feed = try? FeedParser.parse(bytes, base: address, onItem: { stream.write($0) }) else { return }
  stream.finish(feed)
  check(UTF8Text.isValid(document), "what is printed is UTF-8")
  let printed = JSONReader.read(document)
  check(printed != nil, "what is printed is JSON")
  let again = try? FeedParser.parse(document)
  check(again != nil, "what is printed is a feed")
  for item in printed?["items"]?.array ?? [] {
    check(item["id"]?.string?.isEmpty == false, "every entry has an id")
    if let html = item["content_html"]?.string { checkSanitised(html) }
  }
}

/// What the sanitiser let through it lets through again as it is, and none of it runs.
private func checkSanitised(_ html: String) {
  check(Sanitiser.html(html, base: nil) == html, "sanitising twice is sanitising once")
  let lowered = html.lowercased()
  for tag in ["<script", "<style", "<iframe", "<form", "<object", "<svg", "<!--"] {
    check(!lowered.contains(tag), "no element that runs or loads something is shown")
  }
}
