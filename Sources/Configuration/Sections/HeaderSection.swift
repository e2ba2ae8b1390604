import Model
internal import Yams

/// The `headers:` of a source: names of one's own choice.
enum HeaderSection {
  private static let accepted = "a mapping like {Accept-Language: en}"

  static func read(_ fields: Fields) -> [Source.Header] {
    guard let entry = fields["headers"], !entry.value.isEmpty else { return [] }
    guard case .mapping(let mapping) = entry.value else {
      fields.complain("headers", "must be a mapping", accepted: accepted)
      return []
    }
    return mapping.compactMap { header($0.key, $0.value, entry, fields.complaints) }
  }

  private static func header(
    _ key: Node, _ value: Node, _ entry: Fields.Entry, _ complaints: Complaints
  ) -> Source.Header? {
    let line = key.mark?.line ?? entry.line
    guard let name = key.scalar?.string, let text = value.scalar?.string else {
      complaints.add(line, "headers", "a header has one name and one value", accepted: accepted)
      return nil
    }
    if RepeatedKeys.isMarked(name) { return nil }
    guard isToken(name), text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      complaints.add(line, name, "is not a request header", accepted: accepted)
      return nil
    }
    return Source.Header(name: name, value: text)
  }

  /// A token of RFC 9110 §5.6.2.
  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0.isASCIILetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }
}
