import Foundation
import Support
import Testing
import Text

@Suite struct HexadecimalTests {
  @Test func `bytes are two digits each`() {
    #expect([UInt8]([0, 9, 10, 0x7F, 0xA0, 0xFF]).hexadecimal == "00090a7fa0ff")
    #expect([UInt8]().hexadecimal == "")
  }

  @Test func `digits of either case are read as the bytes they stand for`() {
    #expect([UInt8](hexadecimal: Array("00090a7FA0ff".utf8)) == [0, 9, 10, 0x7F, 0xA0, 0xFF])
    #expect([UInt8](hexadecimal: []) == [])
    for wrong in ["0", "0g", "+1", " 1", "0x10", "001"] {
      #expect([UInt8](hexadecimal: Array(wrong.utf8)) == nil)
    }
  }

  @Test func `digits and their values are those of the standard library`() {
    for byte in UInt8.min...UInt8.max {
      let digit = Character(Unicode.Scalar(byte))
      #expect(byte.hexadecimalValue.map(Int.init) == (byte < 0x80 ? digit.hexDigitValue : nil))
    }
    for value in UInt8(0)..<16 {
      #expect(value.hexadecimalDigit.hexadecimalValue == value)
      #expect(value.upperHexadecimalDigit.hexadecimalValue == value)
      #expect(value.upperHexadecimalDigit == UInt8(ascii: value < 10 ? "0" : "A") + value % 10)
    }
  }

  @Test(arguments: [(0, 4, "0000"), (0x1F4, 4, "01f4"), (0x10FFFF, 4, "10ffff"), (255, 0, "ff")])
  func `numbers are filled with zeros`(number: Int, digits: Int, written: String) {
    #expect(number.hexadecimal(digits: digits) == written)
  }
}

@Suite struct ASCIITests {
  @Test func `classes of bytes are those of the standard library's characters`() {
    for byte in UInt8.min...UInt8.max {
      let character = Character(Unicode.Scalar(byte))
      #expect(byte.isASCIILetter == (character.isASCII && character.isLetter))
      #expect(byte.isASCIIDigit == (character.isASCII && character.isNumber))
      #expect(byte.isASCIILowercase == (character.isASCII && character.isLowercase))
      #expect(byte.isASCIIAlphanumeric == (byte.isASCIILetter || byte.isASCIIDigit))
      #expect(byte.asciiLowercased == (character.isASCII ? Array(character.lowercased().utf8)[0] : byte))
    }
  }
}

@Suite struct Base64Tests {
  @Test func `bytes are written as Foundation writes them, and read back`() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      let written = Base64.encode(bytes)
      #expect(written == Data(bytes).base64EncodedString())
      #expect(Base64.decode(Array(written.utf8)) == bytes)
    }
  }

  @Test(arguments: [("aGVs\nbG8=", "hello"), ("aGVsbG8", "hello"), (" a GVsbG8 = ", "hello"), ("", "")])
  func `white space and missing padding are passed over`(written: String, text: String) {
    #expect(Base64.decode(Array(written.utf8)) == Array(text.utf8))
  }

  @Test func `the alphabet of file names is read too, and nothing else`() {
    #expect(Base64.decode(Array("-_-_".utf8)) == Base64.decode(Array("+/+/".utf8)))
    #expect(Base64.decode(Array("a*b=".utf8)) == nil)
  }
}

@Suite struct InvisibleScalarTests {
  @Test func `white space is what Unicode says`() {
    for value in UInt32(0)...0x3100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(scalar.isWhiteSpace == scalar.properties.isWhitespace, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `every control is invisible, and every bidirectional control, tag and zero-width space`() {
    for value in UInt32(0)...0xE0080 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if scalar.properties.generalCategory == .control || scalar.properties.isBidiControl {
        #expect(scalar.isInvisible)
      }
    }
    for scalar: Unicode.Scalar in [
      "\u{200B}", "\u{FEFF}", "\u{180E}", "\u{FFF9}", "\u{E0001}", "\u{E007F}", "\u{AD}",
    ] {
      #expect(scalar.isInvisible)
    }
  }

  @Test(
    arguments: ["\u{200C}", "\u{200D}", "\u{FE0F}", "\u{600}", "\u{301}", "a", "外", "\u{1F600}"]
      as [Unicode.Scalar])
  func `what scripts and emoji need is not`(scalar: Unicode.Scalar) {
    #expect(!scalar.isInvisible && !scalar.isLineBreak)
  }
}
