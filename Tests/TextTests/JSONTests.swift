import Foundation
import Testing

@testable import Text

@Suite struct JSONReadingTests {
  private func read(_ text: String) -> JSONValue? { JSONReader.read(Array(text.utf8)) }

  @Test func `values of every kind are read, members in their order`() {
    let value = read(#" {"b": [1, -2.5e3, "x", true, false, null], "a": {}} "#)
    #expect(value == ["b": [1, .number(-2500), "x", true, false, nil], "a": [:]])
    #expect(value?["b"]?.array?.count == 6 && value?["c"] == nil && value?["a"]?.string == nil)
  }

  @Test(arguments: [
    ("[1,]", [1] as JSONValue), ("{\"a\":1,}", ["a": 1] as JSONValue), ("\"a\tb\"", "a\tb" as JSONValue),
    ("\"\\/\\b\\f\"", "/\u{8}\u{C}" as JSONValue),
    ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
  ])
  func `what feeds get wrong is forgiven, and big numbers lose only their end`(text: String, value: JSONValue)
  {
    #expect(read(text) == value)
  }

  @Test(arguments: [
    "", "{", "[1", "[1 2]", "{\"a\"}", "{a: 1}", "\"a", "tru", "nul", "1 2", "[1]x", "// x\n1", "-",
    "{\"a\":}", "\"\\u12\"", "\"\\u+123\"",
  ])
  func `what is no JSON is refused`(text: String) { #expect(read(text) == nil) }

  @Test(arguments: [
    ("\"\\u00e9\"", "é"), ("\"\\uD83D\\uDE00\"", "\u{1F600}"), ("\"\\uD83D\"", "\u{FFFD}"),
    ("\"\\uD83Dx\"", "\u{FFFD}x"),
    ("\"\\uD83D\\u0041\"", "\u{FFFD}A"), ("\"\\uDE00\"", "\u{FFFD}"), ("\"\\u0000\"", "\0"),
  ])
  func `escapes are units of UTF-16`(text: String, value: String) { #expect(read(text)?.string == value) }

  @Test func `nesting without end is refused and costs no stack`() {
    #expect(read(String(repeating: "[", count: 100) + String(repeating: "]", count: 100)) != nil)
    #expect(read(String(repeating: "[", count: 100_000)) == nil)
  }
}

@Suite struct JSONWritingTests {
  @Test func `objects and arrays are indented by two spaces, empty ones stay on their line`() {
    let value: JSONValue = ["a": [1, ["b": nil]], "c": [], "d": [:]]
    let text = """
      {
        "a": [
          1,
          {
            "b": null
          }
        ],
        "c": [],
        "d": {}
      }

      """
    #expect(JSONWriter.text(value) == text)
    #expect(JSONWriter.text(value, indented: false) == #"{"a":[1,{"b":null}],"c":[],"d":{}}"#)
  }

  @Test func `numbers that JSON has no form for are null`() {
    #expect(
      JSONWriter.text([.number(.nan), .number(.infinity), .number(1.5)], indented: false) == "[null,null,1.5]"
    )
  }

  @Test func `what is written is read back`() {
    let value: JSONValue = ["a\"\\\n": ["\u{200B}\u{E0041}", 1, .number(0.1), nil, true], "": ""]
    for isIndented in [true, false] {
      #expect(JSONReader.read(Array(JSONWriter.text(value, indented: isIndented).utf8)) == value)
    }
  }

  @Test func `member by member the same text is written`() {
    var writer = JSONMemberWriter(depth: 0, isFirst: true)
    writer.beginObject()
    writer.add("text", "a \"b\"")
    writer.add("nothing", nil as String?)
    writer.add("number", 3)
    writer.add("whole", 2.0)
    writer.add("part", 2.5)
    writer.add("list", ["x", "y"])
    writer.beginArray("empty")
    writer.endArray()
    writer.add("objects", [1, 2]) { number, writer in
      writer.beginObject()
      writer.add("n", number)
      writer.endObject()
    }
    writer.add("none", [Int]()) { _, _ in }
    writer.endObject()
    let value: JSONValue = [
      "text": "a \"b\"", "number": 3, "whole": 2, "part": .number(2.5), "list": ["x", "y"], "empty": [],
      "objects": [["n": 1], ["n": 2]],
    ]
    #expect(JSONReader.read(writer.bytes) == value)
    let text = String(decoding: writer.bytes.drop { $0 == 0x0A }, as: UTF8.self)
    #expect(text + "\n" == JSONWriter.text(value))
  }
}

@Suite struct ByteRunTests {
  @Test func `the first marked byte is found at every place`() {
    let marks: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0x22, 0x5C, 0x7F, 0xC2, 0xE2)
    for length in 0..<50 {
      for mark in [0x22, 0x5C, 0x7F, 0xC2, 0xE2, 0x00, 0x1F] as [UInt8] {
        let bytes = [UInt8](repeating: 0x61, count: length) + [mark] + [UInt8](repeating: 0x62, count: 20)
        bytes.withUnsafeBufferPointer { #expect(ByteRun.end($0, from: 0, marks: marks) == length) }
      }
      let plain = [UInt8](repeating: 0x61, count: length)
      plain.withUnsafeBufferPointer { #expect(ByteRun.end($0, from: 0, marks: marks) == length) }
    }
  }
}
