import Model
import Testing
import Text

@Suite struct NamingTests {
  @Test(arguments: [
    ("evry", "every"), ("max-body", "max_body"), ("MAX_BODY", "max_body"), ("tiemout", "timeout"),
    ("qwerty", nil), ("xy", nil), ("", nil),
  ])
  func theNearestNameIsFound(text: String, nearest: String?) {
    #expect(NearestName.of(text, among: ["every", "max_body", "timeout", "at", "on"]) == nearest)
  }

  @Test func namesAreListedWhereNoneIsNear() {
    #expect(NearestName.hint(for: "zzzzzz", among: ["a1", "b2"], plural: "tags") == "known tags: a1, b2")
    #expect(NearestName.hint(for: "z", among: [], plural: "tags") == "there are no tags")
  }

  @Test func aSourceIsCalledByItsTitleElseItsID() {
    let named = Source(id: "a", kind: .page, url: "https://agency.example/")
    var titled = named
    titled.id = "b"
    titled.title = "Agency contact"
    let naming = SourceNaming([named, titled])
    #expect(naming.name(of: "a") == "a")
    #expect(naming.name(of: "b") == "Agency contact")
    #expect(naming.name(of: "gone") == "gone")
  }
}

@Suite struct FreshnessTests {
  @Test(arguments: [(Int64(3600), Int64(10_800)), (86_400, 259_200), (0, 259_200), (1, 3)])
  func aFactIsUnconfirmedAfterThreeIntervals(every: Int64, limit: Int64) {
    let source = Source(id: "a", kind: .page, url: "https://agency.example/", every: every)
    let read = Timestamp(seconds: 1_000_000)
    #expect(!source.isUnconfirmed(lastRead: read, now: read.adding(seconds: limit)))
    let later = Timestamp(milliseconds: read.adding(seconds: limit).milliseconds + 1)
    #expect(source.isUnconfirmed(lastRead: read, now: later))
  }
}
