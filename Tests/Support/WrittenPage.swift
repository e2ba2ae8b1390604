/// A made-up page in tags and text, which can be written in several ways that mean the same to a browser.
package struct WrittenPage: Sendable {
  package enum Piece: Sendable {
    case start(String, [(name: String, value: String)])
    case end(String)
    case text(String)
  }

  package var pieces: [Piece] = []

  package init() {}

  // MARK: pages

  /// Offices with headings, addresses, numbers, hours in lists, a table of places to mail to, and a list of terms.
  package static func offices(_ random: inout Lottery) -> WrittenPage {
    var page = WrittenPage()
    page.element("main") { page in
      page.element("h1") { $0.text("Offices of the Agency") }
      for number in 1...random.next(below: 4) + 2 { page.office(number, &random) }
      page.element("section", [("class", "mail"), ("id", "mail")]) { page in
        page.element("h2") { $0.text("Where to mail Form X-1") }
        page.table(&random)
      }
    }
    return page
  }

  /// A list of announcements, one in each `li` of the class `row`.
  package static func announcements(_ random: inout Lottery) -> WrittenPage {
    var page = WrittenPage()
    page.element("h1") { $0.text("News") }
    page.element("ul", [("class", "news"), ("id", "list")]) { page in
      for number in 1...random.next(below: 8) + 3 {
        page.element("li", [("class", "row"), ("data-n", "\(number)")]) { page in
          let day = 10 + random.next(below: 18)
          page.element("time", [("datetime", "2026-10-\(day)"), ("class", "when")]) {
            $0.text("October \(day)")
          }
          page.element("h3") { page in
            page.element("a", [("href", "/news/\(number)?a=1&b=2"), ("title", "Read \"more\"")]) {
              $0.text("Notice \(number) & more < before")
            }
          }
          page.element("p") { $0.text("The office in Dallas is closed on October \(day).") }
        }
      }
    }
    return page
  }

  private mutating func office(_ number: Int, _ random: inout Lottery) {
    let line = 1000 + random.next(below: 9000)
    element("section", [("id", "office-\(number)"), ("class", "office")]) { page in
      page.element("h2") { $0.text("Office \(number)") }
      page.element("p", [("class", "where"), ("lang", "en")]) { page in
        page.text("\(100 + number) Main Street")
        page.pieces.append(.start("br", []))
        page.text("Dallas, TX 752\(10 + number)")
      }
      page.element("p") { page in
        page.text("Phone: ")
        page.element("a", [("href", "tel:+1202555\(line)"), ("class", "tel")]) { $0.text("202-555-\(line)") }
      }
      page.element("ul") { page in
        page.element("li") { $0.text("Lobby: Monday to Friday, 8 a.m. to 4 p.m.") }
        page.element("li") { $0.text("Mail: office\(number)@agency.example") }
      }
      page.element("dl") { page in
        page.element("dt") { $0.text("Fax") }
        page.element("dd") { $0.text("303-555-\(line)") }
        page.element("dt") { $0.text("TTY") }
        page.element("dd") { $0.text("404-555-\(line)") }
      }
    }
  }

  private mutating func table(_ random: inout Lottery) {
    element("table", [("class", "usa-table"), ("border", "1")]) { page in
      page.element("thead") { page in
        page.element("tr") { page in
          page.element("th", [("scope", "col")]) { $0.text("If you live in") }
          page.element("th", [("scope", "col")]) { $0.text("Mail your form to") }
        }
      }
      page.element("tbody") { page in
        for state in ["Texas", "Ohio", "Iowa"].prefix(1 + random.next(below: 3)) {
          page.element("tr") { page in
            page.element("td") { $0.text(state) }
            page.element("td") { page in
              page.element("p") { page in
                page.text("Agency")
                page.pieces.append(.start("br", []))
                page.text("P.O. Box \(1000 + random.next(below: 9000))")
                page.pieces.append(.start("br", []))
                page.text("Phoenix, AZ 85036")
              }
            }
          }
        }
      }
    }
  }

  private mutating func text(_ text: String) { pieces.append(.text(text)) }

  private mutating func element(
    _ name: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout WrittenPage) -> Void
  ) {
    pieces.append(.start(name, attributes))
    content(&self)
    pieces.append(.end(name))
  }

  // MARK: other ways to write it

  /// Without the end tags that HTML lets be left out (WHATWG HTML §13.1.2.4).
  package func withoutOptionalEndTags() -> WrittenPage {
    var page = self
    let optional: Set = ["li", "dt", "dd", "p", "tr", "td", "th", "thead", "tbody"]
    page.pieces.removeAll { if case .end(let name) = $0 { optional.contains(name) } else { false } }
    return page
  }

  /// With `div` in place of `section`.
  package func withDivsForSections() -> WrittenPage {
    func renamed(_ name: String) -> String { name == "section" ? "div" : name }
    var page = self
    page.pieces = pieces.map { piece in
      switch piece {
      case .start(let name, let attributes): .start(renamed(name), attributes)
      case .end(let name): .end(renamed(name))
      case .text: piece
      }
    }
    return page
  }

  /// With the attributes of each tag in another order.
  package func withShuffledAttributes(_ random: inout Lottery) -> WrittenPage {
    var page = self
    page.pieces = pieces.map { piece in
      guard case .start(let name, let attributes) = piece else { return piece }
      return .start(name, attributes.shuffled(using: &random))
    }
    return page
  }

  /// As HTML. With `comments`, comments stand between tags and inside text at random places; with `spelling`, tags have other
  /// letter cases, quotes and spaces.
  package func html(comments: Bool = false, spelling: Bool = false, _ random: inout Lottery) -> String {
    var html = ""
    for piece in pieces {
      if comments, random.next(below: 3) == 0 {
        html += Self.comments[random.next(below: Self.comments.count)]
      }
      switch piece {
      case .start(let name, let attributes): html += tag(name, attributes, spelling: spelling, &random)
      case .end(let name): html += spelling ? "</\(name.uppercased()) >" : "</\(name)>"
      case .text(let text):
        let place = comments ? text.index(text.startIndex, offsetBy: random.next(below: text.count)) : nil
        html +=
          place.map { escaped(text[..<$0]) + "<!-- <p>555-0100 -->" + escaped(text[$0...]) }
          ?? escaped(text[...])
      }
    }
    return html
  }

  private static let comments = [
    "<!-- a > b -->", "<!-->", "<!--->", "<!-- <div> -- --!>", "<!doctype html>", "<?php echo 1 ?>", "</>",
    "<![CDATA[x]]>",
  ]

  private func tag(
    _ name: String, _ attributes: [(name: String, value: String)], spelling: Bool, _ random: inout Lottery
  ) -> String {
    guard spelling else {
      return "<\(name)" + attributes.map { " \($0.name)=\"\(escaped($0.value[...]))\"" }.joined() + ">"
    }
    var tag = "<" + name.uppercased()
    for attribute in attributes {
      let value = escaped(attribute.value[...])
      let isWord = value.utf8.allSatisfy { $0 > 0x20 && !"\"'=<>`&".utf8.contains($0) }
      let quote = isWord && random.next(below: 2) == 0 ? "" : "'"
      tag += "\n  \(attribute.name.uppercased()) = \(quote)\(value)\(quote)"
    }
    return tag + " @click=\"a > b\" data-x>"
  }

  private func escaped(_ text: Substring) -> String {
    String(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;"))
  }
}
