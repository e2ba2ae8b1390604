import FeedParsing
import Model
import Testing

@Suite struct FeedDateTests {
  @Test(arguments: [
    ("2026-11-24T06:15:00Z", "2026-11-24T06:15:00Z"),
    ("2026-11-24T06:15:00.5+01:00", "2026-11-24T05:15:00.500Z"),
    ("2026-11-24", "2026-11-24T00:00:00Z"), ("2026-11", "2026-11-01T00:00:00Z"),
    ("20261124", "2026-11-24T00:00:00Z"),
    ("20261124T061500Z", "2026-11-24T06:15:00Z"), ("2026-328", "2026-11-24T00:00:00Z"),
    ("2026-11-24 06:15:00 -0500", "2026-11-24T11:15:00Z"), ("2026/11/24 6:15", "2026-11-24T06:15:00Z"),
    ("Tue, 24 Nov 2026 06:15:00 GMT", "2026-11-24T06:15:00Z"),
    ("24 Nov 26 06:15 EST", "2026-11-24T11:15:00Z"),
    ("Tue, 24 Nov 2026 06:15:00 ET", "2026-11-24T11:15:00Z"),
    ("Fri, 24 Jul 2026 06:15:00 ET", "2026-07-24T10:15:00Z"),
    ("Tue Nov 24 06:15:00 2026", "2026-11-24T06:15:00Z"),
    ("Tue Nov 24 06:15:00 +0100 2026", "2026-11-24T05:15:00Z"),
    ("5 Oct 2026 16:30:00 -0400", "2026-10-05T20:30:00Z"), ("November 24, 2026", "2026-11-24T00:00:00Z"),
    ("Tuesday, November 24, 2026 - 3:09pm", "2026-11-24T15:09:00Z"),
    ("24. November 2026", "2026-11-24T00:00:00Z"),
    ("Nov 24, 2026 12:05 a.m.", "2026-11-24T00:05:00Z"), ("11/24/2026", "2026-11-24T00:00:00Z"),
    ("24/11/2026", "2026-11-24T00:00:00Z"), ("Sun, 04/10/2026", "2026-10-04T00:00:00Z"),
    ("mar., 24 nov. 2026 06:15:00 +0100", "2026-11-24T05:15:00Z"),
    ("Tue, 24 Nov 2026 06:15:00 America/New_York", "2026-11-24T11:15:00Z"),
    ("Wed, 1 Jul 2026 12:00:00 Europe/Brussels", "2026-07-01T10:00:00Z"),
    ("Tue, 24 Nov 2026 06:15:00 GMT+0100 (Central European Standard Time)", "2026-11-24T05:15:00Z"),
  ])
  func `a date is read whatever its spelling`(text: String, instant: String) {
    #expect(FeedDate.read(text)?.rfc3339 == instant)
  }

  @Test(arguments: [
    "", "today", "soon", "24", "Tue, 31 Feb 2026 00:00:00 GMT", "2026-13-01", "2026-02-30", "25:00",
    "Tue, 24 Nov 2026 06:61:00 GMT", "Tue, 24 Nov 2026 06:15:00 XYZ", "24 Nov", "1/2/3/4",
    "2026-11-24T06:15:00+zz",
    "Tue, 24 Foo 2026", "99999999999999999999", "12:30", "Nov Dec 2026", "1 2 3 4 5 6",
  ])
  func `what is no certain date is none`(text: String) {
    #expect(FeedDate.read(text) == nil)
  }

  @Test func `any text is read or refused without a crash`() {
    let parts = [
      "Tue", "24", "Nov", "2026", ":", "-", "/", "+", "T", "Z", " ", ",", "0", "99999", "pm", "GMT", "(", ".",
      "é",
    ]
    var state: UInt64 = 3
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        text += parts[Int(state >> 33) % parts.count]
      }
      if let instant = FeedDate.read(text) { #expect(instant.rfc3339.count >= 20, "\(text)") }
    }
  }
}
