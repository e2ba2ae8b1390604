import Diffing
import Model
import Testing

@Suite struct GuardTests {
  private let page = [
    phone("+13125550100", "Call"), phone("+13125550101", "Fax", kind: "fax"), email("a@b.gov", "Write"),
    hours("Mo-Fr 08:00-16:00"),
  ]

  private func judge(_ reading: Extraction, expected: Int? = nil, title: String? = "Contact us") -> Suspicion?
  {
    var baseline = snapshot(page)
    baseline.title = title
    return Guard.judge(reading, baseline: baseline, status: 200, expectedFacts: expected)
  }

  private func reading(
    _ facts: [Fact] = [], title: String? = "Contact us", _ shape: (inout PageSigns) -> Void = { _ in }
  ) -> Extraction {
    var signs = PageSigns()
    (signs.mainCharacters, signs.characters) = (800, 1200)
    shape(&signs)
    return Extraction(title: title, facts: facts, signs: signs)
  }

  @Test func theSamePageIsTrusted() {
    #expect(judge(reading(page)) == nil)
  }

  @Test func aPageWithAllItsFactsIsTrustedWhateverItSays() {
    #expect(
      judge(
        reading(page) {
          $0.opening = "Our chat will be temporarily unavailable during scheduled maintenance on Sunday."
          $0.hasPasswordField = true
          $0.hasChallengeMarks = true
        }) == nil)
  }

  @Test(arguments: [
    ("Page temporarily unavailable", ProblemKind.suspect), ("Under maintenance", .suspect),
    ("Sign in", .suspect),
    ("Page not found", .suspect), ("Access Denied", .blocked), ("Just a moment...", .blocked),
    ("Error", .suspect),
    ("429 Too Many Requests", .blocked), ("Due to a lapse in appropriations", .suspect),
  ]) func aNoticeInThePlaceOfTheFactsIsSuspect(title: String, problem: ProblemKind) {
    #expect(judge(reading(title: title) { $0.heading = title })?.problem == problem)
  }

  @Test func aLoginWallWithANumberOfItsOwnIsSuspect() {
    let wall = reading([phone("+18885550100")], title: "Welcome") { $0.hasPasswordField = true }
    #expect(judge(wall)?.problem == .suspect)
  }

  @Test func aPageThatIsEmptyWithoutItsScriptSaysSo() {
    #expect(
      judge(
        reading {
          $0.needsScript = true
          $0.mainCharacters = 0
        })?.problem == .needsScript)
  }

  @Test func challengeMarksWithoutFactsAreBlocked() {
    #expect(judge(reading { $0.hasChallengeMarks = true })?.problem == .blocked)
  }

  @Test func aPageCutInTheMiddleIsSuspect() {
    #expect(judge(reading(Array(page.prefix(2))) { $0.isTruncated = true })?.problem == .suspect)
  }

  @Test func factsThatVanishAllAtOnceAreSuspect() {
    #expect(judge(reading([]))?.reason == "all 4 facts are gone")
    #expect(judge(reading(Array(page.prefix(1))))?.problem == .suspect)
  }

  @Test func oneFactThatGoesIsNews() {
    #expect(judge(reading(Array(page.dropLast()))) == nil)
  }

  @Test func factsThatOthersReplaceAreNotGone() {
    let moved = [
      phone("+17735550180", "Call"), phone("+17735550181", "Fax", kind: "fax"), email("new@b.gov", "Write"),
      hours("Mo-Fr 09:00-15:00"),
    ]
    #expect(judge(reading(moved)) == nil)
  }

  @Test func aLockboxThatClosesWithAllStatesReroutedIsNotSuspect() {
    let before = snapshot([usps(1, states: ["AR", "LA"]), usps(2, states: ["UT"])])
    let after = Extraction(facts: [usps(2, states: ["AR", "LA", "UT"])])
    #expect(Guard.judge(after, baseline: before, status: 200, expectedFacts: nil) == nil)
  }

  @Test func halfATableIsSuspect() {
    let states = [
      "AL", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA",
    ]
    let rows = [
      usps(1, states: states), courier(7, states: states), usps(2, states: ["UT"]),
      courier(8, states: ["UT"]),
    ]
    let after = Extraction(facts: Array(rows.suffix(2)))
    #expect(
      Guard.judge(after, baseline: snapshot(rows), status: 200, expectedFacts: nil)?.problem == .suspect)
  }

  @Test func fewerFactsThanExpectedIsAnotherShape() {
    #expect(judge(reading(Array(page.prefix(3))), expected: 4)?.problem == .shape)
    #expect(judge(reading(page), expected: 4) == nil)
  }

  @Test func aSelectorThatMatchesNothingIsAnotherShape() {
    #expect(
      judge(reading(page) { $0.missedSelector = "main.content" })?.reason.contains("main.content") == true)
  }

  @Test func aFirstReadWithoutFactsIsJudgedByThePageItself() {
    let wall = reading(title: "Access Denied")
    #expect(Guard.judge(wall, baseline: Snapshot(), status: 200, expectedFacts: nil)?.problem == .blocked)
    #expect(Guard.judge(reading(), baseline: Snapshot(), status: 200, expectedFacts: nil) == nil)
    let nothing = reading { ($0.characters, $0.mainCharacters) = (0, 0) }
    #expect(Guard.judge(nothing, baseline: Snapshot(), status: 200, expectedFacts: nil)?.problem == .empty)
    #expect(
      Guard.judge(nothing, baseline: snapshot(page), status: 200, expectedFacts: nil)?.problem == .empty)
  }

  @Test func profilesInTheFooterDoNotKeepAPageAlive() {
    let footer = (0..<6).map { index in
      Fact(channel: .social, kind: "x", text: "https://x.com/\(index)", region: .footer)
    }
    var baseline = snapshot(page + footer)
    baseline.title = "Contact us"
    #expect(
      Guard.judge(reading(footer), baseline: baseline, status: 200, expectedFacts: nil)?.problem == .suspect)
  }
}
