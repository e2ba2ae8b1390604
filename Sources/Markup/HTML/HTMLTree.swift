/// What a document is made of, while it is built and afterwards.
struct HTMLTree: Sendable {
  var nodes: [HTMLDocument.Node] = []
  var attributes: [HTMLDocument.Attribute] = []
  var source: [UInt8]
  /// Text that is not in the source as it stands.
  var pool: [UInt8] = []
  var oddities = HTMLDocument.Oddities()
  /// Numbers of the elements that were open where the document ended, the document first.
  var openAtEnd: [Int32] = []
  /// An end tag of `body` or `html` stands there.
  var hasEnd = false

  func withBytes<Result>(_ slice: HTMLDocument.Slice, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    let length = Int(slice.length)
    if slice.start >= 0 {
      let start = Int(slice.start)
      return source.withUnsafeBufferPointer {
        body(UnsafeBufferPointer(rebasing: $0[start..<start + length]))
      }
    }
    let start = Int(-(slice.start + 1))
    return pool.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + length])) }
  }
}
