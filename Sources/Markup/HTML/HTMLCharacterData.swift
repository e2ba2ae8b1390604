/// Text and attribute values of HTML as they are meant.
enum HTMLCharacterData {
  /// Appends `text` with its references decoded; what is no reference stays as it is. Carriage returns become line feeds,
  /// NUL the replacement character.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], inAttribute: Bool) {
    let semicolon: CharacterReference.Semicolon = inAttribute ? .optionalInAttribute : .optional
    var place = 0
    while place < text.count {
      if text[place] == UInt8(ascii: "&"),
        let found = CharacterReference.decode(text, at: place, semicolon: semicolon)
      {
        UnicodeUnits.append(found.value, to: &output)
        place = found.end
      } else {
        appendByte(after: &place, in: text, to: &output)
      }
    }
  }

  private static func appendByte(
    after place: inout Int, in text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    let byte = text[place]
    place += 1
    switch byte {
    case 0x0D:
      output.append(0x0A)
      if place < text.count, text[place] == 0x0A { place += 1 }
    case 0: UnicodeUnits.append(0xFFFD, to: &output)
    default: output.append(byte)
    }
  }
}
