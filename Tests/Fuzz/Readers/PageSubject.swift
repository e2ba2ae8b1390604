import ContactExtraction
import Model
import PageReading
import Text

/// Any bytes are a page or are refused; what is read of a page can be printed, and its entries listed.
func readPage(_ bytes: [UInt8]) {
  let address = "https://www.example.gov/contact"
  guard let page = try? PageReader.read(bytes, contentType: nil, url: address) else { return }
  let printed = JSONWriter.text(ContactExtractor.extract(page).json)
  check(JSONReader.read(Array(printed.utf8)) != nil, "what is printed is JSON")
  _ = try? ListPageReader.read(
    bytes, contentType: nil, url: address, selectors: Source.EntrySelectors(each: "li, tr, article"))
}
