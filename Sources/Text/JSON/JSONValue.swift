/// A JSON value whose objects keep the order of their members, as people and golden files want it.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// Members of objects are compared in their order.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  /// `value`, or null where there is none: absent members are written as null, never left out.
  package init(_ value: String?) { self = value.map { .string($0) } ?? .null }
  /// `value`, or null where there is none.
  package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  /// `value` in RFC 3339 form, or null where there is none.
  package init(_ value: Timestamp?) { self = value.map { .string($0.rfc3339) } ?? .null }
  /// An array of strings.
  package init(_ values: [String]) { self = .array(values.map { .string($0) }) }

  /// The member of an object, or nil.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The string this value is, or nil.
  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The elements of an array, or nil.
  package var array: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// A text.
  package init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  package init(integerLiteral value: Int64) { self = .integer(value) }
  /// A truth value.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A list.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; its members keep the order they are written in.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
  /// null: what is absent is written so and not left out.
  package init(nilLiteral: ()) { self = .null }
}
