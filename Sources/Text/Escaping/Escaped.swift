/// How a text of unknown origin is written in one language, so that nothing in it acts there.
///
/// Rules work on bytes or Unicode scalars, never on characters: a character such as U+0600 followed by a quotation mark is
/// one `Character`, in which a search for the quotation mark finds nothing.
package protocol EscapingRules: Sendable {
  /// Appends `text`, which is UTF-8, in its escaped form.
  static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8])
}

/// A piece of a document in one language: literals of this program and escaped texts, and nothing else.
///
/// Writers take this type and not `String`, so that a text that nobody escaped does not compile:
/// ```swift
/// let row: HTML = "<td title=\"\(attribute: note)\">\(text: name)</td>"
/// ```
package struct Escaped<Rules: EscapingRules>: Hashable, Sendable {
  /// The piece in UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// Nothing.
  package init() {}

  /// `text`, escaped.
  package init(text: String) { append(text: text) }

  /// The piece as a text of its language.
  package var source: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing was written.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Appends `text`, escaped.
  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { Rules.append(escaping: $0, to: &bytes) }
  }

  /// Appends what other rules of the same language escaped; for this folder alone.
  mutating func append<Other>(_ other: Escaped<Other>) { bytes += other.bytes }

  fileprivate mutating func append(literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends what needs no escapes in this language; for this folder alone.
  mutating func append(unescaped text: String) { bytes += text.utf8 }

  /// A piece of `bytes`, which are escaped already; for this folder alone.
  init(escaped bytes: [UInt8]) { self.bytes = bytes }

  /// One piece after the other.
  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.bytes += right.bytes
    return sum
  }

  /// Appends a piece.
  package static func += (left: inout Self, right: Self) { left.bytes += right.bytes }
}

extension Escaped: ExpressibleByStringInterpolation {
  /// A literal, which is the program's own and not escaped.
  package init(stringLiteral value: StaticString) { append(literal: value) }

  /// A literal with escaped values in it.
  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.result }

  /// Puts literals and values together.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var result = Escaped()

    /// Room for a literal with values in it.
    package init(literalCapacity: Int, interpolationCount: Int) {
      result.bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Appends a part of the literal, unescaped.
    package mutating func appendLiteral(_ literal: StaticString) { result.append(literal: literal) }

    /// Appends a piece of the same language.
    package mutating func appendInterpolation(_ piece: Escaped) { result += piece }

    /// Appends a text, escaped.
    package mutating func appendInterpolation(text: String) { result.append(text: text) }

    /// Appends a number in decimal digits.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      result.append(unescaped: String(number))
    }

    /// Appends what other rules of the same language escaped; for this folder alone.
    mutating func append<Other>(_ other: Escaped<Other>) { result.append(other) }

    /// Appends what needs no escapes in this language; for this folder alone.
    mutating func append(unescaped text: String) { result.append(unescaped: text) }
  }
}

extension Sequence {
  /// The pieces one after the other, with `separator` between them.
  package func joined<Rules>(separator: Escaped<Rules> = Escaped()) -> Escaped<Rules>
  where Element == Escaped<Rules> {
    var whole = Escaped<Rules>()
    for (index, piece) in enumerated() {
      if index > 0 { whole += separator }
      whole += piece
    }
    return whole
  }
}
