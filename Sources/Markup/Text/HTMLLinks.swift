import Text

/// Links of a piece of HTML, found without building a tree.
package enum HTMLLinks {
  /// Most links that are looked at.
  private static let most = 500

  /// What the `href` attributes of links in `html` lead to where `isWanted` says so of the address as written; absolute where
  /// `base` or they themselves say from where.
  package static func targets(_ html: String, base: String?, where isWanted: (String) -> Bool) -> [String] {
    guard html.hasByte(UInt8(ascii: "<")) else { return [] }
    var html = html
    return html.withUTF8 { bytes in
      var targets: [String] = []
      var (looked, index) = (0, 0)
      while looked < most, let bracket = bytes.first(UInt8(ascii: "<"), from: index) {
        index = bracket + 1
        guard index < bytes.count, bytes[index].asciiLowercased == UInt8(ascii: "a") else { continue }
        let tag = HTMLTag(bytes, at: bracket)
        index = tag.end
        guard tag.name == "a" || tag.name == "area",
          let link = tag.readAttributes(bytes).first(where: { $0.name == "href" })
        else { continue }
        looked += 1
        let target = link.decodedValue(bytes).trimmed
        if isWanted(target) { targets.append(URLReference.resolve(target, base: base) ?? target) }
      }
      return targets
    }
  }
}
