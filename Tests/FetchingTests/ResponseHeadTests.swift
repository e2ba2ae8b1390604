import Model
import Testing

@testable import Fetching

@Suite struct ResponseHeadTests {
  @Test(arguments: [
    ("max-age=60", "0", 60), ("max-age=60", "90", 0), ("public, max-age=\"60\"", "20", 40),
    ("max-age=9223372036854775807", "-9223372036854775808", Int64.max),
    ("max-age=99999999999999999999", "1", Int64.max - 1), ("max-age=0", "99999999999999999999", 0),
    ("max-age=-9223372036854775808", "1", nil), ("max-age=", "1", nil), ("max-age=+5", "1", nil),
    ("no-cache, max-age=9", "0", 0),
  ])
  func `Freshness is max-age less Age, whatever numbers a server writes`(
    cache: String, age: String, seconds: Int64?
  ) {
    let head = ResponseHead(Array("HTTP/1.1 200 OK\nCache-Control: \(cache)\nAge: \(age)\n".utf8))
    #expect(head.maxAge == seconds)
  }

  @Test func `Cookies are no headers that are stored`() {
    let head = ResponseHead(Array("HTTP/1.1 200 OK\nset-cookie: sid=1\nETag: x\nSet-Cookie: b=2\n".utf8))
    #expect(head.headers.map(\.name) == ["ETag"])
    #expect(head.cookies == ["sid=1", "b=2"])
  }
}
