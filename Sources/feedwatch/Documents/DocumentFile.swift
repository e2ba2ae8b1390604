import Foundation
import Model
import PageReading
import Text

/// Why a document of one's own cannot be read: one lower-case line that names it.
struct UnreadableDocument: Error { var line: String }

/// A document of one's own, from a file or standard input.
enum DocumentFile {
  /// The most bytes that any command reads of one document: 512 MB.
  static let most = 512 * 1024 * 1024
  /// The most bytes of a page that are looked at (`HTMLParser.Limits`): 10 MB.
  static let mostOfPage = 10_000_000

  /// The bytes of the file at `path` (`-`: standard input).
  static func read(_ path: String) throws(UnreadableDocument) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let size = isFile ? Int(status.st_size) : 0
    guard let bytes = size > most ? [] : read(descriptor, size) else { throw unreadable(path) }
    guard max(size, bytes.count) <= most else {
      throw UnreadableDocument(line: "\(name(path)): larger than \(most / 1_048_576) MB: give it in parts")
    }
    return bytes
  }

  /// As `read`, with a word on standard error where a page is longer than what is looked at of it.
  static func readPage(_ path: String) throws(UnreadableDocument) -> [UInt8] {
    let bytes = try read(path)
    if bytes.count > mostOfPage {
      Console.error("\(name(path)): larger than \(mostOfPage / 1_000_000) MB: only its beginning is read")
    }
    return bytes
  }

  /// What messages call the document at `path`, which may be a URL given by mistake.
  static func name(_ path: String) -> String {
    path == "-" ? "standard input" : PublicURL.named(path, isCertain: false)
  }

  /// `file:` URL of a path, for pages whose own URL is not given.
  static func url(of path: String) -> String {
    guard path != "-" else { return "file:///" }
    return path.hasPrefix("/") ? "file://\(path)" : "file:///\(path)"
  }

  /// Opens a file to read it. An argument that is no UTF-8 comes to us with U+FFFD in it: then the name is taken from the
  /// command line as it was given there, unless two arguments look alike.
  private static func open(_ path: String) -> Int32 {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor < 0, errno == ENOENT, path.contains("\u{FFFD}") else { return descriptor }
    let given = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
      .filter { String(cString: $0) == path }
    guard let name = given.first, given.allSatisfy({ strcmp($0, name) == 0 }) else {
      errno = ENOENT
      return -1
    }
    return Foundation.open(name, O_RDONLY | O_CLOEXEC)
  }

  private static func unreadable(_ path: String) -> UnreadableDocument {
    let reason = systemMessage()
    return UnreadableDocument(line: "\(name(path)): \(reason) (give a file, or - for standard input)")
  }

  /// Everything that comes, at most a byte more than what is allowed; nil where reading fails.
  private static func read(_ descriptor: Int32, _ size: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    // One byte more than the file has: the second read of a file of that size finds its end.
    var room = size > 0 ? size + 1 : 65_536
    while bytes.count <= most {
      var read = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        repeat {
          read = Foundation.read(descriptor, buffer.baseAddress, room)
        } while read < 0 && errno == EINTR
        count = max(0, read)
      }
      guard read >= 0 else { return nil }
      if read == 0 { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = 65_536
    }
    return bytes
  }
}

/// A page that was saved to a file, with what is known of how it was read.
struct SavedPage {
  var file: String
  /// The URL it was read at; nil = that of the file.
  var baseURL: String?
  var contentType: String?
  /// CSS, or `xpath:…`; only what it matches is read.
  var select: String?

  /// The page.
  ///
  /// - Throws: exit code 65 where it cannot be read, 64 where the selector is at fault.
  func read() throws(Failure) -> Page {
    do {
      let bytes = try DocumentFile.readPage(file)
      return try PageReader.read(
        bytes, contentType: contentType, url: baseURL ?? DocumentFile.url(of: file), select: select)
    } catch let error as UnreadableDocument {
      throw Failure(error.line, code: Exit.data)
    } catch PageError.badSelector(let selector, let reason) {
      throw Failure("--select \(selector): \(reason) (CSS, or xpath:…)", code: Exit.usage)
    } catch {
      throw Failure("\(DocumentFile.name(file)): \(error)", code: Exit.data)
    }
  }
}
