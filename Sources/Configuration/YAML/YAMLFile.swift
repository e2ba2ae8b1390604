internal import Yams

/// A YAML file as a tree whose nodes know their lines.
enum YAMLFile {
  /// More repeated keys than this are not told one by one.
  private static let repeatLimit = 50

  /// The root; nil where the file is empty or cannot be parsed, the latter with a complaint.
  static func root(of bytes: [UInt8], _ complaints: Complaints) -> Node? {
    guard var text = YAMLText.decode(bytes, complaints) else { return nil }
    guard !YAMLText.hasCostlyKeys(text) else {
      complaints.add(1, "a key is an alias or a list (keys are plain text)")
      return nil
    }
    for _ in 0..<repeatLimit {
      do {
        return try compose(yaml: text, .basic)
      } catch let YamlError.duplicatedKeysInMapping(names, context) {
        guard let renamed = RepeatedKeys.rename(names, from: context.mark, in: text, complaints) else {
          return nil
        }
        text = renamed
      } catch {
        complain(error, text, complaints)
        return nil
      }
    }
    return nil
  }

  private static func complain(_ error: any Error, _ text: String, _ complaints: Complaints) {
    let hint = "YAML; see the example that `feedwatch init` writes"
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      complaints.add(mark.line, "not valid YAML: \(shown(problem)) at column \(mark.column) (\(hint))")
    case YamlError.reader(let problem, let offset, _, _):
      let line = 1 + text.prefix(offset ?? 0).count { $0.isNewline }
      complaints.add(line, "not valid YAML: \(shown(problem)) (\(hint))")
    default:
      complaints.add(1, "not valid YAML (\(hint))")
    }
  }
}
