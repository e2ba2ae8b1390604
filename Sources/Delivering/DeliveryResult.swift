/// How a try to deliver ended.
package enum DeliveryResult: Hashable, Sendable {
  case delivered
  /// Delivered to some recipients; the others were refused for good, as the one lower-case line says.
  case partlyDelivered(String)
  /// Not delivered, and worth another try later; one lower-case line that says why.
  case retry(String)
  /// Refused for good; one lower-case line that says why.
  case failed(String)
}
