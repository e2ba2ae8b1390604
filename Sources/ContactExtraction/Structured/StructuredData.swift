import Model
import PageReading

/// Facts from structured data.
enum StructuredData {
  static func read(_ page: Page) -> [Fact] { [] }
}
