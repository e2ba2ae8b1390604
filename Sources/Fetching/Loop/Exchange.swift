import Model

/// One GET, without redirects: what the loop carries out.
struct Exchange: Sendable {
  var address: WebAddress
  /// Complete header lines.
  var headerLines: [String] = []
  var allowsPrivateAddresses: Bool
  /// Milliseconds.
  var timeout: Int64
  /// Bytes after decompression.
  var maxBody: Int64
  /// A body past the cap is cut instead of refused.
  var cutsBody = false
  /// Milliseconds that the host wants between requests.
  var pause: Int64 = 0
}

/// What a server answered to an exchange.
struct Reply: Sendable {
  var status: Int
  var head: ResponseHead
  var body: [UInt8]
  /// How long it took, in milliseconds.
  var elapsed: Int64
}
