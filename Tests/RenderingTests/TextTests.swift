import Foundation
import Model
import Testing
import Text

@testable import Rendering

@Suite struct TextTests {
  @Test func aFullDayReadsAsRecorded() throws {
    try expectGolden(DigestRenderer.render(Samples.full(), as: .text), "full.txt")
  }

  @Test func aQuietDaySaysSo() throws {
    let text = DigestRenderer.render(Samples.plain(.quiet), as: .text)
    #expect(text.contains("quiet"))
    #expect(text.contains("21 sources: 21 read\n"))
    try expectGolden(text, "quiet.txt")
  }

  @Test func aBlindDaySaysSoAndClaimsNothing() {
    var digest = Samples.plain(.blind)
    (digest.coverage.read, digest.coverage.unchanged, digest.coverage.failed) = (0, 0, 21)
    let text = DigestRenderer.render(digest, as: .text)
    #expect(text.contains("blind"))
    #expect(!text.contains("nothing changed"))
    #expect(text.contains("21 sources: 0 read, 21 not readable"))
  }

  @Test func aFirstDaySaysThatNothingIsAChange() {
    var digest = Samples.plain(.baseline)
    digest.coverage.baseline = 21
    let text = DigestRenderer.render(digest, as: .text)
    #expect(text.contains("first reading"))
    #expect(text.contains("21 sources: 21 read (21 for the first time)"))
  }

  @Test(arguments: [Samples.full(), Samples.attacked(), Samples.plain(.quiet)])
  func everyLineStaysUnder78Columns(digest: Digest) {
    var digest = digest
    if !digest.entries.isEmpty {
      digest.entries[0].announcement.title =
        String(repeating: "W", count: 300) + "外字" + String(repeating: "外", count: 90)
    }
    for line in DigestRenderer.render(digest, as: .text).split(separator: "\n") {
      #expect(line.displayWidth < 78, "\(line)")
    }
  }

  @Test func nothingHostileReachesTheText() {
    let text = DigestRenderer.render(Samples.attacked(), as: .text)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value))
      #expect(!(0x202A...0x202E).contains(scalar.value))
    }
    #expect(!text.contains("\nBcc:"))
  }

  @Test func equalChangesOfSeveralPagesBecomeOneItem() {
    var digest = Samples.plain()
    digest.changes = ["I-90", "I-130", "I-751"].enumerated().map {
      Samples.filing(id: "\($0.offset)", form: $0.element, was: "PO Box 1, Dallas", now: "PO Box 2, Dallas")
    }
    let text = DigestRenderer.render(digest, as: .text)
    #expect(text.contains("in 3 places"))
    #expect(text.components(separatedBy: "    was ").count == 2)
    for form in ["i-90", "i-130", "i-751"] {
      #expect(text.contains("https://agency.example/\(form)-addresses"))
    }
  }

  @Test func aLimitCutsAnnouncementsAndSaysHowMany() {
    var digest = Samples.full()
    digest.limit = 2
    let text = DigestRenderer.render(digest, as: .text)
    #expect(
      text.contains("\nand 5 more: feedwatch diff lists contact changes only; feedwatch search finds\n"))
    #expect(text.contains("[alert] Offices closed on Friday"))
    #expect(text.contains("id       3"))
  }

  @Test func datesAreThoseOfTheReadersClock() {
    var digest = Samples.full()
    digest.utcOffset = -7 * 3600
    let text = DigestRenderer.render(digest, as: .text)
    #expect(text.contains("23 Nov 2026, 23:15 UTC-7"))
  }
}
