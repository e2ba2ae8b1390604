import Markup
import Model
import Text

/// Fills in what the guard judges a page by.
enum SignReader {
  /// `text` is the document as it was parsed.
  static func signs(
    of blocks: [Block], survey: DocumentSurvey, document: HTMLDocument, text: [UInt8]
  ) -> PageSigns {
    var signs = PageSigns()
    // By number, for a block is long to copy.
    for index in blocks.indices {
      let count = blocks[index].text.utf8.count
      signs.characters += count
      guard !blocks[index].region.isFurniture else { continue }
      signs.mainCharacters += count
      if signs.opening.utf8.count < 2_000, count > 0 {
        signs.opening += (signs.opening.isEmpty ? "" : " ") + opening(of: blocks[index].text)
      }
    }
    signs.heading = heading(of: blocks)
    signs.hasPasswordField = survey.hasPasswordField
    text.withUnsafeBytes { bytes in
      signs.hasChallengeMarks = ChallengePage.isChallenge(bytes, status: 200)
      signs.hasOnlyWallScript = signs.mainCharacters < 100 && ChallengePage.hasScript(bytes)
    }
    signs.elements = survey.elements
    signs.isCut = document.oddities.isCut
    signs.isTruncated =
      document.oddities.endsInsideMarkup || document.oddities.lacksEnd || document.oddities.isCut
    signs.endsInside = document.endsInside
    if signs.ending != .complete {
      signs.lastText = StableHash.of((blocks.last?.text ?? "").filter(\.isLetter))
    }
    signs.needsScript =
      (survey.hasEmptyScriptRoot || survey.noscriptAsksForScript)
      && signs.mainCharacters < 250 && survey.jsonLD.isEmpty
    return signs
  }

  /// The first 2,000 characters in one line; byte by byte where every byte is a character.
  private static func opening(of text: String) -> String {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(text.prefix(2_000).map { $0 == "\n" ? " " : $0 })
    }
    return String(decoding: text.utf8.prefix(2_000).map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  private static func heading(of blocks: [Block]) -> String? {
    let heads = blocks.indices.lazy.filter { if case .heading = blocks[$0].role { true } else { false } }
    let main =
      heads.first { blocks[$0].role == .heading(1) } ?? heads.first { !blocks[$0].region.isFurniture }
      ?? heads.first
    return main.map { blocks[$0].text }
  }
}
