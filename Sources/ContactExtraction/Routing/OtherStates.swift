import Model

/// Turns "all other states" and "all states except …" into codes.
enum OtherStates {
  static func resolved(_ routes: [Route]) -> [Route] {
    var listed: [Scenario: Set<String>] = [:]
    for route in routes where !route.states.isAllOther {
      listed[Scenario(route), default: []].formUnion(codes(of: route.states))
    }
    return routes.map { route in
      var route = route
      if route.states.isEveryoneElse, listed[Scenario(route), default: []].isEmpty { return route }
      if route.states.isAllOther {
        let others = USStates.fifty.subtracting(listed[Scenario(route)] ?? [])
        let extra = route.states.named.subtracting(listed[Scenario(route)] ?? [])
        route.conditions.states = others.union(extra).sorted()
      } else if route.states.isExcept {
        route.conditions.states = codes(of: route.states).sorted()
      }
      return route
    }
  }

  private static func codes(of states: StateCondition) -> Set<String> {
    guard states.isExcept else { return states.named }
    let all = states.namesTerritories ? USStates.fifty.union(USStates.territories) : USStates.fifty
    return all.subtracting(states.named)
  }

  /// Within one form and scenario each state has one row.
  struct Scenario: Hashable {
    var form: String?
    var scenario: String?
    init(_ route: Route) {
      form = route.conditions.form
      scenario = route.conditions.scenario
    }
  }
}
