import Model
import PageReading

/// Passages that send a form to a place whose address the page does not give.
struct UnreadDirections {
  private let map: PageMap
  /// Headings under which an address stands.
  private let answered: Set<[String]>

  static func find(in map: PageMap) -> [Unread] {
    guard map.isFilingPage else { return [] }
    let answered = Set(
      map.withAddress.lazy.filter { map.page.blocks[$0].cell == nil }.map { map.page.blocks[$0].section })
    return UnreadDirections(map: map, answered: answered).passages
  }

  private var passages: [Unread] {
    map.page.blocks.indices.compactMap { index in
      let block = map.page.blocks[index]
      guard !block.region.isFurniture, !map.withAddress.contains(index) else { return nil }
      guard let text = block.cell == nil ? passage(block) : cell(index, block) else { return nil }
      return Unread(kind: "address-not-given", text: String(text.prefix(600)), section: block.section)
    }
  }

  private func passage(_ block: Block) -> String? {
    switch block.role {
    case .heading, .button, .summary, .caption: return nil
    default: break
    }
    guard !answered.contains(block.section), !block.text.hasSuffix(":") else { return nil }
    return Directions.areIn(block.text) ? block.text : nil
  }

  /// A cell where other rows have their address.
  private func cell(_ index: Int, _ block: Block) -> String? {
    guard let cell = block.cell, cell.column > 0, block.role != .headCell else { return nil }
    let row = map.row(of: index)
    let heads = (cell.columnHead ?? "").plainWords
    let isForAddresses =
      map.addressColumns[cell.table]?.contains(cell.column) == true || Directions.isAddressHead(heads)
    guard isForAddresses, !row.contains(where: map.withAddress.contains) else { return nil }
    if Directions.areIn(block.text) || Directions.namePlace(block.text) && !Directions.isRefusal(block.text) {
      return block.text
    }
    if block.text.utf8.count < 3, let image = block.images.first ?? block.links.first?.name { return image }
    return !block.links.isEmpty && !Directions.isRefusal(block.text) ? block.text : nil
  }
}

/// Sentences that tell where to send something.
enum Directions {
  /// Some sentence sends the reader's form somewhere.
  static func areIn(_ text: String) -> Bool {
    placeStems.begins(wordOf: text) && sentences(of: text).contains(where: isDirection)
  }

  /// Names a place without saying to go there: "Omaha Lockbox".
  static func namePlace(_ text: String) -> Bool {
    placeStems.begins(wordOf: text) && places.isIn(text.plainWords)
  }

  /// Says that nothing is to be mailed.
  static func isRefusal(_ text: String) -> Bool {
    refusals.isIn(text.plainWords)
  }

  /// `MAIL YOUR FORM TO`, `SEND TO`, `FILING ADDRESS`.
  static func isAddressHead(_ head: String) -> Bool {
    ["MAIL", "SEND", "ADDRESS", "FILE", "ENVI", "DIRECCION", "PRESENT", "WHERE"].contains {
      head.contains($0)
    }
  }

  private static func isDirection(_ sentence: String) -> Bool {
    places.isIn(sentence) && verbs.isIn(sentence) && !refusals.isIn(sentence) && !here.isIn(sentence)
  }

  private static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    for line in text.split(separator: "\n") {
      var rest = line
      while let end = rest.range(of: ". ") {
        sentences.append(String(rest[..<end.lowerBound]).plainWords)
        rest = rest[end.upperBound...]
      }
      sentences.append(String(rest).plainWords)
    }
    return sentences
  }

  private static let verbs = PhraseSet([
    " MAIL YOUR ", " MAIL THE ", " MAIL FORM ", " MAIL BOTH ", " MAIL IT ", " MAIL THEM ", " MAIL TO ",
    " MAIL ALL ", " SEND YOUR ", " SEND THE ", " SEND FORM ",
    " SEND BOTH ", " SEND IT ", " SEND THEM ", " SEND TO ", " SEND ALL ", " SUBMIT ", " FILE YOUR ",
    " FILE THE ", " FILE FORM ", " FILE IT ", " FILE WITH ", " FILE AT ", " FILE BOTH ",
    " DELIVER ", " USE THE ", " GO TO ", " SEE THE ", " SEE OUR ", " REFER TO ", " FOLLOW THE ",
    " CHECK THE ", " FIND THE ", " VISIT THE ", " VISIT OUR ",
    " ENVIE ", " ENVIAR ", " ENVIELO ", " PRESENTE ", " PRESENTAR ", " CONSULTE ", " UTILICE ", " USE LA ",
    " VEA ", " VISITE ", " DIRIJASE ",
  ])
  private static let places = PhraseSet([
    " LOCKBOX", " OFFICE ", " SERVICE CENTER", " PROCESSING CENTER", " ADDRESS", " FILING LOCATION",
    " EMBASSY ", " CONSULATE ", " DEPARTMENT ", " COURT ",
    " OFICINA ", " CENTRO DE ", " DIRECCION", " EMBAJADA ", " CONSULADO ", " DEPARTAMENTO ",
  ])
  /// How the first words of ``places`` begin.
  private static let placeStems = WordStems([
    "LOCKBOX", "OFFICE", "SERVICE", "PROCESSING", "ADDRESS", "FILING", "EMBASSY", "CONSULATE", "DEPARTMENT",
    "COURT",
    "OFICINA", "CENTRO", "DIRECCI", "EMBAJADA", "CONSULADO", "DEPARTAMENTO",
  ])
  private static let refusals = PhraseSet([
    " DO NOT ", " DONT ", " CANNOT ", " CAN NOT ", " MAY NOT ", " NOT ACCEPT", " NO LONGER ", " NO ENVIE ",
    " NO PUEDE ", " ONLINE ONLY ", " NOT APPLICABLE ", " NOT REQUIRED ",
  ])
  /// The address stands on the page after all.
  private static let here = PhraseSet([
    " BELOW ", " FOLLOWING ", " AS FOLLOWS ", " ABOVE ", " LISTED HERE ", " ON THIS PAGE ",
    " A CONTINUACION ", " SIGUIENTE",
  ])
}

extension Substring {
  /// The first place of `text`.
  fileprivate func range(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    let bytes = utf8
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place...].starts(with: wanted) { return place..<bytes.index(place, offsetBy: wanted.count) }
      place = bytes.index(after: place)
    }
    return nil
  }
}
