import Model

/// What cannot be right about the routes of a page: a state in two rows or in none, a row with one carrier of two.
enum RoutingWarnings {
  static func find(_ routes: [Route]) -> [Warning] {
    var groups: [(key: Group, routes: [Route])] = []
    var places: [Group: Int] = [:]
    for route in routes where route.conditions.form != nil {
      let group = Group(route)
      if let place = places[group] {
        groups[place].routes.append(route)
      } else {
        places[group] = groups.count
        groups.append((group, [route]))
      }
    }
    return groups.flatMap { doubled($0.routes, $0.key) + missing($0.routes, $0.key) } + lonely(routes)
  }

  /// Rows that are told apart by state only.
  private struct Group: Hashable {
    var form: String?
    var scenario: String?
    var appliesTo: String?

    init(_ route: Route) {
      form = route.conditions.form
      scenario = route.conditions.scenario
      appliesTo = route.conditions.appliesTo.map(PlainWords.of)
    }

    var place: String { [form.map { "form \($0)" }, scenario].compactMap { $0 }.joined(separator: ", ") }
  }

  private static func doubled(_ routes: [Route], _ group: Group) -> [Warning] {
    var values: [String: Set<String>] = [:]
    for route in routes {
      let carrier = route.conditions.carrier?.rawValue ?? ""
      for state in route.conditions.states {
        values[state + carrier, default: []].insert(route.placed.address.postalAddress.text)
      }
    }
    let twice = Set(values.filter { $0.value.count > 1 }.keys.map { String($0.prefix(2)) })
    return twice.sorted().map {
      Warning("\(group.place): \(named($0)) stands in two rows with different addresses")
    }
  }

  /// Most states are listed and one is not: the page forgot it. D.C. counts unless "all other states" may mean it.
  private static func missing(_ routes: [Route], _ group: Group) -> [Warning] {
    let listed = Set(routes.flatMap(\.conditions.states))
    guard listed.intersection(USStates.fifty).count > 35 else { return [] }
    guard !routes.contains(where: \.states.isAllOther) else { return [] }
    let needsDC = !routes.contains { $0.states.isExcept }
    let expected = needsDC ? USStates.fifty.union(["DC"]) : USStates.fifty
    return expected.subtracting(listed).sorted().map {
      Warning("\(group.place): \(named($0)) stands in no row")
    }
  }

  private static func lonely(_ routes: [Route]) -> [Warning] {
    var rows: [(row: Int, routes: [Route])] = []
    for route in routes where route.namesCarrier && route.conditions.form != nil {
      if let first = rows.last?.routes.first, first.conditions.scenario == route.conditions.scenario,
        rows.last?.row == route.row || first.isInTable == route.isInTable && isTwin(first, route)
      {
        rows[rows.count - 1].routes.append(route)
      } else {
        rows.append((route.row, [route]))
      }
    }
    return rows.compactMap { warning($0.routes) }
  }

  /// For the same states, and in tables for the same row of another carrier.
  private static func isTwin(_ first: Route, _ other: Route) -> Bool {
    guard first.conditions.states == other.conditions.states else { return false }
    return !first.isInTable
      || first.conditions.appliesTo == other.conditions.appliesTo
        && first.conditions.carrier != other.conditions.carrier
  }

  private static func warning(_ row: [Route]) -> Warning? {
    let carriers = Set(row.compactMap(\.conditions.carrier))
    guard let first = row.first, !carriers.contains(.any), carriers.count == 1, let only = carriers.first
    else { return nil }
    let who = first.conditions.states.first.map { " (\(named($0)) and others)" } ?? ""
    let (has, lacks) = only == .usps ? ("USPS", "courier") : ("courier", "USPS")
    return Warning("\(Group(first).place): a row\(who) gives only the \(has) address and no \(lacks) address")
  }

  private static func named(_ code: String) -> String {
    USStateNames.name(of: code).map { "\($0) (\(code))" } ?? code
  }
}
