import Model

/// The form of a digest's bytes, which their beginning tells.
enum DigestForm: Hashable {
  case mail, text, html, markdown, json, atom, slack

  /// The form that `notifier` takes.
  init(takenBy notifier: Notifier) {
    switch notifier.outlet {
    case .pipe, .smtp: self = .mail
    case .webhook(let webhook):
      switch webhook.body {
      case .json: self = .json
      case .slack: self = .slack
      case .ntfy: self = .text
      }
    case .file:
      switch notifier.format {
      case .text: self = .text
      case .html: self = .html
      case .markdown: self = .markdown
      case .json: self = .json
      case .atom: self = .atom
      }
    }
  }

  /// The form of what ``RenderedDigest`` made.
  init(of payload: [UInt8]) {
    let beginnings: [(String, DigestForm)] = [
      ("From: ", .mail), ("<!DOCTYPE html>", .html), ("# ", .markdown), ("<?xml ", .atom),
      ("{\"text\":", .slack), ("{", .json),
    ]
    self = beginnings.first { payload.starts(with: $0.0.utf8) }?.1 ?? .text
  }
}
