/// Where a source stands in the configuration.
package struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// feedwatch.yaml or a file of the catalogue, named as messages name it.
  package var file: String
  /// The line of its id, from 1.
  package var line: Int

  /// The place in the form of messages: `FILE:LINE`.
  package var description: String { "\(file):\(line)" }
}
