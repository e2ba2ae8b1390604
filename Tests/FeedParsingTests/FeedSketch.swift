import FeedParsing
import Markup
import Support
import Testing
import Text

/// The feed that `text` holds.
func feed(_ text: String, base: String? = nil) throws -> Feed {
  try FeedParser.parse(Array(text.utf8), base: base)
}

/// What `parse` prints of a document.
func printed(_ text: String, base: String? = "https://agency.example/feed") throws -> JSONValue {
  var bytes: [UInt8] = []
  let stream = JSONFeedStream { bytes += $0 }
  stream.finish(try FeedParser.parse(Array(text.utf8), base: base) { stream.write($0) })
  return try #require(JSONReader.read(bytes))
}

private func told(_ values: Any?...) -> String {
  values.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " | ")
}

extension FeedPerson {
  /// Name, address and page.
  var told: String { FeedParsingTests.told(name, email, uri) }
}
extension FeedCategory {
  /// Term, scheme and label.
  var told: String { FeedParsingTests.told(term, scheme, label) }
}
extension FeedAttachment {
  /// Address, type, bytes and seconds.
  var told: String { FeedParsingTests.told(url, type, size, duration.map { Int($0) }) }
}

/// A part of a document, which can be written in many ways that mean the same.
indirect enum DocumentPart {
  case element(String, [(name: String, value: String)], [DocumentPart])
  case text(String)

  /// An element with a text.
  static func element(_ name: String, _ text: String) -> DocumentPart { .element(name, [], [.text(text)]) }
}

/// One way to write a document. The plain one is what a careful program writes.
struct Spelling {
  /// Chooses among the ways; nil writes plainly.
  private var lottery: Lottery?
  /// Prefixes to write in place of the usual ones.
  private var prefixes: [String: String] = [:]

  static let plain = Spelling()

  private init() {}

  /// A spelling that is the same for the same `seed`: attributes in any order and quotes, comments and instructions anywhere,
  /// blanks wherever they may stand, prefixes renamed, each text escaped, in CDATA sections or as references.
  init(seed: UInt64) {
    lottery = Lottery(seed: seed)
    for prefix in ["dc", "content", "rdf", "atom", "media"] {
      prefixes[prefix] = ["p\(chance(9))", prefix, "x-\(prefix)"][chance(3)] + prefix
    }
  }

  /// `root` as a document.
  mutating func document(_ root: DocumentPart) -> String {
    let declaration = chance(3) == 0 ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    return declaration + aside() + write(root, isContainer: false) + aside()
  }

  private mutating func chance(_ count: Int) -> Int { lottery?.next(below: count) ?? 1 }
  private var isPlain: Bool { lottery == nil }

  private mutating func write(_ part: DocumentPart, isContainer: Bool) -> String {
    switch part {
    case .text(let text): return write(text)
    case .element(let name, let attributes, let content):
      let holdsElements = content.contains { if case .element = $0 { true } else { false } }
      let name = renamed(name)
      let tag = "<" + name + write(attributes)
      if content.isEmpty, chance(2) == 1 { return tag + blank() + "/>" }
      let inside = content.map { part in
        let between = holdsElements ? blank() : ""
        return aside() + between + write(part, isContainer: holdsElements)
      }
      return tag + blank() + ">" + inside.joined() + aside() + "</" + name + blank() + ">"
    }
  }

  private func renamed(_ name: String) -> String {
    let parts = name.split(separator: ":")
    guard parts.count == 2 else { return name }
    if parts[0] == "xmlns" { return "xmlns:" + (prefixes[String(parts[1])] ?? String(parts[1])) }
    return (prefixes[String(parts[0])] ?? String(parts[0])) + ":" + parts[1]
  }

  private mutating func write(_ attributes: [(name: String, value: String)]) -> String {
    var attributes = attributes
    if var lottery {
      attributes.shuffle(using: &lottery)
      self.lottery = lottery
    }
    return attributes.map { name, value in
      let quote = chance(2) == 1 ? "\"" : "'"
      return " " + blank() + renamed(name) + blank() + "=" + blank() + quote + escaped(value, quote) + quote
    }.joined()
  }

  /// White space, which means nothing in a tag or between elements.
  private mutating func blank() -> String { isPlain ? "" : ["", " ", "\n", "\t  ", ""][chance(5)] }

  /// A comment or an instruction, or nothing.
  private mutating func aside() -> String {
    isPlain ? "" : ["", "", "", "<!-- <item> & -->", "<?php echo '<item>' ?>", "<!---->"][chance(6)]
  }

  /// A text, with asides in it.
  private mutating func write(_ text: String) -> String {
    if isPlain { return escaped(text, "") }
    let cut = text.index(text.startIndex, offsetBy: chance(text.count + 1))
    return [text[..<cut], text[cut...]].map { part in
      part.isEmpty ? "" : chance(2) == 0 ? section(String(part)) : escaped(String(part), "")
    }.joined(separator: aside())
  }

  private func section(_ text: String) -> String {
    "<![CDATA[" + text.replacing("]]>", with: "]]]]><![CDATA[>") + "]]>"
  }

  private mutating func escaped(_ text: String, _ quote: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": written += "&lt;"
      case "&": written += "&amp;"
      case ">": written += "&gt;"
      case _ where String(scalar) == quote: written += quote == "'" ? "&#39;" : "&quot;"
      case _ where chance(12) == 0:
        written += "&#\(chance(2) == 0 ? "x" + String(scalar.value, radix: 16) : String(scalar.value));"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }
}
