import Model
import PageReading

/// Gives every address its conditions: what its scopes say to it, the innermost first.
struct ScopeRouting {
  private let map: PageMap
  private let binder: ScopeBinder
  /// The page tells where to mail something: headings over its addresses are cases, not names of offices.
  private var isRouted = false

  private init(map: PageMap, binder: ScopeBinder, isRouted: Bool = false) {
    (self.map, self.binder, self.isRouted) = (map, binder, isRouted)
  }

  /// The routes of a page's addresses, in order, and the blocks that only name an address given elsewhere.
  static func routes(_ placed: [PlacedAddress], in map: PageMap) -> (routes: [Route], references: Set<Int>) {
    let places = placed.map(\.extent)
    var routing = ScopeRouting(map: map, binder: ScopeBinder(page: map.page, values: places))
    let levels = placed.indices.map { routing.binder.levels(of: $0) }
    routing.isRouted = map.isFilingPage || levels.contains(where: routing.tellsRoute)
    let routes = placed.indices.map { routing.route(placed[$0], $0, levels[$0]) }
    let references = AddressReferences.find(routes, levels, in: routing.binder)
    guard !references.isEmpty else {
      return (routes.resolvingOtherStates(under: map.page.signs.heading), [])
    }
    routing = ScopeRouting(
      map: map, binder: ScopeBinder(page: map.page, values: places + references.map(\.place)), isRouted: true)
    return (
      routing.lent(routes, to: references).resolvingOtherStates(under: map.page.signs.heading),
      Set(references.map(\.place.first.block))
    )
  }

  /// The routes with those that a place of the page sends to an address under its name, in place of that address alone.
  private func lent(_ routes: [Route], to references: [AddressReferences.Reference]) -> [Route] {
    var named: [Int: [Route]] = [:]
    for (index, reference) in references.enumerated() {
      let levels = binder.levels(of: routes.count + index)
      guard states(levels).speaksOfStates || levels.prefix(2).contains(where: { !$0.statements.isEmpty })
      else { continue }
      for target in reference.routes {
        var route = self.route(routes[target].placed, routes.count + index, levels)
        let own = routes[target]
        (route.kind, route.label, route.namesCarrier) = (own.kind, own.label, own.namesCarrier)
        route.conditions.carrier = own.conditions.carrier
        route.conditions.form = route.conditions.form ?? own.conditions.form
        named[target, default: []].append(route)
      }
    }
    return routes.indices.flatMap { named[$0] ?? [routes[$0]] }
  }

  private func route(_ placed: PlacedAddress, _ index: Int, _ levels: [Level]) -> Route {
    let block = map.page.blocks[placed.block]
    let carrier = carrier(levels)
    let states = states(levels, of: placed.address)
    let (leads, heads) = words(levels)
    var conditions = Conditions(carrier: carrier ?? (placed.address.hasBox ? .usps : .any))
    let texts = levels.flatMap { $0.statements.filter { $0.place == .lead || $0.place == .row }.reversed() }
      .map(\.statement.text)
    if isRouted {
      conditions.form = form(texts, levels, placed)
      conditions.scenario = heads.isEmpty ? nil : heads.joined(separator: " > ")
    }
    conditions.appliesTo = leads.isEmpty ? nil : leads.joined(separator: " > ")
    conditions.states = states.isAny ? [] : states.named.sorted()
    return Route(
      placed: placed, kind: AddressKind.kind(of: placed, carrier: carrier, block: block, cache: map.cache),
      label: AddressKind.label(of: placed, block: block), conditions: conditions,
      namesCarrier: carrier != nil,
      row: index, isInTable: block.cell != nil, levels: levels, states: states)
  }

  private func carrier(_ levels: [Level]) -> Carrier? {
    levels.lazy.compactMap(\.carrier).first
  }

  /// What the innermost statement about states says; the cells of a row say it together.
  private func states(_ levels: [Level], of address: AddressDraft? = nil) -> StateCondition {
    for level in levels {
      let speaking = level.statements.filter { $0.isAboutStates || $0.statement.states.isAbroad }
      guard let last = speaking.last, !isOfPage(last), !isPlace(last, of: address) else { continue }
      var states = last.statement.states
      if last.place == .row {
        for other in speaking.dropLast() where other.place == .row {
          states.named.formUnion(other.statement.states.named)
        }
      }
      return states
    }
    return StateCondition()
  }

  /// A carrier, states, a form in a row or several columns of addresses show that a page tells where to mail something.
  private func tellsRoute(_ levels: [Level]) -> Bool {
    if levels.contains(where: { $0.carrier != nil }) || states(levels).speaksOfStates && map.isFilingPage {
      return true
    }
    return levels.contains { level in
      level.statements.contains {
        $0.isAboutStates && !isBareState($0) || $0.place == .column && $0.statement.words != nil
          || $0.place == .row && !FormCodes.find(in: $0.statement.text).isEmpty
      }
    }
  }

  private func isBareState(_ bound: BoundStatement) -> Bool {
    bound.statement.states.named.count == 1 && bound.statement.wordsBesideStates == nil
  }

  /// The name of the state that an office stands in, above its address.
  private func isPlace(_ bound: BoundStatement, of address: AddressDraft?) -> Bool {
    guard !map.isFilingPage, isBareState(bound), let state = address?.state, !state.isEmpty else {
      return false
    }
    return bound.statement.states.named.contains(state)
  }

  /// The words of lines and rows, and those of heads, the outermost first.
  private func words(_ levels: [Level]) -> (leads: [String], heads: [String]) {
    var (leads, heads): ([String], [String]) = ([], [])
    for level in levels.reversed() {
      for bound in level.statements where !isOfPage(bound) {
        guard !bound.statement.isValue, isRouted || bound.isCondition,
          let words = isNamed(bound) ? bound.statement.text : bound.statement.words
        else { continue }
        switch bound.place {
        case .heading, .column: if !heads.contains(words) { heads.append(words) }
        case .row, .lead: if !leads.contains(words), !heads.contains(words) { leads.append(words) }
        }
      }
    }
    return (leads, heads)
  }

  /// "Residents of Guam" names a case.
  private func isNamed(_ bound: BoundStatement) -> Bool {
    bound.place == .heading && bound.isAboutStates && bound.statement.states.named.count == 1
  }

  /// The page's own heading.
  private func isOfPage(_ bound: BoundStatement) -> Bool { bound.isOfPage(under: map.page.signs.heading) }

  // MARK: form

  /// From the row, else the section, else the page, else the attention line.
  private func form(_ texts: [String], _ levels: [Level], _ placed: PlacedAddress) -> String? {
    let pageForms = map.pageForms
    let own = pageForms.count == 1 ? pageForms.first : nil
    for text in texts {
      let reading = map.cache.reading(of: text)
      if let leading = reading.leadingForm { return leading }
      if let own, reading.forms.contains(own) { return own }
    }
    let heads = levels.flatMap {
      $0.statements.filter { $0.place == .heading || $0.place == .column }.reversed()
    }
    for head in heads {
      let forms = FormCodes.subjects(in: head.statement.text)
      if let own, forms.contains(own) { return own }
      if let first = forms.first, forms.count == 1 || own == nil {
        return own != nil && FormCodes.leading(in: head.statement.text) == nil ? own : first
      }
    }
    if let own { return own }
    let attention = placed.address.lines.filter { $0.part == .attention }.flatMap {
      FormCodes.find(in: $0.text)
    }
    return texts.lazy.compactMap { map.cache.reading(of: $0).forms.first }.first ?? attention.first
      ?? pageForms.first
  }
}

/// An address with the conditions under which a reader uses it.
struct Route {
  var placed: PlacedAddress
  var kind: String
  var label: String?
  var conditions: Conditions
  /// The page names the carrier.
  var namesCarrier: Bool
  /// Routes of one table row, or of one passage about states, have equal numbers.
  var row: Int
  /// It stands in a table, whose rows are told apart by their number; headings part a passage without ending it.
  var isInTable: Bool
  /// What its scopes say to it.
  var levels: [Level] = []
  /// What its row says about states.
  var states: StateCondition

  /// The words of all that heads it, the outermost first, but for those about its states; `heading` is that of the page.
  func path(under heading: String?) -> [String] {
    levels.reversed().flatMap { level in
      level.statements.compactMap { bound in
        bound.isAboutStates || bound.isOfPage(under: heading) ? nil : bound.statement.words
      }
    }
  }
}
