/// `1 source`, `4 sources`; `1 entry`, `4 entries` with a plural of its own.
func counted(_ number: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
