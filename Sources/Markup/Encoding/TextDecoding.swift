import Model

/// Turns the bytes of a document into UTF-8.
///
/// The order of authority is that of RFC 7303 section 3 and of the HTML standard: byte order mark, the charset of the
/// Content-Type, the declaration inside the document, the pattern of zero bytes, UTF-8. An authority that the bytes
/// contradict gives way to the next one that fits, with a warning.
package enum TextDecoding {
  /// Where the declaration inside a document is looked for.
  package enum Kind: Sendable { case xml, html, json }

  /// `bytes` as text.
  ///
  /// - Parameters:
  ///   - contentType: the value of the Content-Type header, if any; only its charset counts.
  ///   - kind: which form of declaration the document may hold.
  /// - Throws: ``TextDecodingError/binary`` when the bytes begin like a picture, archive or PDF.
  package static func decode(
    _ bytes: [UInt8], contentType: String?, as kind: Kind
  ) throws(TextDecodingError) -> DecodedText {
    guard !BinarySignature.matches(bytes) else { throw .binary }
    if let mark = ByteOrderMark(bytes) { return decode(bytes, after: mark) }
    if let encoding = ZeroBytePattern.encoding(of: bytes) {
      return finish(UnicodeUnits.decode(bytes[...], as: encoding), encoding, [])
    }
    var warnings: [Warning] = []
    let encodings = authorities(bytes, contentType: contentType, kind: kind, warnings: &warnings)
    return firstFitting(bytes, encodings, warnings)
  }

  private static func decode(_ bytes: [UInt8], after mark: ByteOrderMark) -> DecodedText {
    let rest = bytes[mark.length...]
    guard mark.encoding == .utf8 else {
      return finish(UnicodeUnits.decode(rest, as: mark.encoding), mark.encoding, [])
    }
    return finish(ByteDecoding.decode(Array(rest), as: .utf8), .utf8, [])
  }

  /// The encodings that somebody names, most trusted first.
  private static func authorities(
    _ bytes: [UInt8], contentType: String?, kind: Kind, warnings: inout [Warning]
  ) -> [TextEncoding] {
    let labels = [contentType.flatMap(CharsetParameter.label), EncodingDeclaration.label(in: bytes, kind)]
    var encodings: [TextEncoding] = []
    for label in labels.compactMap(\.self) {
      guard let encoding = TextEncoding(label: label) else {
        warnings.append(Warning("unknown encoding \"\(label.prefix(40))\""))
        continue
      }
      // Bytes in which a declaration could be read are not 16 or 32 bits wide, whatever it says.
      encodings.append(encoding.isWide ? .utf8 : encoding)
    }
    return encodings
  }

  /// Decodes with the first encoding that takes every byte, else with the one that suits the bytes best.
  private static func firstFitting(
    _ bytes: [UInt8], _ encodings: [TextEncoding], _ warnings: [Warning]
  ) -> DecodedText {
    guard let first = encodings.first else {
      // Nobody names an encoding: UTF-8, which costs no copy, or what the bytes look like.
      return UTF8Text.isValid(bytes)
        ? DecodedText(text: bytes, encoding: "utf-8", warnings: warnings)
        : undeclared(bytes, isDeclared: false, warnings)
    }
    if UTF8Text.isASCII(bytes), first.takesASCII {
      return DecodedText(text: bytes, encoding: first.label, warnings: warnings)
    }
    if first == .utf8 || first.isLatin && UTF8Text.hasMeaningfulSequence(bytes), UTF8Text.isValid(bytes) {
      let notes = first == .utf8 ? [] : [contradiction(first)]
      return DecodedText(text: bytes, encoding: "utf-8", warnings: warnings + notes)
    }
    return byTrial(bytes, encodings, warnings)
  }

  private static func byTrial(
    _ bytes: [UInt8], _ encodings: [TextEncoding], _ warnings: [Warning]
  ) -> DecodedText {
    var failed: (text: [UInt8], replaced: Int)?
    for (index, encoding) in encodings.enumerated() {
      let attempt = ByteDecoding.decode(bytes, as: encoding)
      if attempt.replaced == 0 {
        return finish(attempt, encoding, index > 0 ? warnings + [contradiction(encodings[0])] : warnings)
      }
      failed = failed ?? attempt
    }
    if let failed, encodings[0] != .utf8 { return finish(failed, encodings[0], warnings) }
    return undeclared(bytes, isDeclared: true, warnings)
  }

  /// Bytes that no named encoding takes: UTF-8 with a few broken bytes, or windows-1252.
  private static func undeclared(_ bytes: [UInt8], isDeclared: Bool, _ warnings: [Warning]) -> DecodedText {
    let repaired = UTF8Text.repaired(bytes)
    let isUTF8 = repaired.sequences >= repaired.replaced || (isDeclared && repaired.sequences > 0)
    if isUTF8 { return finish((repaired.text, repaired.replaced), .utf8, warnings) }
    let note = Warning(
      isDeclared
        ? "not utf-8 as declared; read as windows-1252" : "no encoding declared; read as windows-1252")
    return finish(ByteDecoding.decode(bytes, as: .windows1252), .windows1252, warnings + [note])
  }

  private static func contradiction(_ encoding: TextEncoding) -> Warning {
    Warning("the document is not \(encoding.label), as it or its server says")
  }

  private static func finish(
    _ result: (text: [UInt8], replaced: Int), _ encoding: TextEncoding, _ warnings: [Warning]
  ) -> DecodedText {
    let count = result.replaced
    let note = Warning("\(count) invalid byte\(count == 1 ? "" : "s") in \(encoding.label) text replaced")
    return DecodedText(
      text: result.text, encoding: encoding.label, warnings: count > 0 ? warnings + [note] : warnings)
  }
}
