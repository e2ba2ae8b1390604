import Configuration
import Foundation
import Model
import Text

/// A file of the configuration that a command changes.
struct ConfigurationFile {
  /// The file itself, where the name given is a link to it.
  private let path: String

  /// The file at `path`.
  init(_ path: String) {
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// What the file holds.
  func text() throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure("\(path): cannot be read", code: Exit.io)
    }
    return text
  }

  /// Puts `text` in place of what the file holds, whole or not at all, with the same owner and permissions, once the new
  /// text has proved to be a good configuration.
  func replace(with text: String) throws {
    let trial = "\(path).\(getpid()).new"
    defer { unlink(trial) }
    try write(text, to: trial)
    do {
      _ = try ConfigurationReader.read(path: trial)
    } catch {
      let lines = error.lines.map { $0.replacing(trial + ":", with: path + ":") }
      throw Failure(ConfigurationErrors(lines: lines))
    }
    guard rename(trial, path) == 0 else {
      throw Failure("\(path): cannot be replaced: \(systemMessage())", code: Exit.io)
    }
  }

  private func write(_ text: String, to trial: String) throws {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let descriptor = open(trial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw Failure(
        "\(trial): cannot be written: \(systemMessage()): make the folder writable", code: Exit.cannotCreate)
    }
    defer { close(descriptor) }
    if status.st_ino != 0, status.st_uid != geteuid() || status.st_gid != getegid() {
      guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
        throw Failure(
          "\(path): belongs to another user, and the new file cannot: \(systemMessage()): do this as its owner",
          code: Exit.cannotCreate)
      }
    }
    fchmod(descriptor, mode)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure("\(trial): cannot be written: \(systemMessage())", code: Exit.io) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      throw Failure("\(trial): cannot be written: \(systemMessage())", code: Exit.io)
    }
  }
}
