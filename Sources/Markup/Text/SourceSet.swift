/// The `srcset` attribute (HTML standard, section 4.8.4.2.1): addresses with a width or density each.
enum SourceSet {
  /// `value` with each address replaced by what `change` makes of it; candidates for which it gives nil are left out.
  static func mapped(_ value: String, _ change: (String) -> String?) -> String {
    let candidates = value.split(separator: ",").compactMap { candidate -> String? in
      let parts = candidate.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let address = parts.first, let changed = change(address) else { return nil }
      return ([changed] + parts.dropFirst()).joined(separator: " ")
    }
    return candidates.joined(separator: ", ")
  }
}
