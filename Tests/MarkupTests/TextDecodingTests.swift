import Markup
import Support
import Testing

@Suite struct TextDecodingTests {
  private func decode(
    _ bytes: [UInt8], contentType: String? = nil, as kind: TextDecoding.Kind = .xml
  ) throws -> (text: String, encoding: String, warnings: Int) {
    let decoded = try TextDecoding.decode(bytes, contentType: contentType, as: kind)
    return (String(decoding: decoded.text, as: UTF8.self), decoded.encoding, decoded.warnings.count)
  }

  @Test func `a byte order mark wins over every declaration`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("<?xml version='1.0' encoding='koi8-r'?><a>é</a>".utf8)
    let result = try decode(bytes, contentType: "text/xml; charset=windows-1251")
    #expect(result.encoding == "utf-8")
    #expect(result.text.hasSuffix("<a>é</a>"))
  }

  @Test func `the charset of the server wins over the declaration`() throws {
    let bytes = Array("<?xml version='1.0' encoding='iso-8859-5'?><a>".utf8) + [0xE9]
    #expect(try decode(bytes, contentType: "text/xml;charset= \"windows-1252\"").text.hasSuffix("é"))
    #expect(try decode(bytes).encoding == "iso-8859-5")
  }

  @Test(
    arguments: [
      ("windows-1251", [0xCF, 0xF0], "Пр"), ("koi8-r", [0xF0, 0xD2], "Пр"), ("gb2312", [0xC4, 0xE3], "你"),
      ("Shift_JIS", [0x93, 0xFA], "日"), ("euc-jp", [0xC6, 0xFC], "日"), ("euc-kr", [0xB3, 0xE2], "년"),
      ("iso-8859-1", [0x93, 0xE9], "“é"), ("big5", [0xA4, 0xA4], "中"),
    ] as [(String, [UInt8], String)])
  func `a declared encoding is read`(label: String, bytes: [UInt8], text: String) throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"\(label)\"?><a>".utf8)
    let result = try decode(head + bytes)
    #expect(result.text.hasSuffix("<a>" + text))
    #expect(result.warnings == 0)
  }

  @Test func `wide encodings are told by their zero bytes`() throws {
    let text = "<?xml version=\"1.0\"?><a>日</a>"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8), UInt8($0.value & 0xFF)] }
    #expect(try decode(little).text == text)
    #expect(try decode(little).encoding == "utf-16le")
    #expect(try decode(big).text == text)
    #expect(try decode(big).encoding == "utf-32be")
  }

  @Test func `surrogate pairs make one character and a lone half is replaced with a warning`() throws {
    let pair: [UInt8] = [0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE]
    #expect(try decode(pair).text == "😀")
    let lone = try decode([0xFF, 0xFE, 0x3D, 0xD8, 0x41, 0x00])
    #expect(lone.text == "\u{FFFD}A")
    #expect(lone.warnings == 1)
  }

  @Test func `a misspelt label is understood and an unknown one is warned of`() throws {
    #expect(try decode(Array("<?xml version='1.0' encoding='utf8'?><a>é</a>".utf8)).warnings == 0)
    let unknown = try decode(Array("<?xml version='1.0' encoding='bogus'?><a>é</a>".utf8))
    #expect(unknown.text.contains("é"))
    #expect(unknown.warnings == 1)
  }

  @Test func `a stray windows byte in UTF-8 is mended and a cut sequence becomes the replacement character`()
    throws
  {
    let bytes = Array("é’<?xml version='1.0' encoding='utf-8'?>ü".utf8) + [0x92, 0x20, 0xE2, 0x80, 0x20]
    let result = try decode(bytes)
    #expect(result.text.hasSuffix("ü’ \u{FFFD} "))
    #expect(result.warnings == 1)
  }

  @Test func `undeclared bytes that are not UTF-8 are windows-1252`() throws {
    let result = try decode(Array("caf".utf8) + [0xE9, 0x20, 0x93], as: .html)
    #expect(result.text == "café “")
    #expect(result.encoding == "windows-1252")
    #expect(result.warnings == 1)
  }

  @Test func `a Latin label does not make mojibake of UTF-8`() throws {
    let result = try decode(Array("naïve".utf8), contentType: "text/html; charset=ISO-8859-1", as: .html)
    #expect(result.text == "naïve")
    #expect(result.warnings == 1)
  }

  @Test func `a meta element declares the encoding of a page`() throws {
    let page = Array("<html><META http-equiv=x content='text/html; charset=windows-1251'>".utf8) + [0xCF]
    #expect(try decode(page, as: .html).text.hasSuffix("П"))
    #expect(try decode(Array("<meta charset=koi8-r>".utf8) + [0xF0], as: .html).text.hasSuffix("П"))
  }

  @Test func `a picture is no text`() {
    #expect(throws: TextDecodingError.binary) { try decode([0x89, 0x50, 0x4E, 0x47, 0x0D]) }
  }

  @Test func `invalid bytes of a table encoding are replaced and the rest is read`() throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"euc-kr\"?>".utf8)
    let result = try decode(head + [0xB3, 0xE2, 0xFF, 0xB3, 0xE2])
    #expect(result.text.hasSuffix("년\u{FFFD}년"))
    #expect(result.warnings == 1)
  }

  @Test func `any bytes come out as valid UTF-8`() throws {
    var random = Lottery(seed: 7)
    for length in 0..<200 {
      let bytes = [0x20] + (0..<length).map { _ in UInt8(random.next(below: 256)) }
      #expect(UTF8Text.isValid(try TextDecoding.decode(bytes, contentType: nil, as: .html).text))
    }
  }
}
