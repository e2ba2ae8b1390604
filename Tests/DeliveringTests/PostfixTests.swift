import Delivering
import Foundation
import Model
import Support
import Testing

/// Mail through a server as it stands in offices, from the first byte to the mailbox.
@Suite struct PostfixTests {
  private static let username = "feedwatch"

  private func message() -> String {
    let text = ".\n..two\nFrom here\nGröße 外 " + String(repeating: "long ", count: 500) + "\n"
    return String(
      decoding: MailMessage.compose(
        digest: Samples.digest(), notifier: Samples.notifier(.pipe(command: ["x"], timeout: 1)),
        subject: "[feedwatch] 1 alert, 24 Nov", text: text, html: "<p>\(text)</p>\n"), as: UTF8.self)
  }

  private func deliver(
    _ url: String, authority: String?, password: String? = nil,
    to recipients: [String] = ["office@agency.example"]
  ) async -> DeliveryResult {
    let server = Outlet.SMTP(
      url: url, username: password.map { _ in Self.username }, passwordFile: password, caFile: authority,
      timeout: 600)
    return await Samples.deliverer.deliver(
      Samples.delivery(message()), to: Samples.notifier(.smtp(server), to: recipients))
  }

  /// A Postfix and a folder for password files.
  private func withPostfix(_ body: (PostfixServer, LoginService, URL) async throws -> Void) async throws {
    let login = try LoginService(username: Self.username, password: "secret words")
    defer { login.stop() }
    try await withTemporaryFolder { folder in
      try await PostfixServer.open(in: folder, login: login) { try await body($0, login, folder) }
    }
  }

  @Test(
    .enabled(
      if: PostfixServer.isThere,
      "Postfix (scripts/install-packages tests) or openssl is not installed, or this is not root"))
  func mailArrivesWholeInAMailbox() async throws {
    try await withPostfix { server, login, folder in
      let distrusted = await deliver(server.url, authority: nil)
      guard case .retry(let reason) = distrusted, reason.contains("no trusted TLS") else {
        Issue.record("\(distrusted)")
        return
      }
      #expect(await deliver(server.url, authority: server.authority) == .delivered)
      let mail = try await server.message(to: "office")
      #expect(mail.hasSuffix("\n" + message()) && mail.contains("with ESMTPS"))
      #expect(server.messages(in: "office").count == 1)
      if MailJudge.isThere { #expect(try await MailJudge.complaints([.init(Array(message().utf8))]) == []) }
      try await refusesSomeRecipients(server)
      try await letsInWithThePassword(server, login, folder)
      #expect(
        await deliver(server.secureURL, authority: server.authority, to: ["Desk <desk@agency.example>"])
          == .delivered)
    }
  }

  private func refusesSomeRecipients(_ server: PostfixServer) async throws {
    let partly = await deliver(
      server.url, authority: server.authority, to: ["nobody@agency.example", "desk@agency.example"])
    guard case .partlyDelivered(let left, let reason) = partly, left.isEmpty else {
      Issue.record("\(partly)")
      return
    }
    #expect(reason.contains("nobody@agency.example") && reason.contains("550"))
    #expect(try await server.message(to: "desk").hasSuffix("\n" + message()))
    let foreign = await deliver(server.url, authority: server.authority, to: ["x@elsewhere.example"])
    guard case .retry(let reason) = foreign, reason.contains("454 4.7.1 <x@elsewhere.example>") else {
      Issue.record("\(foreign)")
      return
    }
  }

  private func letsInWithThePassword(_ server: PostfixServer, _ login: LoginService, _ folder: URL)
    async throws
  {
    for (word, isRight) in [("secret words", true), ("wrong", false)] {
      let file = folder.appendingPathComponent("password-\(isRight)")
      try Data("\(word)\n".utf8).write(to: file)
      let result = await deliver(server.url, authority: server.authority, password: file.path)
      #expect((result == .delivered) == isRight, "\(result)")
      #expect(login.logins.last == "\0\(Self.username)\0\(word)")
    }
  }
}
