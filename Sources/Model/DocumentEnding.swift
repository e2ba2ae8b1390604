/// How a document ends.
package struct DocumentEnding: Hashable, Sendable {
  /// Where it ends, the worst place first.
  package enum Place: Int, Comparable, Hashable, Sendable {
    /// Inside an entry, of a page with contacts inside an element: cut, or written by somebody who leaves end tags out.
    case inside
    /// Without its end tags, but not there.
    case open
    /// With its end tags, as it should.
    case whole

    /// Worse is less.
    package static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  package let place: Place
  /// A hash of what is open there, at most 62 bits: of two documents of one source that are written alike it is the same.
  package let shape: UInt64

  /// An ending; `shape` says nothing of one that is whole.
  package init(_ place: Place, shape: UInt64 = 0) {
    self.place = place
    self.shape = place == .whole ? 0 : shape >> 2
  }

  package static let whole = DocumentEnding(.whole)
  package static let open = DocumentEnding(.open)
  package static let inside = DocumentEnding(.inside)
}

extension DocumentEnding {
  /// As one number: 1 for whole, else the shape and in the lowest two bits the place, so that it is neither 0 nor 1.
  package var code: Int64 {
    switch place {
    case .whole: 1
    case .open: Int64(bitPattern: shape << 2 | 2)
    case .inside: Int64(bitPattern: shape << 2 | 3)
    }
  }

  /// nil for 0, which only says that no document had its end.
  package init?(code: Int64) {
    let bits = UInt64(bitPattern: code)
    switch (code, bits & 3) {
    case (1, _): self = .whole
    case (_, 2): self.init(.open, shape: bits)
    case (_, 3): self.init(.inside, shape: bits)
    default: return nil
    }
  }
}
