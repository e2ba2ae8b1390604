/// A list of texts as one text that stays readable in a database shell: each element ends in a line feed;
/// a backslash, a line feed and a carriage return inside are written `\\`, `\n`, `\r`.
enum TextList {
  static func encode(_ elements: [String]) -> String {
    var bytes: [UInt8] = []
    for element in elements {
      for byte in element.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decode(_ text: String) -> [String] {
    var (elements, element, isEscaped): ([String], [UInt8], Bool) = ([], [], false)
    for byte in text.utf8 {
      switch (isEscaped, byte) {
      case (true, UInt8(ascii: "n")): element.append(UInt8(ascii: "\n"))
      case (true, UInt8(ascii: "r")): element.append(UInt8(ascii: "\r"))
      case (false, UInt8(ascii: "\n")):
        elements.append(String(decoding: element, as: UTF8.self))
        element.removeAll(keepingCapacity: true)
      case (false, UInt8(ascii: "\\")):
        isEscaped = true
        continue
      default: element.append(byte)
      }
      isEscaped = false
    }
    return elements
  }
}
