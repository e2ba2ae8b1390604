/// Pages as agencies have them, made up from a seed: the same at every run.
struct PageMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let words = """
    the form may be filed by mail or in person with a copy of your notice when you are asked to give more evidence for benefits \
    under this section of law and policy please review all instructions before you send anything to our office because fees change
    """.split(separator: " ").map(String.init)
  private static let cities = [
    "Dallas, TX 75265", "Phoenix, AZ 85036", "Elgin, IL 60121", "Lewisville, TX 75067",
  ]

  private mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  private mutating func prose(_ count: Int) -> String {
    let words = (0..<count).map { _ in Self.words[next(Self.words.count)] }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  private mutating func office(_ number: Int) -> String {
    """
    <div class="views-row office-card"><h3 class="card__title"><a href="/offices/\(number)">Office \(number)</a></h3>
    <p class="adr"><span>\(number % 900 + 100) Main St.</span><br>Suite \(number % 90 + 1)<br>\(Self.cities[next(4)])-\(number % 9000 + 1000)</p>
    <p>Phone: <a href="tel:+1800555\(number % 9000 + 1000)">800-555-\(number % 9000 + 1000)</a> (TTY 800-555-\(number * 7 % 9000 + 1000))</p>
    <p>Hours: Monday to Friday, 8 a.m. to 5 p.m. Eastern</p>
    <p>Email: <a href="mailto:office\(number)@example.gov">office\(number)@example.gov</a></p></div>

    """
  }

  private mutating func passage(_ number: Int) -> String {
    switch next(10) {
    case 0: "<h2 id=\"s\(number)\" class=\"usa-heading\">\(prose(5))</h2>\n"
    case 1...3:
      "<ul class=\"usa-list\">"
        + (0..<5).map { "<li><a href=\"/p/\($0)\">\(prose(6))</a> &ndash; \(prose(10))</li>" }.joined()
        + "</ul>\n"
    default:
      "<div class=\"field field--name-body text-formatted\"><p>\(prose(40)) <strong>\(prose(4))</strong> \(prose(30)) "
        + "See <a href=\"https://www.example.gov/policy/\(number)\" target=\"_blank\" rel=\"noopener\">the policy</a>.</p></div>\n"
    }
  }

  /// A page of about `size` bytes; one passage in `share` is an office.
  mutating func page(size: Int, oneOfficeIn share: Int) -> [UInt8] {
    var html =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Contact Us</title></head><body><nav><ul>"
    for item in 0..<120 {
      html +=
        "<li class=\"menu__item\"><a href=\"/topic/\(item)\" class=\"menu__link\">Topic \(item)</a></li>"
    }
    html += "</ul></nav><main id=\"main-content\"><h1>Contact Us</h1>\n"
    var number = 0
    while html.utf8.count < size {
      number += 1
      html += next(share) == 0 ? office(number) : passage(number)
    }
    return Array(
      (html + "</main><footer><a href=\"https://x.com/example\">X</a></footer></body></html>").utf8)
  }

  /// A table with an address in each of `rows` rows.
  mutating func addresses(_ rows: Int) -> [UInt8] {
    let body = (0..<rows).map { row in
      "<tr><td>Office \(row)</td><td>Agency<br>Attn: Z-\(row % 900 + 100)<br>\(row + 100) Main St., Suite \(row % 90 + 1)<br>"
        + "\(Self.cities[next(4)])-\(row % 9000 + 1000)</td></tr>"
    }
    return Array(
      ("<html><body><main><h1>Offices</h1><table><tr><th>Office</th><th>Address</th></tr>" + body.joined()
        + "</table></main></body></html>")
        .utf8)
  }

  /// Pages that try to cost more than they should, by name.
  static let hostile: [(name: String, page: [UInt8])] = [
    ("1 M open elements", bytes(String(repeating: "<div>", count: 1_000_000))),
    (
      "50 MB",
      bytes(
        String(
          repeating: "<p>Call 800-555-0123 at 5 Main St, Dallas, TX 75001. Mo-Fr 9-5</p>\n", count: 730_000))
    ),
    (
      "100,000 numbers",
      bytes((0..<100_000).map { "(202) \(200 + $0 / 10_000)-\($0 % 9000 + 1000)" }.joined(separator: " "))
    ),
    ("20 MB of text without spaces", bytes(String(repeating: "a", count: 20_000_000))),
    ("1 M ZIP codes", bytes(String(repeating: "TX 75265 ", count: 1_000_000))),
    ("1 M attributes", bytes("<p " + (0..<1_000_000).map { "a\($0)=x" }.joined(separator: " ") + ">")),
    ("no end tags", bytes(String(repeating: "<p>Call 800-555-0123 <b>x <td>y <a href=q>z ", count: 100_000))),
  ]

  private static func bytes(_ text: String) -> [UInt8] { Array("<html><body><main>\(text)".utf8) }
}
