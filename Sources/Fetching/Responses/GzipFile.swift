import CZlib

/// A document that is a gzip file (RFC 1952), whatever the server calls it: one that was packed beforehand, or by a proxy.
struct GzipFile {
  /// What comes out of it.
  enum Outcome {
    case document([UInt8])
    /// It holds more than the cap.
    case tooLarge
    /// It is damaged or cut: the bytes stay what they are.
    case damaged
  }

  private let bytes: [UInt8]

  /// `bytes` that begin as a gzip file does; nil for any other.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 18, bytes.starts(with: [0x1F, 0x8B, 8]) else { return nil }
    self.bytes = bytes
  }

  /// The whole of it, of at most `cap` bytes. What stands behind its streams and is no gzip is left out.
  func unpacked(cap: Int) -> Outcome {
    var stream = z_stream()
    guard feedwatch_gunzip_begin(&stream) == Z_OK else { return .damaged }
    defer { inflateEnd(&stream) }
    var document: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      while true {
        let code = part.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          return inflate(&stream, Z_NO_FLUSH)
        }
        document += part[..<(part.count - Int(stream.avail_out))]
        if document.count > cap { return .tooLarge }
        if code == Z_STREAM_END {
          // Another stream may follow (RFC 1952, section 2.2).
          let rest = input[(input.count - Int(stream.avail_in))...]
          guard rest.starts(with: [0x1F, 0x8B, 8]), inflateReset(&stream) == Z_OK else {
            return .document(document)
          }
          continue
        }
        guard code == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { return .damaged }
      }
    }
  }
}
