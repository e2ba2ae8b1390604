import ArgumentParser
import Diffing
import Foundation
import Model
import Storage
import Text

/// `feedwatch evidence`: the documents that prove a change.
struct Evidence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Write the stored documents before and after a change, with headers, hash and time.",
    discussion: """
      Writes before.* and after.* as they were read, and evidence.json: the change, and of each document its URL, time, HTTP \
      status, headers and SHA-256. Nothing is overwritten.

      Example: feedwatch evidence 12 --into proof-of-12
      """)

  @OptionGroup var options: CommonOptions
  @Argument(help: "The id of a change, as `feedwatch diff` and `feedwatch history` show it.") var id: String
  @Option(help: ArgumentHelp("The folder to write to (default: evidence-ID).", valueName: "folder"))
  var into: String?
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let store = try options.storeForReading(settings)
      let change = try self.change(in: store)
      let evidence = EvidenceFolder(
        change: change, before: try store.evidence(of: change.folds.first ?? change.id).before,
        after: try store.evidence(of: change.id).after)
      let written = try evidence.write(to: into ?? "evidence-\(change.id)")
      switch format {
      case .json: Console.print(json: evidence.json)
      case .text:
        Console.print(written.map { file -> TerminalText in "wrote \(text: SafeText.line(file))\n" }.joined())
      }
    }
  }

  /// The line of `diff` that the id names; where nobody sees it there, the change itself.
  private func change(in store: SQLiteStore) throws -> RecordedChange {
    let all = try store.changes(pendingOnly: false)
    let pending = all.filter { $0.state == .pending && $0.change.severity > .wording }
    guard
      let change = ReviewFold.fold(pending).first(where: { $0.id == id }) ?? all.first(where: { $0.id == id })
    else {
      throw Failure(
        "no change \"\(id)\": `feedwatch diff` and `feedwatch history` list them", code: Exit.usage)
    }
    return change
  }
}

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
