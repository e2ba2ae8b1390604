/// Numbers for values, from 0 in the order in which they come, so that what is compared often is compared by a number.
struct Numbering<Value: Hashable> {
  private var numbers: [Value: Int]

  /// Numbers for about `count` values.
  init(count: Int = 0) { numbers = Dictionary(minimumCapacity: count) }

  /// How many values have a number.
  var count: Int { numbers.count }

  /// The number of `value`, a new one where it has none.
  mutating func number(of value: Value) -> Int {
    if let known = numbers[value] { return known }
    let number = numbers.count
    numbers[value] = number
    return number
  }
}
