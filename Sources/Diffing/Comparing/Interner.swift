import Model

/// Gives each distinct text a small number, so that keys of several texts hash and compare fast.
struct Interner {
  private var numbers: [String: Int] = ["": 0]
  private var folds: [String: Int] = ["": 0]

  /// The number of `text` as it is.
  mutating func number(ofExact text: String) -> Int {
    if let number = numbers[text] { return number }
    let number = numbers.count
    numbers[text] = number
    return number
  }

  /// The number of `text` in folded form.
  mutating func number(of text: String) -> Int {
    if let number = folds[text] { return number }
    let number = number(ofExact: FoldedText.of(text))
    folds[text] = number
    return number
  }

  private var parts: [String: String] = [:]

  /// The comparable form of a value; the parts of addresses (cities, recipients) are folded once.
  private mutating func comparable(_ fact: Fact) -> String {
    guard case .address(let address) = fact.value else { return fact.value.comparable }
    return address.comparable { part in
      if let folded = parts[part] { return folded }
      let folded = AddressForm.folded(part)
      parts[part] = folded
      return folded
    }
  }

  private var values: [Channel: [String: Int]] = [:]

  /// The number of the comparable form of a fact's value; most values stand in both readings, and are reduced once.
  mutating func number(ofValue fact: Fact) -> Int {
    let text = fact.value.text
    if let number = values[fact.channel]?[text] { return number }
    let number = number(ofExact: comparable(fact))
    values[fact.channel, default: [:]][text] = number
    return number
  }
}
