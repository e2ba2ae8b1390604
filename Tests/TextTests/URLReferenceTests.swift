import Testing
import Text

@Suite struct URLReferenceTests {
  private static let base = "http://a/b/c/d;p?q"

  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./g/.", "http://a/b/c/g/"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
  ])
  func `the examples of RFC 3986 section 5.4 resolve`(reference: String, target: String) {
    #expect(URLReference.resolve(reference, base: Self.base) == target)
  }

  @Test(arguments: [
    (" http://a/b \n", "http://a/b"), ("http://a/x y", "http://a/x%20y"), ("http://a/\nb", "http://a/b"),
    ("https://a/?conditions[agencies][]=b", "https://a/?conditions[agencies][]=b"),
    ("http:\\\\a\\b", "http://a/b"), ("mailto:a@b", "mailto:a@b"), ("http://é/ü", "http://é/ü"),
    ("urn:uuid:../x", "urn:uuid:../x"),
  ])
  func `an absolute reference needs no base`(reference: String, target: String) {
    #expect(URLReference.resolve(reference, base: nil) == target)
  }

  @Test func `a relative reference without an absolute base has no target`() {
    #expect(URLReference.resolve("x", base: nil) == nil)
    #expect(URLReference.resolve("x", base: "y/z") == nil)
    #expect(URLReference.resolve("x", base: "mailto:a@b") == nil)
  }

  @Test func `links that run something are told`() {
    #expect(URLReference.isActive(" JavaScript:alert(1)"))
    #expect(URLReference.isActive("java\nscript:alert(1)"))
    #expect(URLReference.isActive("data:text/html,x"))
    #expect(!URLReference.isActive("https://a/javascript:b"))
  }

  @Test func `the host is without user and port`() {
    #expect(URLReference.host(of: "https://user:x@Example.org:8443/a@b") == "example.org")
    #expect(URLReference.host(of: "http://[::1]:80/") == "[::1]")
    #expect(URLReference.host(of: "mailto:a@b") == nil)
  }
}
