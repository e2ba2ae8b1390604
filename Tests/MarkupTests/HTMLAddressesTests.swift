import Markup
import Testing

@Suite struct HTMLAddressesTests {
  @Test(arguments: [
    ("<a href=\"b\">x</a>", "<a href=\"https://a.example/d/b\">x</a>"),
    ("<a href='/b' title='/c'>x</a>", "<a href='https://a.example/b' title='/c'>x</a>"),
    ("<img src=p.png alt=x>", "<img src=https://a.example/d/p.png alt=x>"),
    ("<a href=\"?a=1&amp;b=2\">x</a>", "<a href=\"https://a.example/d/?a=1&amp;b=2\">x</a>"),
    (
      "<img srcset=\"a.png 1x, b.png 2x\">",
      "<img srcset=\"https://a.example/d/a.png 1x, https://a.example/d/b.png 2x\">"
    ),
    ("<a href=\"https://b.example/\">x</a>", "<a href=\"https://b.example/\">x</a>"), ("a < b", "a < b"),
    (
      "<a class='x' href=\"https://b.example/\" longdesc='c'>x</a>",
      "<a class='x' href=\"https://b.example/\" longdesc='https://a.example/d/c'>x</a>"
    ),
    (
      "<video poster='https://b.example/p' src=v></video>",
      "<video poster='https://b.example/p' src=https://a.example/d/v></video>"
    ),
    ("<a href='https://b.example/' title='=b'>x</a>", "<a href='https://b.example/' title='=b'>x</a>"),
    ("<!-- <a href='b'> -->", "<!-- <a href='b'> -->"), ("<p>no link</p>", "<p>no link</p>"),
  ])
  func `relative addresses become absolute where they stand`(html: String, expected: String) {
    #expect(HTMLAddresses.resolved(html, base: "https://a.example/d/") == expected)
  }

  @Test func `without a base nothing changes`() {
    #expect(HTMLAddresses.resolved("<a href=b>x</a>", base: nil) == "<a href=b>x</a>")
  }
}
