import Markup
import Text

extension Form<String> {
  /// CSS, or `xpath:…`, as far as it is understood when pages are read: a selector that would fail then is refused here,
  /// with its line.
  static var selector: Form {
    Form("a selector", accepted: "CSS like `main .content`, or xpath:…") { (text) throws(Refusal) in
      let selector = text.hasPrefix("xpath:") ? text.dropFirst(6) : text[...]
      guard !selector.allSatisfy(\.isWhitespace) else { throw Refusal(reason: "is empty") }
      guard !selector.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }) else { throw Refusal() }
      if let odd = unbalanced(selector) {
        throw Refusal(reason: "\"\(shown(text))\" has a \(odd) without its partner")
      }
      do throws(SelectorError) {
        _ = try Selector(text)
      } catch {
        throw Refusal(reason: "\"\(shown(text))\": \(error.reason)")
      }
      return text
    }
  }

  private static func unbalanced(_ text: Substring) -> Character? {
    let closers: [Character: Character] = ["(": ")", "[": "]"]
    var open: [(bracket: Character, closer: Character)] = []
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let current = quote {
        if character == current { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if let closer = closers[character] {
        open.append((character, closer))
      } else if character == ")" || character == "]" {
        guard open.popLast()?.closer == character else { return character }
      }
    }
    return quote ?? open.last?.bracket
  }
}
