/// `1 source`, `2 sources`, `2 filing addresses`; `plural` where an s is not enough.
package func counted(_ count: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? pluralised(noun))"
}

private func pluralised(_ noun: String) -> String {
  if noun.hasSuffix("s") { return noun + (noun.hasSuffix("ss") ? "es" : "") }
  return noun + "s"
}
