import Model
import Text
internal import Yams

/// A mapping of the configuration: its keys are known ones, and whatever is wrong is noted, not thrown.
struct Fields {
  /// A key and its value, with the lines that messages name.
  struct Entry {
    let key: String
    let keyLine: Int
    let value: Node

    /// Where the value stands; that of the key where there is none, or where it is a whole block.
    var line: Int { value.scalar?.string.isEmpty == false ? (value.mark?.line ?? keyLine) : keyLine }
  }

  let errors: FileErrors
  /// The line of `id`, else of the first key.
  let line: Int
  /// Few enough to be looked through.
  private let entries: [Entry]

  /// Reads the keys of `node`; nil, with an error, where it is no mapping. `name` is what messages call it.
  init?(_ node: Node, line: Int, name: String, known: [String], _ errors: FileErrors) {
    guard case .mapping(let mapping) = node else {
      guard node.isEmpty else {
        errors.add(line, name, "must be a mapping", accepted: "keys: " + known.joined(separator: ", "))
        return nil
      }
      self.init(entries: [], line: line, errors)
      return
    }
    var entries: [Entry] = []
    for (keyNode, value) in mapping {
      let keyLine = keyNode.mark?.line ?? line
      guard let key = keyNode.scalar?.string else {
        errors.add(keyLine, name, "a key is no text", accepted: "keys: " + known.joined(separator: ", "))
        continue
      }
      if RepeatedKeys.isMarked(key) { continue }
      if known.contains(key) {
        entries.append(Entry(key: key, keyLine: keyLine, value: value))
      } else {
        errors.add(
          keyLine, key, "unknown key", accepted: NearestName.hint(for: key, among: known, plural: "keys"))
      }
    }
    let idLine = entries.first { $0.key == "id" }?.keyLine
    self.init(entries: entries, line: idLine ?? mapping.mark?.line ?? line, errors)
  }

  private init(entries: [Entry], line: Int, _ errors: FileErrors) {
    self.entries = entries
    self.line = line
    self.errors = errors
  }

  /// What stands under `key`.
  subscript(key: String) -> Entry? { entries.firstIndex { $0.key == key }.map { entries[$0] } }

  /// The line of `key`'s value, else of the mapping.
  func line(of key: String) -> Int { self[key]?.line ?? line }

  /// Notes that `key` is at fault.
  func addError(_ key: String, _ problem: String, accepted: String? = nil) {
    errors.add(line(of: key), key, problem, accepted: accepted)
  }

  /// The value of `key` in the given form; nil where it is left out, or wrong (which is noted).
  func value<Value>(_ key: String, _ form: @autoclosure () -> Form<Value>) -> Value? {
    self[key].flatMap { read($0.value, $0.line, key, form()) }
  }

  /// As `value`, where `key` may not be left out.
  func required<Value>(_ key: String, _ form: Form<Value>) -> Value? {
    if self[key] == nil { addError(key, "missing", accepted: form.accepted) }
    return value(key, form)
  }

  /// The values of the list under `key`; empty where it is left out or wrong.
  func list<Value>(_ key: String, _ form: @autoclosure () -> Form<Value>) -> [Value] {
    guard self[key] != nil else { return [] }
    let form = form()
    return items(key, accepted: "a list, each: \(form.accepted)").compactMap {
      read($0.node, $0.line, key, form)
    }
  }

  /// The items of the list under `key`, unread.
  func items(_ key: String, accepted: String) -> [(node: Node, line: Int)] {
    guard let entry = self[key], !entry.value.isEmpty else { return [] }
    guard case .sequence(let sequence) = entry.value else {
      errors.add(entry.line, key, "must be a list", accepted: accepted)
      return []
    }
    return sequence.map { ($0, $0.mark?.line ?? entry.line) }
  }

  /// The value of one item of the list under `key`.
  func value<Value>(of item: (node: Node, line: Int), _ key: String, _ form: Form<Value>) -> Value? {
    read(item.node, item.line, key, form)
  }

  /// The mapping under `key`; nil where it is left out or none.
  func mapping(_ key: String, known: [String]) -> Fields? {
    self[key].flatMap { Fields($0.value, line: $0.line, name: key, known: known, errors) }
  }

  /// A copy of `text`: the parser's own texts lie among the nodes of its tree, and one that is kept would keep the memory of
  /// its neighbours too.
  private static func apart(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: $0, as: UTF8.self) }
  }

  private func read<Value>(_ node: Node, _ line: Int, _ key: String, _ form: Form<Value>) -> Value? {
    guard case .scalar(let scalar) = node else {
      let what = if case .mapping = node { "a mapping" } else { "a list" }
      errors.add(line, key, "must be \(form.noun), not \(what)", accepted: form.accepted)
      return nil
    }
    guard !node.isEmpty else {
      errors.add(line, key, "has no value", accepted: form.accepted)
      return nil
    }
    do {
      return try form.read(Self.apart(scalar.string))
    } catch {
      let problem = error.reason ?? "\(quoted(scalar.string, isURL: form.isURL)) is not \(form.noun)"
      errors.add(line, key, problem, accepted: form.accepted)
      return nil
    }
  }
}

extension Node {
  var isList: Bool { if case .sequence = self { true } else { false } }

  /// Nothing stands there, or `~` or `null`.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
