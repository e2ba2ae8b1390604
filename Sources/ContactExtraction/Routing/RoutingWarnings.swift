import Model
import Text

/// What cannot be right about the routes of a page, looked for in the finished matrix of forms, cases, states and carriers: a state
/// with two addresses or with none, a state or a case with one carrier of two.
enum RoutingWarnings {
  static func find(_ routes: [Route]) -> [Warning] {
    let groups = routes.filter { $0.conditions.form != nil }.grouped { Group($0) }
    return groups.flatMap { doubled($0.members, $0.key) } + missing(routes)
      + groups.flatMap { lonely($0.members, $0.key) }
  }

  /// Rows that are told apart by state only.
  private struct Group: Hashable {
    var form: String?
    var scenario: String?
    var appliesTo: String?

    init(_ route: Route) {
      form = route.conditions.form
      scenario = route.conditions.scenario
      appliesTo = route.conditions.appliesTo.map(\.plainWords)
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
  private static func missing(_ routes: [Route]) -> [Warning] {
    var cases: [[String?]: [Route]] = [:]
    for route in routes where route.conditions.form != nil {
      cases[[route.conditions.form, route.conditions.scenario], default: []].append(route)
    }
    let listed = cases.mapValues { Set($0.flatMap(\.conditions.states)) }
    return cases.sorted { ($0.value.first?.row ?? 0) < ($1.value.first?.row ?? 0) }.flatMap { key, routes in
      // Heads that share no state are names of offices: a state is missing where none of them has it.
      let others = listed.filter {
        $0.key != key && $0.key.first == key.first && $0.value.isDisjoint(with: listed[key] ?? [])
      }
      return routes.first.map { missing(routes, Group($0), others: Set(others.values.joined())) } ?? []
    }
  }

  private static func missing(_ routes: [Route], _ group: Group, others: Set<String>) -> [Warning] {
    let listed = Set(routes.flatMap(\.conditions.states))
    guard listed.intersection(USStates.fifty).count > 35 else { return [] }
    guard !routes.contains(where: \.states.isAllOther) else { return [] }
    let needsDC = !routes.contains { $0.states.isExcept }
    let expected = needsDC ? USStates.fifty.union(["DC"]) : USStates.fifty
    return expected.subtracting(listed).subtracting(others).sorted().map {
      Warning("\(group.place): \(named($0)) stands in no row")
    }
  }

  /// Cells that one of the two carriers fills where the other has an address elsewhere; one warning for the states of a route.
  private static func lonely(_ routes: [Route], _ group: Group) -> [Warning] {
    var carriers: [String: Set<Carrier>] = [:]
    for route in routes {
      for state in cells(of: route) {
        switch route.conditions.carrier {
        case .usps?: carriers[state, default: []].insert(.usps)
        case .courier?: carriers[state, default: []].insert(.courier)
        default: carriers[state, default: []].formUnion([.usps, .courier])
        }
      }
    }
    var told: Set<String> = []
    return routes.compactMap { route in
      guard route.namesCarrier else { return nil }
      let lonely = cells(of: route).filter { carriers[$0]?.count == 1 && told.insert($0).inserted }
      guard let first = lonely.first else { return nil }
      let who = first.isEmpty ? "" : " (\(named(first)) and others)"
      let (has, lacks) = route.conditions.carrier == .usps ? ("USPS", "courier") : ("courier", "USPS")
      return Warning("\(group.place): a row\(who) gives only the \(has) address and no \(lacks) address")
    }
  }

  private static func cells(of route: Route) -> [String] {
    route.conditions.states.isEmpty ? [""] : route.conditions.states
  }

  private static func named(_ code: String) -> String {
    USStateNames.name(of: code).map { "\($0) (\(code))" } ?? code
  }
}
