import Diffing
import Glibc
import Model

/// Measures the comparison of two pages, all of whose facts changed, at three sizes.
///
/// Exit status 1 when 5,000 facts take longer than the stored threshold, or twice the facts more than three times as long.
@main enum ChangeBenchmark {
  /// Seconds of processor time for 5,000 facts.
  private static let threshold = 0.2
  private static let steepest = 3.0

  static func main() {
    var times: [Double] = []
    for count in [2_500, 5_000, 10_000] {
      let (before, after) = (page(count, edition: 0), page(count, edition: 1))
      let rounds = (0..<5).map { _ in seconds(before, after) }.sorted()
      times.append(rounds[2])
      print("\(count) facts, all changed: \(Int(rounds[2] * 1000)) ms")
    }
    let isSlow = times[1] > threshold || times[2] > times[1] * steepest
    exit(isSlow ? 1 : 0)
  }

  /// Rows of filing addresses for two carriers, and offices with telephone, mailbox and hours.
  private static func page(_ count: Int, edition: Int) -> [Fact] {
    (0..<count / 5).flatMap { row -> [Fact] in
      let section = ["Offices", "Office \(row)"]
      let hour = 8 + (row + edition) % 3
      return [
        address(row, edition, carrier: .usps), address(row, edition, carrier: .courier),
        Fact(
          channel: .phone, kind: "voice", text: "+1312\(2_000_000 + row * 7 + edition)", label: "Phone",
          section: section),
        Fact(channel: .email, text: "office\(row * 2 + edition)@agency.gov", section: section),
        Fact(channel: .hours, text: "Mo-Fr 0\(hour % 10):00-17:00", label: "Hours", section: section),
      ]
    }
  }

  private static func address(_ row: Int, _ edition: Int, carrier: Carrier) -> Fact {
    let box = row * 3 + edition
    let states = ["AL", "AR", "CA", "CO", "FL", "GA", "IL", "LA", "NV", "TX"]
    return Fact(
      channel: .address, kind: carrier.rawValue,
      text: "AGENCY, ATTN: F-\(row), PO BOX \(box), DALLAS, TX 75\(100 + box % 800)-1234",
      section: ["Where to file"],
      conditions: Conditions(
        form: "F-\(row / 20)", scenario: "Scenario \(row / 10 % 2)", states: [states[row % 10]],
        carrier: carrier),
      components: [
        "recipient": "AGENCY", "attention": "F-\(row)", "po_box": "PO BOX \(box)", "city": "DALLAS",
        "state": "TX",
        "zip": "75\(100 + box % 800)-1234",
      ])
  }

  private static func seconds(_ before: [Fact], _ after: [Fact]) -> Double {
    let begin = clock()
    let told = PageComparison.changes(before: before, after: after).changes
    let end = clock()
    if told.count < before.count / 2 { exit(2) }
    return Double(end - begin) / Double(CLOCKS_PER_SEC)
  }
}
