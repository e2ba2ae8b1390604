import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite struct PhoneRecogniserTests {
  private func read(_ text: String, label: String? = nil, section: [String] = []) -> [String] {
    var block = Block(role: .paragraph, section: section, text: text)
    block.label = label
    return PhoneRecogniser(Passage(block)).find().mentions.map { "\($0.kind) \($0.value.text)" }
  }

  @Test("each number of a sentence has its own kind")
  func sentence() {
    #expect(
      read(
        "Call 877-555-0101 (within the United States), 913-555-0102 (outside the United States), or TTY 800-555-0103"
      )
        == ["voice +18775550101", "voice +19135550102", "tty +18005550103"])
    #expect(
      read("P: (206) 587-4009 | F: (206) 587-4025 | Toll-free: (800) 445-5771")
        == ["voice +12065874009", "fax +12065874025", "voice +18004455771"])
    #expect(read("608.555.0188 · fax 608.555.0189") == ["voice +16085550188", "fax +16085550189"])
    #expect(
      read("Contact Center at 800-375-5283 (TTY 800-767-1833).") == [
        "voice +18003755283", "tty +18007671833",
      ])
  }

  @Test(
    "the words around a number say that it is for deaf callers",
    arguments: [
      "TTY: 800-767-1833", "800-767-1833 (TTY)", "TTY/TDD 800-767-1833", "800-767-1833 TTY",
      "Deaf or hard of hearing: 800-767-1833",
      "For people who are deaf, hard of hearing, or have a speech disability, call us at 800-767-1833",
      "Si es sordo o tiene dificultades auditivas, llame al 800-767-1833",
      "If you are deaf or hard of hearing:\n800-767-1833",
    ])
  func tty(text: String) { #expect(read(text) == ["tty +18007671833"]) }

  @Test("label and heading count where the text says nothing")
  func surroundings() {
    #expect(read("202-555-0143", label: "Fax") == ["fax +12025550143"])
    #expect(read("202-555-0143", section: ["Contact", "TTY"]) == ["tty +12025550143"])
    #expect(read("202-555-0143", section: ["Phone and fax"]) == ["voice +12025550143"])
  }

  @Test("a list after one cue is of one kind")
  func continuedList() {
    #expect(read("TTY: 800-730-8913 or 877-825-9923") == ["tty +18007308913", "tty +18778259923"])
  }

  @Test("a telephone link counts by its target")
  func links() {
    var block = Block(role: .paragraph, text: "Call the office")
    block.links = [Block.Link(range: 0..<15, href: "tel:+1-618-622-0766", url: nil, name: "Call the office")]
    let mention = PhoneRecogniser(Passage(block)).find().mentions
    #expect(mention.map(\.value.text) == ["+16186220766"])
    #expect(mention.first?.label == "Call the office")
  }

  @Test(
    "a target that differs in a digit wins and is warned of; one that is another number is kept beside it")
  func contradictions() {
    func read(_ href: String) -> (values: [String], warnings: Int) {
      var block = Block(role: .paragraph, text: "800-375-5283")
      block.links = [Block.Link(range: 0..<12, href: href, url: nil, name: "800-375-5283")]
      let found = PhoneRecogniser(Passage(block)).find()
      return (found.mentions.map(\.value.text), found.warnings.count)
    }
    #expect(read("tel:8003755284") == (["+18003755284"], 1))
    #expect(read("tel:2025550143") == (["+12025550143", "+18003755283"], 1))
    #expect(read("tel:8003755283,,4") == (["+18003755283"], 0))
  }

  @Test("labels are what the page calls a number")
  func labels() {
    func label(_ text: String) -> String? {
      PhoneRecogniser(Passage(Block(role: .paragraph, text: text))).find().mentions.first?.label
    }
    #expect(label("You can also call the Military Help Line at 877-247-4645.") == "Military Help Line")
    #expect(label("Employers: 888-464-4218") == "Employers")
    #expect(label("202-707-8000 (visitor information)") == "visitor information")
    #expect(label("Military: call the Military Help Line, 877-247-4645") == "Military Help Line")
    #expect(label("ALERT: Due to volume, call 877-247-4645 later") == nil)
    #expect(label("You may call 877-247-4645") == nil)
    #expect(label("Georgetown Office\n12 The Circle\nPhone: 302-856-7690") == "Georgetown Office")
  }

  @Test("relay and text numbers are read where they are named")
  func shortCodes() {
    #expect(read("TTY: 711") == ["tty 711"])
    #expect(read("Text HOME to 741741") == ["sms 741741"])
    #expect(read("Room 711, ZIP 75001").isEmpty)
  }
}
