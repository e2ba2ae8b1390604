import Foundation

/// An independent reader of mail: Python's email package, which names every defect that it finds.
package enum MailJudge {
  /// Whether python3 is installed.
  package static var isThere: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/python3")
    }
  }

  /// A mail, and what has to be read out of it where a test knows that.
  package struct Case: Encodable, Sendable {
    fileprivate var mail: Data
    fileprivate var subject: String?
    fileprivate var text: String?
    fileprivate var html: String?
    fileprivate var to: [String]?

    /// A mail; `to`: the addresses, without names.
    package init(
      _ mail: [UInt8], subject: String? = nil, text: String? = nil, html: String? = nil, to: [String]? = nil
    ) {
      self.mail = Data(mail)
      self.subject = subject
      self.text = text
      self.html = html
      self.to = to
    }
  }

  /// What is wrong with mails, one line each, which begins with the number of the mail; one process reads them all.
  ///
  /// Defects of parts and of headers; headers that are unknown, missing or there twice; lines that are too long or not ASCII; parts
  /// that are not one text and one HTML; and where something else is read than was written.
  package static func complaints(_ cases: [Case]) async throws -> [String] {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("mails.json")
      try JSONEncoder().encode(cases).write(to: file)
      let program = folder.appendingPathComponent("judge.py")
      try Data(Self.program.utf8).write(to: program)
      let run = try await ProgramRun.program(
        "/usr/bin/env", ["python3", program.path, file.path], in: folder)
      let lines = (run.output + run.errors).split(separator: "\n").map(String.init)
      return run.exitCode == 0 || !lines.isEmpty ? lines : ["python3 ended with \(run.exitCode)"]
    }
  }

  /// The mails of a file to which a program appended them one after the other.
  package static func mails(in text: String) -> [String] {
    let (mark, end) = ("From: ", "--\n")
    var mails: [String] = []
    for piece in text.components(separatedBy: end + mark) {
      let head = mails.isEmpty ? "" : mark
      mails.append(head + piece + end)
    }
    guard var last = mails.popLast() else { return [] }
    last.removeLast(end.count)
    return last.isEmpty ? mails : mails + [last]
  }
}
