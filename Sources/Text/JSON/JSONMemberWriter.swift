/// Writes JSON member by member, for documents of which no value should stand in memory as a whole; indented as
/// ``JSONWriter`` does it.
package struct JSONMemberWriter: Sendable {
  private var writer = JSONWriter()
  private var depth: Int
  /// Whether nothing was written yet into the innermost object or array.
  private var isFirst: Bool

  /// A writer inside an object or array at nesting depth `depth`, which is empty so far or not.
  package init(depth: Int, isFirst: Bool) {
    self.depth = depth
    self.isFirst = isFirst
  }

  /// The text written so far.
  package var bytes: [UInt8] { writer.bytes }

  /// Forgets what was written so far and keeps the room for it.
  package mutating func removeAll() { writer.removeAll() }

  /// Begins an object: the value of the member `key`, or the next element of an array.
  package mutating func beginObject(_ key: StaticString? = nil) { begin("{", key) }

  /// Ends the innermost object.
  package mutating func endObject() { end("}") }

  /// Begins an array: the value of the member `key`.
  package mutating func beginArray(_ key: StaticString) { begin("[", key) }

  /// Ends the innermost array.
  package mutating func endArray() { end("]") }

  /// Adds a member, unless there is no value.
  package mutating func add(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    next(key)
    writer.write(string: value)
  }

  /// Adds a member whose value stands there as UTF-8, unless it is empty.
  package mutating func add(_ key: StaticString, utf8 value: [UInt8]) {
    guard !value.isEmpty else { return }
    next(key)
    value.withUnsafeBufferPointer { writer.write(utf8: $0) }
  }

  /// Adds a member, unless there is no value.
  package mutating func add(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    next(key)
    writer.write(.integer(Int64(value)))
  }

  /// Adds a member, unless there is no value; whole numbers are written without a fraction.
  package mutating func add(_ key: StaticString, _ value: Double?) {
    guard let value else { return }
    next(key)
    writer.write(Int64(exactly: value).map { .integer($0) } ?? .number(value))
  }

  /// Adds a member that is true or false.
  package mutating func add(_ key: StaticString, _ value: Bool) {
    next(key)
    writer.write(.bool(value))
  }

  /// Adds an array of strings.
  package mutating func add(_ key: StaticString, _ values: [String]) {
    beginArray(key)
    for value in values {
      next(nil)
      writer.write(string: value)
    }
    endArray()
  }

  /// Adds an array with an element for each of `values`, unless there are none.
  package mutating func add<Value>(
    _ key: StaticString, _ values: [Value], element: (Value, inout JSONMemberWriter) -> Void
  ) {
    guard !values.isEmpty else { return }
    beginArray(key)
    for value in values { element(value, &self) }
    endArray()
  }

  private mutating func begin(_ sign: StaticString, _ key: StaticString?) {
    next(key)
    writer.append(sign)
    depth += 1
    isFirst = true
  }

  private mutating func end(_ sign: StaticString) {
    depth -= 1
    if !isFirst { writer.newLine(depth: depth) }
    writer.append(sign)
    isFirst = false
  }

  private mutating func next(_ key: StaticString?) {
    if !isFirst { writer.append(",") }
    isFirst = false
    writer.newLine(depth: depth)
    guard let key else { return }
    writer.append("\"")
    writer.append(key)
    writer.append("\": ")
  }
}
