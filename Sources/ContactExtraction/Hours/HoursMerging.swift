import Model
import PageReading

enum HoursMerging {
  static func merge(_ facts: [AssembledFact], page: Page) -> [AssembledFact] { facts }
}
