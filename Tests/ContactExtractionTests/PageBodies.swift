import Model
import PageReading

@testable import ContactExtraction

// Pages that tests write as the body below a heading, and what is read of them.

/// What the page says whose main part is `body` below `heading`.
func read(_ body: String, below heading: String, at url: String = "https://agency.example/contact") throws
  -> Extraction
{
  let html = "<!doctype html><html><body><main><h1>\(heading)</h1>\(body)</main></body></html>"
  return ContactExtractor.extract(try PageReader.read(Array(html.utf8), contentType: nil, url: url))
}

/// What the page of a clerk's office says.
func readClerk(_ body: String) throws -> Extraction {
  try read(body, below: "Office of the Clerk", at: "https://court.example.gov/clerk")
}

/// The facts of one channel, in the order of the page.
func facts(_ channel: Channel, in body: String, below heading: String = "Agency") throws -> [Fact] {
  try read(body, below: heading).facts.filter { $0.channel == channel }
}

/// "kind value" of the telephone facts, in the order of the page.
func phones(_ body: String) throws -> [String] {
  try facts(.phone, in: body).map { "\($0.kind) \($0.value.text)" }
}

/// The normal forms of the addresses in the body of a page, as they are read without all other facts.
func addresses(inBody body: String) throws -> [String] {
  let html = "<html><body>\(body)</body></html>"
  let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/contact")
  return AddressExtractor.extract(page).facts.map(\.value.text)
}
