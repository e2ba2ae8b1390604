import ArgumentParser
import FeedParsing
import Glibc
import Model

/// `feedwatch parse`: any feed as JSON Feed 1.1.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints any feed as JSON Feed 1.1.",
    discussion: """
      Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, in any encoding, broken ones too, and prints one JSON \
      Feed 1.1 document; what that has no names for stands under "_feedwatch", oddities of the input under \
      "_feedwatch.warnings". Exit status: 0, or 65 when the document is no feed.
      """)

  @Argument(help: "The document; - or nothing: standard input.")
  var file = "-"

  @Option(help: "The document's address, from which relative links start.")
  var baseURL: String?

  @Option(help: "The Content-Type header it came with.")
  var contentType: String?

  @Flag(help: .hidden)
  var batch = false

  func validate() throws {
    if let baseURL, !baseURL.contains(":") {
      throw ValidationError("--base-url: \"\(baseURL)\" is no absolute URL (https://example.org/feed.xml)")
    }
  }

  func run() throws {
    if batch { return ParseBatch.run() }
    guard let bytes = InputBytes.read(file) else {
      StandardStreams.complain("parse: cannot read \(file)")
      throw ExitCode(74)
    }
    let stream = JSONFeedStream { StandardStreams.write($0) }
    do throws(FeedError) {
      let feed = try FeedParser.parse(bytes, contentType: contentType, base: baseURL) { stream.write($0) }
      stream.finish(feed)
    } catch {
      StandardStreams.complain("\(file == "-" ? "standard input" : file): \(error.message)")
      throw ExitCode(65)
    }
  }
}

/// Many documents in one process: a manifest line of JSON in, a result line of JSON out, for conformance runs.
enum ParseBatch {
  /// Reads standard input to its end: `{"file", "base_url", "content_type"}` a line.
  static func run() {
    while let line = readLine() {
      guard let manifest = JSONReader.read(Array(line.utf8)), let file = manifest["file"]?.string else {
        continue
      }
      StandardStreams.write(Array(result(file, manifest).utf8))
    }
  }

  private static func result(_ file: String, _ manifest: JSONValue) -> String {
    guard let bytes = InputBytes.read(file) else { return "{\"exit\": 74}\n" }
    var document: [UInt8] = []
    let stream = JSONFeedStream { document += $0 }
    do throws(FeedError) {
      let feed = try FeedParser.parse(
        bytes, contentType: manifest["content_type"]?.string, base: manifest["base_url"]?.string
      ) { stream.write($0) }
      stream.finish(feed)
    } catch {
      return JSONWriter.text(["exit": 65, "error": .string(error.message)], indented: false) + "\n"
    }
    // Line breaks of the indented form stand between tokens only.
    return "{\"exit\": 0, \"doc\": " + String(decoding: document, as: UTF8.self).replacing("\n", with: "")
      + "}\n"
  }
}

/// Files and standard input as bytes.
enum InputBytes {
  /// The bytes of the file at `path` (`-`: standard input), or nil when it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor != 0 { close(descriptor) } }
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return read(descriptor, expecting: isFile ? Int(status.st_size) : 0)
  }

  private static func read(_ descriptor: Int32, expecting size: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    // One byte more than the file has: the second read of a file of that size finds its end.
    var room = size > 0 ? size + 1 : 65_536
    while true {
      var read = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        repeat { read = Glibc.read(descriptor, buffer.baseAddress, room) } while read < 0 && errno == EINTR
        count = max(0, read)
      }
      guard read >= 0 else { return nil }
      if read == 0 { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = 65_536
    }
  }
}

/// Standard output and standard error without buffering layers.
enum StandardStreams {
  /// Writes all of `bytes` to standard output; a closed pipe ends the program quietly.
  static func write(_ bytes: [UInt8]) {
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      while offset < buffer.count {
        let written = Glibc.write(1, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if written > 0 { offset += written } else if errno != EINTR { return }
      }
    }
  }

  /// Writes one line to standard error.
  static func complain(_ line: String) {
    let bytes = Array("feedwatch: \(line)\n".utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
