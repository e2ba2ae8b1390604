/// How a try to deliver ended.
package enum DeliveryResult: Hashable, Sendable {
  case delivered
  /// Delivered to some recipients; `left` are those worth another try, and one lower-case line says what became of all
  /// others.
  case partlyDelivered(left: [String], String)
  /// Not delivered, and worth another try later; one lower-case line that says why.
  case retry(String)
  /// Refused for good; one lower-case line that says why.
  case failed(String)
}
