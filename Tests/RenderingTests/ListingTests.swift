import Foundation
import Model
import Testing
import Text

@testable import Rendering

@Suite struct ListingTests {
  private func text(
    _ changes: [RecordedChange], wording: [RecordedChange] = [], _ style: TerminalStyle = TerminalStyle()
  )
    -> String
  {
    ChangeListing.text(changes, wording: wording, conflicts: [], now: Samples.now, style: style).source
  }

  @Test func theMostSeriousComesFirst() throws {
    let listing = text([Samples.phone(id: "3", age: 3)] + Samples.full().changes.prefix(2))
    let (critical, high) = (listing.range(of: "[critical]"), listing.range(of: "[high]"))
    #expect(try #require(critical).lowerBound < #require(high).lowerBound)
    try expectGolden(listing, "listing.txt")
  }

  @Test func whatDiffersIsMarkedUnderTheValue() {
    let lines = text([Samples.phone(id: "3")]).split(separator: "\n").map(String.init)
    let now = lines.firstIndex { $0.contains("now      800-555-0199") } ?? 0
    #expect(lines[now + 1] == "                     ^^^^")
  }

  @Test func coloursComeOnlyWhenAskedFor() {
    #expect(!text([Samples.phone(id: "3")]).contains("\u{1B}"))
    let coloured = text([Samples.phone(id: "3")], TerminalStyle(colour: true))
    #expect(coloured.contains("\u{1B}[32m"))
    #expect(coloured.contains("^^^^"))
  }

  @Test func agesAndIdsAreShown() {
    let listing = text([Samples.phone(id: "3", age: 3)])
    #expect(listing.contains("waiting  3 days, since 21 Nov 2026"))
    #expect(listing.contains("id       3"))
    #expect(listing.contains("1 contact change to review: feedwatch accept ID… or --all"))
  }

  @Test func aRevertedChangeIsOneLineThatSaysSo() {
    let listing = text([Samples.phone(id: "3", state: .reverted)])
    #expect(listing.contains("TTY: TTY number changed and changed back"))
    #expect(listing.contains("again    800-555-0100"))
    #expect(!listing.contains("to review"))
  }

  @Test func wordingIsCountedUnlessAskedFor() {
    var wording = Samples.phone(id: "4")
    wording.change.severity = .wording
    #expect(
      text([], wording: [wording])
        == "no contact changes to review; 1 difference of wording only (--all lists them)\n")
    #expect(text([], wording: [wording], TerminalStyle(showsWording: true)).contains("800-555-0199"))
  }

  @Test func bothSidesOfAConflictAreShownWithTheirPages() {
    let listing = ChangeListing.text(
      [], wording: [], conflicts: Samples.full().conflicts, now: Samples.now, style: TerminalStyle()
    ).source
    for part in [
      "Mo-Fr 08:00-18:00", "Mo-Fr 08:00-20:00", "https://agency.example/contact",
      "https://agency.example/help", "“8 to 8”",
    ] {
      #expect(listing.contains(part))
    }
  }

  @Test func aTargetThatChangedBehindTheSameTextIsShown() {
    var change = Samples.phone(id: "3")
    change.change.beforeDisplay = "Call us: 800-555-0100"
    change.change.afterDisplay = "Call us: 800-555-0100"
    let listing = text([change])
    #expect(listing.contains("+18005550100") && listing.contains("+18005550199"))
  }

  @Test func theUnifiedFormHasOneHunkPerChange() throws {
    let unified = ChangeListing.unified(Samples.full().changes).source
    #expect(unified.components(separatedBy: "\n@@ ").count == 4)
    try expectGolden(unified, "unified.diff")
  }

  @Test func nothingHostileReachesTheTerminal() {
    let changes = Samples.attacked().changes
    for listing in [text(changes), ChangeListing.unified(changes).source] {
      #expect(
        !listing.unicodeScalars.contains {
          $0.value < 0x20 && $0 != "\n" && $0 != "\t" || (0x7F...0x9F).contains($0.value)
        })
      #expect(!listing.contains("\nBcc"))
    }
  }
}
