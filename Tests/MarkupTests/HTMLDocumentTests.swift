import Testing

@testable import Markup

@Suite struct HTMLDocumentTests {
  private let document = HTMLParser.parse(
    Array("<div id=a CLASS='one two' data-x><p>one<b>two</b></p>three<x-y k=v>four</x-y></div><p>five".utf8))

  private func names(_ nodes: some Sequence<Int>) -> [String] {
    nodes.map { document.isText($0) ? document.text(ofText: $0) : document.name($0) }
  }

  @Test func `nodes are numbered in document order`() {
    #expect(
      names(document.descendants(of: HTMLDocument.root)) == [
        "div", "p", "one", "b", "two", "three", "x-y", "four", "p", "five",
      ])
    #expect(document.count == 11)
  }

  @Test func `the children of a node are visited without theirs`() {
    #expect(names(document.children(1)) == ["p", "three", "x-y"])
    #expect(document.parent(2) == 1)
    #expect(document.firstChild(2) == 3)
    #expect(document.next(2) == 6)
    #expect(document.next(7) == nil)
  }

  @Test func `a subtree is a run of numbers`() {
    #expect(document.endOfSubtree(2) == 6)
    #expect(document.endOfSubtree(1) == 9)
    #expect(document.endOfSubtree(HTMLDocument.root) == document.count)
    var below: [Int] = []
    document.forEachDescendant(2) { below.append($0) }
    #expect(below == [3, 4, 5])
  }

  @Test func `the text of a node is all that is written below it`() {
    #expect(document.text(of: 1) == "onetwothreefour")
    #expect(document.text(of: 9) == "five")
  }

  @Test func `attributes are found by their lower-case name`() {
    #expect(document.attribute("class", of: 1) == "one two")
    #expect(document.attribute("id", of: 1, equals: "a"))
    #expect(!document.attribute("id", of: 1, equals: "ab"))
    #expect(document.hasAttribute("data-x", 1))
    #expect(document.attribute("data-x", of: 1) == "")
    #expect(document.attribute("href", of: 1) == nil)
    #expect(document.attribute(named: "k", of: 7) == "v")
    #expect(document.attributes(1).map(\.name) == ["id", "class", "data-x"])
  }

  @Test func `bits tell which attributes are not there for certain`() {
    #expect(document.mayHave(anyOf: HTMLDocument.bits(of: ["href", "class"]), 1))
    #expect(!document.mayHave(anyOf: HTMLDocument.bits(of: ["href", "class"]), 2))
  }

  @Test func `an element that HTML does not know keeps its name`() {
    #expect(document.tag(7) == .unknown)
    #expect(document.name(7) == "x-y")
  }

  @Test(arguments: HTMLName.allCases.filter { $0 != .unknown })
  func `every name is found in any letter case`(name: HTMLName) {
    #expect(HTMLName(name: name.name) == name)
    #expect(HTMLName(name: name.name.uppercased()) == name)
    #expect(HTMLName(name: name.name + "x") != name)
  }

  @Test(arguments: [
    ("<html><body><p>a</p></body></html>", false), ("<p>a</p>", false), ("<div>a", true), ("<p>a</p>b", true),
    ("<p>a</p> <b", true), ("<html><body><div>a</body>", false),
  ])
  func `a document ends inside of what is open where nothing says that it ends`(html: String, isInside: Bool)
  {
    #expect(HTMLParser.parse(Array(html.utf8)).endsInside == isInside)
  }

  @Test func `what surrounds the place where the document ends is open`() {
    let document = HTMLParser.parse(Array("<ul><li>a</li><li><b>c".utf8))
    #expect(document.endsInside(1))
    #expect(!document.endsInside(2))
    #expect(document.endsInside(4))
    #expect(document.openAtEnd == ["ul", "li", "b"])
    #expect(HTMLParser.parse(Array("<div><div><b".utf8)).openAtEnd == ["div", "<"])
  }
}

extension HTMLDocument {
  fileprivate func text(ofText node: Int) -> String { withText(node) { String(decoding: $0, as: UTF8.self) } }
}
