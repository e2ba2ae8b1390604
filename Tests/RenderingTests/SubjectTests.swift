import Model
import Testing

@testable import Rendering

@Suite struct SubjectTests {
  @Test func theConsequenceComesFirst() {
    var digest = Samples.plain()
    digest.changes = Array(Samples.full().changes.prefix(2))
    digest.entries = (1...5).map { Samples.entry($0) }
    #expect(
      DigestRenderer.subject(digest)
        == "[feedwatch] 2 filing addresses changed (I-130, I-751); 5 news, 24 Nov")
  }

  @Test func equalChangesCountOnce() {
    var digest = Samples.plain()
    digest.changes = ["I-90", "I-130"].map { Samples.filing(id: $0, form: $0, was: "A 1", now: "A 2") }
    #expect(DigestRenderer.subject(digest) == "[feedwatch] 1 filing address changed (I-90, I-130), 24 Nov")
  }

  @Test func itStaysUnder78CharactersWhateverThereIsToTell() {
    var digest = Samples.full()
    digest.changes = (1...40).map {
      Samples.filing(id: "\($0)", form: "N-\($0)00A", was: "A \($0)", now: "B \($0)")
    }
    digest.changes += Channel.allCases.map {
      var change = Samples.phone(id: $0.rawValue)
      change.change.channel = $0
      return change
    }
    let subject = DigestRenderer.subject(digest)
    #expect(subject.count < 78)
    #expect(subject.hasPrefix("[feedwatch] 40 filing addresses changed"))
    #expect(subject.hasSuffix(", 24 Nov"))
  }

  @Test func newsAreCountedEvenWhereOtherChangesAndProblemsTakeMuchRoom() {
    var digest = Samples.full()
    digest.changes += [Channel.email, .web, .hours].map {
      var change = Samples.phone(id: $0.rawValue)
      change.change.channel = $0
      return change
    }
    digest.entries = (1...5).map { Samples.entry($0) }
    #expect(
      DigestRenderer.subject(digest)
        == "[feedwatch] 2 filing addresses changed (I-130, I-751); 5 news; 7 more, 24 Nov")
  }

  @Test(arguments: [
    (Digest.Occasion.quiet, "[feedwatch] quiet: nothing changed, 24 Nov"),
    (.blind, "[feedwatch] blind: none of 21 sources could be read, 24 Nov"),
    (.baseline, "[feedwatch] watching 21 sources from now on, 24 Nov"),
  ])
  func everyKindOfDaySaysWhatItIs(occasion: Digest.Occasion, subject: String) {
    #expect(DigestRenderer.subject(Samples.plain(occasion)) == subject)
  }

  @Test func nothingOfADocumentReachesItButFormCodes() {
    var digest = Samples.attacked()
    digest.changes[0].change.conditions.form = "I-130"
    let subject = DigestRenderer.subject(digest)
    #expect(subject.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
    #expect(!subject.contains("Evil"))
    #expect(subject.contains("(I-130)"))
  }

  @Test func aDayWithProblemsOnlyNamesThem() {
    var digest = Samples.plain()
    digest.problems = Samples.full().problems
    digest.recoveries = Samples.full().recoveries
    #expect(
      DigestRenderer.subject(digest) == "[feedwatch] 1 source not readable; 1 source readable again, 24 Nov")
  }
}
