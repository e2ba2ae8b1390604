import Testing

@testable import ContactExtraction

@Suite("Words of addresses")
struct AddressTokenTests {
  private func token(_ text: String) -> AddressToken? { AddressTokenizer.tokens(of: text, block: 0).first }

  @Test(
    "what a word can be is known, whatever its spelling",
    arguments: [
      ("Street", AddressWordClasses.suffix), ("expressway", .suffix), ("Apartment", .unit), ("Ste.", .unit),
      ("PENTHOUSE", .loneUnit), ("northwest", .direction), ("Interstate", .numberedRoad), ("C/O", .attention),
      ("New", .state), ("Massachusetts", .state), ("Piso", .unit), ("Carretera", .streetWord),
    ])
  func classes(word: String, kind: AddressWordClasses) {
    #expect(token(word)?.classes.contains(kind) == true)
  }

  @Test(
    "other words are nothing, also where they begin like one",
    arguments: ["Streets", "Expresswaz", "Apartmentz", "Agency", "Nort", "5"])
  func none(word: String) {
    #expect(token(word)?.classes.isDisjoint(with: [.suffix, .unit, .state]) == true)
  }

  @Test("a word knows its digits")
  func digits() {
    #expect(token("75001")?.isZIP == true && token("75001-1234")?.isZIP == true)
    #expect(token("7500")?.isZIP == false && token("750011234")?.isZIP == false)
    #expect(token("12B")?.startsWithDigit == true && token("12B")?.isNumber == false)
    #expect(token("B12")?.startsWithDigit == false && token("B12")?.hasDigit == true)
    #expect(token("Main")?.hasDigit == false)
  }

  @Test("a word that is changed is looked at anew")
  func changed() {
    var word = token("Main")
    word?.text = "75001"
    #expect(word?.isZIP == true)
    word?.text += "-1234"
    #expect(word?.isZIP == true && word?.isNumber == false)
  }

  @Test("a ZIP code glued to its state, words glued by full stops and acronyms are taken apart")
  func parts() {
    let words = AddressTokenizer.tokens(of: "P.O.BOX 5, E.ELM, D.C., AZ85284 AZ85284-1234", block: 0)
    #expect(words.map(\.text) == ["PO", "BOX", "5", "E", "ELM", "DC", "AZ", "85284", "AZ", "85284-1234"])
  }
}
