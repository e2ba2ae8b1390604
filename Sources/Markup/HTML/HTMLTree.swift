/// What a document is made of, while it is built and afterwards.
struct HTMLTree: Sendable {
  var nodes: [HTMLDocument.Node] = []
  var attributes: [HTMLDocument.Attribute] = []
  /// All text, and the names and values of attributes.
  var pool: [UInt8] = []
  var oddities = HTMLDocument.Oddities()
  /// Numbers of the elements that were open where the document ended, the document first.
  var openAtEnd: [Int32] = []
  /// An end tag of `body` or `html` stands there.
  var hasEnd = false

  func withBytes<Result>(_ slice: HTMLDocument.Slice, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    let start = Int(slice.start)
    return pool.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(slice.length)]))
    }
  }
}
