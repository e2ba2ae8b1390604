import Foundation
import Model
package import Text

extension JSONValue {
  /// The value that a JSON text stands for; nil where it is none.
  package init?(parsing text: String) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    else {
      return nil
    }
    self.init(object)
  }

  private init(_ object: Any) {
    switch object {
    case let text as String: self = .string(text)
    case let values as [Any]: self = .array(values.map { JSONValue($0) })
    case let members as [String: Any]:
      self = .object(members.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONValue($0.value)) })
    case let number as NSNumber: self = Self.number(number)
    default: self = .null
    }
  }

  private static func number(_ number: NSNumber) -> JSONValue {
    let type = String(cString: number.objCType)
    if type == "c" || type == "B" { return .bool(number.boolValue) }
    return number.doubleValue == Double(number.int64Value)
      ? .integer(number.int64Value) : .number(number.doubleValue)
  }

  /// The value at a path of member names and indices, `sources.0.state`; nil where it leads nowhere.
  package func at(_ path: String) -> JSONValue? {
    path.split(separator: "." as Character).map(String.init).reduce(self) { value, part -> JSONValue? in
      guard let value else { return nil }
      if let index = Int(part), let values = value.array {
        return values.indices.contains(index) ? values[index] : nil
      }
      return value[part]
    }
  }

  /// The integer at a path, or nil.
  package func integer(_ path: String) -> Int? {
    guard case .integer(let number)? = at(path) else { return nil }
    return Int(number)
  }
}
