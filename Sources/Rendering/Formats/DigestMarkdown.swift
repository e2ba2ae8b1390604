import Model
import Text

/// A digest as CommonMark: what a document says is text, never mark-up.
enum DigestMarkdown {
  static func render(_ document: DigestDocument) -> String {
    var blocks = ["# " + escaped(document.subject)] + document.lead.map(escaped)
    for section in document.sections {
      blocks.append("## " + escaped(section.title))
      if let source = section.source { blocks.append(link(source.text)) }
      blocks += section.items.map(item)
      if let rest = section.rest { blocks.append(escaped(rest)) }
    }
    blocks += ["## Coverage", escaped(document.coverage), "---"] + document.footer.map(escaped)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func item(_ item: Item) -> String {
    let badge = item.badge.map { "**\(escaped($0)):** " } ?? ""
    return "### \(badge)\(escaped(item.title))\n\n" + item.rows.map(row).joined(separator: "\n")
  }

  private static func row(_ row: Row) -> String {
    let text =
      switch row.role {
      case .link: link(row.text)
      case .quote: "\u{201C}\(escaped(row.text))\u{201D}"
      case .was, .now, .plain: row.runs.map(run).joined()
      }
    return "- *\(row.name)*: \(text)"
  }

  /// A marked run in bold; blanks stay outside, where CommonMark wants them.
  private static func run(_ run: TextRun) -> String {
    guard run.isMarked else { return escaped(run.text) }
    let core = run.text.drop { $0 == " " }
    let head = String(repeating: " ", count: run.text.count - core.count)
    let trimmed = core.last == " " ? core.dropLast() : core
    guard !trimmed.isEmpty else { return run.text }
    return head + "**" + escaped(String(trimmed)) + "**" + (trimmed.count < core.count ? " " : "")
  }

  private static func link(_ url: String) -> String {
    let isPlain = WebLink(url) != nil && !url.utf8.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x5C }
    return isPlain ? "<\(url)>" : escaped(url)
  }

  /// `text` with a backslash before everything that CommonMark and its usual extensions act on; what looks like an address
  /// (`https://`, `www.`, `a@b`) is parted by one, or it would become a link with the other backslashes in it.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: mayAct) else { return text }
    let read = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(read.count + 16)
    for (place, byte) in read.enumerated() {
      if acts(byte) || mayAct(byte) && partsAddress(read, place) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether `byte` acts, or may as a part of an address.
  private static func mayAct(_ byte: UInt8) -> Bool {
    acts(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
  }

  /// Whether the `:`, `.` or `@` at `place` is where an address is known by.
  private static func partsAddress(_ text: [UInt8], _ place: Int) -> Bool {
    switch text[place] {
    case UInt8(ascii: "@"): true
    case UInt8(ascii: ":"): text[(place + 1)...].starts(with: "//".utf8)
    default: place >= 3 && text[(place - 3)..<place].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
    }
  }

  /// One of ``\ ` * _ { } [ ] < > # | ~ ! & $``.
  private static func acts(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23, 0x24, 0x26, 0x2A, 0x3C, 0x3E, 0x5B...0x5D, 0x5F, 0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
