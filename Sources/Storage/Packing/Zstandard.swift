import CZstd
import Synchronization

/// Compression of what the store keeps (zstd, RFC 8878), with contexts that are used again: making one costs more than
/// compressing a small document.
final class Zstandard: Sendable {
  /// A low level: text comes out at a quarter of its size, twice as fast as at the levels that gain a few percent more.
  private static let level: Int32 = 1
  private let contexts = Mutex(Contexts())

  /// zstd's contexts; used by one thread at a time, under the mutex.
  private struct Contexts: ~Copyable {
    // Opaque C pointers, owned by this value alone and freed with it.
    var compression: OpaquePointer?
    var decompression: OpaquePointer?

    deinit {
      ZSTD_freeCCtx(compression)
      ZSTD_freeDCtx(decompression)
    }
  }

  /// `bytes` as one zstd frame that names its content's size.
  func compress(_ bytes: [UInt8]) throws(PackedError) -> [UInt8] {
    var written = 0
    let frame = contexts.withLock { contexts in
      if contexts.compression == nil { contexts.compression = ZSTD_createCCtx() }
      let context = contexts.compression
      return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
        written = bytes.withUnsafeBytes {
          ZSTD_compressCCtx(
            context, buffer.baseAddress, buffer.count, $0.baseAddress, $0.count, Self.level)
        }
        count = ZSTD_isError(written) == 0 ? written : 0
      }
    }
    guard ZSTD_isError(written) == 0 else { throw PackedError() }
    return frame
  }

  /// The content of `frame`; an error where it is damaged or holds more than `limit` bytes.
  func decompress(_ frame: [UInt8], limit: Int = 1 << 30) throws(PackedError) -> [UInt8] {
    let size = frame.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    guard size <= UInt64(limit) else { throw PackedError() }
    let bytes = contexts.withLock { contexts in
      if contexts.decompression == nil { contexts.decompression = ZSTD_createDCtx() }
      let context = contexts.decompression
      return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
        let read = frame.withUnsafeBytes {
          ZSTD_decompressDCtx(context, buffer.baseAddress, buffer.count, $0.baseAddress, $0.count)
        }
        count = ZSTD_isError(read) == 0 ? read : 0
      }
    }
    guard UInt64(bytes.count) == size else { throw PackedError() }
    return bytes
  }
}
