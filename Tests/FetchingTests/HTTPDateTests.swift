import Model
import Testing
import Text

@testable import Fetching

@Suite struct HTTPDateTests {
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "06 Nov 1994 08:49:37 GMT",
  ])
  func `The three forms of RFC 9110 name one instant`(text: String) {
    #expect(HTTPDate.read(text) == Timestamp(seconds: 784_111_777))
  }

  @Test(arguments: [
    "", "soon", "Nov", "06 Nov", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49 GMT",
    "a b c d e f Nov",
  ])
  func `What is no date is none`(text: String) {
    #expect(HTTPDate.read(text) == nil)
  }
}
