import Foundation
import Model
import Text

/// What proves a change: the documents between which it happened, as bytes, and what is known of them.
struct EvidenceFolder {
  var change: RecordedChange
  /// Nil where the store keeps none.
  var before: StoredDocument?
  var after: StoredDocument?

  /// `{change, before: {file, source, url, fetched, status, headers, sha256, size}|null, after: …}`.
  var json: JSONValue {
    [
      "change": change.json, "before": before.map { json($0, side: "before") } ?? .null,
      "after": after.map { json($0, side: "after") } ?? .null,
    ]
  }

  /// Writes the documents and `evidence.json` into `folder`, which is created; gives the paths written.
  ///
  /// - Throws: ``Failure`` (73) where a file is there already or cannot be written.
  func write(to folder: String) throws -> [String] {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        "\(folder): cannot be created: name another folder with --into", code: Exit.cannotCreate)
    }
    var files: [(name: String, bytes: [UInt8])] = []
    if let before { files.append((Self.name(before, side: "before"), before.body)) }
    if let after { files.append((Self.name(after, side: "after"), after.body)) }
    files.append(("evidence.json", Array(JSONWriter.text(json).utf8)))
    return try files.map { try Self.create(folder + "/" + $0.name, $0.bytes) }
  }

  private static func create(_ path: String, _ bytes: [UInt8]) throws -> String {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "is there already" : "cannot be written"
      throw Failure("\(path): \(reason): name another folder with --into", code: Exit.cannotCreate)
    }
    Console.write(bytes, to: descriptor)
    var status = stat()
    let isWhole = fstat(descriptor, &status) == 0 && Int(status.st_size) == bytes.count
    guard close(descriptor) == 0, isWhole else {
      throw Failure("\(path): cannot be written whole: is the disk full?", code: Exit.io)
    }
    return path
  }

  private func json(_ document: StoredDocument, side: String) -> JSONValue {
    [
      "file": .string(Self.name(document, side: side)), "source": .string(document.source.rawValue),
      "url": .string(document.url), "fetched": .string(document.fetched.rfc3339),
      "status": .integer(Int64(document.status)),
      "headers": .array(document.headers.map { ["name": .string($0.name), "value": .string($0.value)] }),
      "sha256": .string(document.hash.hexadecimal), "size": .integer(Int64(document.body.count)),
    ]
  }

  /// `before.html`; the ending is that of the content type.
  private static func name(_ document: StoredDocument, side: String) -> String {
    let type = (document.contentType ?? "").lowercased()
    let ending = endings.first { type.contains($0.type) }?.ending ?? "bin"
    return side + "." + ending
  }

  private static let endings: [(type: String, ending: String)] = [
    ("html", "html"), ("xml", "xml"), ("json", "json"), ("pdf", "pdf"), ("text/", "txt"),
  ]
}
