import Model

/// Ids for new sources, made from their URLs.
struct SourceNames {
  private var taken: Set<String>
  /// The last number that was given behind each name.
  private var numbers: [String: Int] = [:]

  /// Ids that no source of `settings` has.
  init(for settings: Settings) { taken = Set(settings.sources.map(\.id.rawValue)) }

  /// `https://www.agency.example/contact-us` gives `agency-contact-us`, with a number behind it where that is taken. Gives none
  /// twice.
  mutating func unused(for url: String) -> SourceID {
    let base = Self.base(for: url)
    var name = base
    while !taken.insert(name).inserted {
      numbers[base, default: 1] += 1
      name = "\(base)-\(numbers[base, default: 2])"
    }
    return SourceID(name)
  }

  private static func base(for url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let parts = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    let host = parts.first.map(agency) ?? ""
    let path = parts.dropFirst().suffix(2).map { part in
      part.lastIndex(of: ".").map { part[..<$0] } ?? part
    }
    let words = ([host[...]] + path).joined(separator: "-").lowercased()
    var id = ""
    for character in words {
      if character.isASCII, character.isLetter || character.isNumber {
        id.append(character)
      } else if id.last != "-", !id.isEmpty {
        id.append("-")
      }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty ? "source" : String(id.prefix(48))
  }

  /// The host without `www.`, port and top-level domain.
  private static func agency(_ authority: Substring) -> String {
    var labels = authority.split(separator: "@").last?.prefix { $0 != ":" }.split(separator: ".") ?? []
    if labels.first == "www" { labels.removeFirst() }
    if labels.count > 1, labels.last?.allSatisfy(\.isNumber) == false { labels.removeLast() }
    return labels.joined(separator: "-")
  }
}
