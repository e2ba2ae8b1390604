import Markup
import Support
import Testing

@Suite struct SanitiserTests {
  @Test(arguments: [
    ("<p>a <b>b</b></p>", "<p>a <b>b</b></p>"), ("a<script>alert(1)</script>b", "ab"),
    ("<p onclick=\"x()\" style=\"y\" class=z title=t>a</p>", "<p title=\"t\">a</p>"),
    ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"), ("<a href=\" java\nscript:x\">a</a>", "<a>a</a>"),
    ("<a href=\"&#106;avascript:x\">a</a>", "<a>a</a>"), ("<a href='data:text/html,x'>a</a>", "<a>a</a>"),
    ("<a href=/b>a</a>", "<a href=\"https://example.org/b\">a</a>"),
    ("<a href='mailto:a@b'>a</a>", "<a href=\"mailto:a@b\">a</a>"),
    (
      "<img src=x.png alt='\"><script>'>",
      "<img src=\"https://example.org/x.png\" alt=\"&quot;&gt;&lt;script&gt;\">"
    ),
    ("<img src='http://t/p.gif' width=1 height=1>", ""), ("<img src='data:image/png;base64,AA'>", ""),
    ("<iframe src=x>a</iframe>b", "b"), ("<form action=x><input name=y>z</form>", "z"),
    ("<svg><a href=x>y</a></svg>z", "z"), ("<style>p{}</style>a", "a"), ("<b>a", "<b>a</b>"),
    ("a</div></b>", "a"), ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"), ("<!-- <b> -->a", "a"), ("<object data=x>a</object>b", "b"),
    ("<custom-tag>a</custom-tag>", "a"), ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"), ("plain", "plain"),
    (
      "<img srcset='a.png 1x, javascript:x 2x' src=a.png>",
      "<img srcset=\"https://example.org/a.png 1x\" src=\"https://example.org/a.png\">"
    ),
    ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"), ("<math><mi//xlink:href=\"data:x\">", ""),
    ("a\u{0}b", "ab"), ("&#55357;&#56832; &#55357;", "😀 &#55357;"),
  ])
  func `only what is allowed comes through`(html: String, clean: String) {
    #expect(Sanitiser.html(html, base: "https://example.org/a") == clean)
  }

  @Test func `what came through once comes through unchanged`() {
    for html in ["<p>a<p>b", "<a href=x>y", "1 < 2 &amp; &copy; &bogus;", "<table><tr><td>a<td>b</table>"] {
      let once = Sanitiser.html(html, base: "https://example.org/")
      #expect(Sanitiser.html(once, base: "https://example.org/") == once)
    }
  }

  @Test func `no mixture of hostile parts leaves anything that runs`() {
    let parts = [
      "<script", ">", "</script>", "<img src=", "javascript:alert(1)", "\"", "'", " onerror=", "x",
      "<a href=", "<svg>",
      "<iframe", "&lt;", "<style>", "-->", "<!--", "<p ", "/", "=", "\n", "<", "data:text/html,",
      "&#x3c;script&#x3e;",
    ]
    var random = Lottery(seed: 5)
    for _ in 0..<4000 {
      let html = random.mixture(of: parts, count: 12)
      let clean = Sanitiser.html(html, base: nil)
      for mark in [
        "<script", "<iframe", "<svg", "<style", "href=\"javascript", "src=\"javascript", "src=\"data",
      ] {
        #expect(!clean.contains(mark), "\(html)")
      }
      #expect(!tags(clean).contains { $0.contains("onerror=") }, "\(html)")
    }
  }

  /// The tags of `html` with the text in quotes taken out.
  private func tags(_ html: String) -> [String] {
    html.split(separator: "<").dropFirst().map { part in
      let tag = part.prefix { $0 != ">" }
      return tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
    }
  }
}
