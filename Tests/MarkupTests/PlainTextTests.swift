import Markup
import Support
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("a &amp; b", "a & b"), ("  a\n\tb ", "a b"), ("<p>a</p><p>b</p>", "a b"), ("<b>a</b>b", "ab"),
    ("a<br/>b", "a b"), ("1 < 2 & 3", "1 < 2 & 3"), ("caf&eacute;", "café"), ("&#8217;&#x2019;&#146;", "’’’"),
    ("a<script>b<p></script>c", "a c"), ("a<!-- <b> -->b", "ab"),
    ("&nosuch; &amp &copy2026", "&nosuch; & ©2026"),
    ("a&nbsp;b", "a b"), ("<a title=\"x>y\">z</a>", "z"), ("", ""), ("<", "<"), ("a<b", "a"), ("&", "&"),
  ])
  func `the visible text of HTML is read`(html: String, text: String) {
    #expect(PlainText.fromHTML(html) == text)
  }

  @Test func `hostile input takes linear time`() {
    let parts = ["<a ", "<!--", "<script>", "&", "<a title=\"", "</", "<a", "<x ", "<!a"]
    for part in parts {
      let html = String(repeating: part, count: 200_000)
      #expect(processorTime { _ = PlainText.fromHTML(html) } < TestSetting.limit(seconds: 30))
      #expect(
        processorTime { _ = PlainText.fromHTML(html, keepingUnknownTags: true) }
          < TestSetting.limit(seconds: 30))
    }
  }
}
