import Testing
import Text

@Suite struct PublicURLTests {
  @Test func aURLLosesItsCredentialsAndNothingElse() {
    #expect(PublicURL.of("https://me:secret@a.example/x?q=a@b") == "https://a.example/x?q=a@b")
    #expect(PublicURL.of("https://a.example/x@y") == "https://a.example/x@y")
    #expect(PublicURL.of("file:///tmp/me@home.xml") == "file:///tmp/me@home.xml")
  }

  @Test(arguments: [
    ("https://me:secret@a.example/x?q=a@b", "https://a.example/x?q=a@b"),
    ("https://a.example/@agency/feed", "https://a.example/@agency/feed"),
    ("https://a.example:8080/@agency", "https://a.example:8080/@agency"),
    ("file:///tmp/me@home.xml", "file:///tmp/me@home.xml"), ("https://a.example/", "https://a.example/"),
    ("https//me:secret@a.example/x", "…@a.example/x"), ("htps:me:secret@a.example/x", "…@a.example/x"),
    ("me:secret@a.example/x", "…@a.example/x"), ("secret@a.example", "…@a.example"),
    ("https:\\\\me:secret@a.example", "…@a.example"), ("xpath:https://me:secret@a.example/", "…@a.example/"),
    ("https://me:sec/ret@a.example/", "…@a.example/"), ("https://:sec/ret@a.example/", "…@a.example/"),
    ("https://me:12/secret@a.example/", "…@a.example/"),
    ("https ://me:secret@a.example", "https ://a.example"),
    ("https://me.too:12/secret@a.example/", "…@a.example/"),
    ("https://a.example:8080/@agency/feed", "https://a.example:8080/@agency/feed"),
  ])
  func `a message names what is meant for a URL without a password`(text: String, name: String) {
    #expect(PublicURL.named(text) == name)
  }

  @Test func `the name of a file may hold an at sign`() {
    #expect(PublicURL.named("mails/me@home.html", isCertain: false) == "mails/me@home.html")
    #expect(PublicURL.named("a@b.example\nBcc: c@d.example", isCertain: false).hasPrefix("a@"))
    #expect(PublicURL.named("https//me:secret@a.example", isCertain: false) == "…@a.example")
  }
}
