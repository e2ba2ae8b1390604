import Delivering
import Foundation

/// The text of a PDF, by the program `pdftotext` (poppler-utils) where it is installed.
enum PDFText {
  /// Most bytes of text taken.
  private static let most = 20 * 1024 * 1024
  /// How long the program may take; a hostile document can keep it busy for ever.
  private static let milliseconds: Int64 = 30_000

  /// Why there is no text, and what to do.
  struct ReadError: Error { var reason: String }

  /// The text of the document in `bytes`.
  static func read(_ bytes: [UInt8]) throws(ReadError) -> [UInt8] {
    let command = ["pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"]
    guard
      case .success(var program) = ChildProcess.start(
        command, environment: ProcessInfo.processInfo.environment, message: bytes)
    else {
      throw ReadError(reason: "reading a PDF needs pdftotext (install poppler-utils, or give its text)")
    }
    program.outputLimit = most
    switch program.run(milliseconds: milliseconds) {
    case .exited(0) where program.output.count < most: return program.output
    case .exited(0): throw ReadError(reason: "its text is larger than 20 MB (give the part that counts)")
    case .timedOut: throw ReadError(reason: "pdftotext did not end within 30 s (give its text)")
    case .exited, .signalled, .abandoned:
      throw ReadError(reason: "pdftotext cannot read it (is it damaged or locked?)")
    }
  }
}
