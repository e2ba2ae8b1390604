import Delivering
import Foundation
import Model
import Support
import Testing

@Suite struct SMTPTests {
  private func deliver(
    _ behaviour: MailSink.Behaviour = .init(), requiresTLS: Bool = false,
    to: [String] = ["office@example.org"],
    scheme: String = "smtp", username: String? = nil, passwordFile: String? = nil,
    message: String = "Subject: x\n\nhello\n", timeout: Int64 = 600
  ) async throws -> (DeliveryResult, MailSink.Received) {
    let sink = try MailSink(behaviour)
    defer { sink.stop() }
    let server = Outlet.SMTP(
      url: "\(scheme)://127.0.0.1:\(sink.port)", requiresTLS: requiresTLS, username: username,
      passwordFile: passwordFile, timeout: timeout)
    let result = await Samples.deliverer.deliver(
      Samples.delivery(message), to: Samples.notifier(.smtp(server), to: to))
    return (result, sink.everything)
  }

  @Test func aMessageArrivesWholeWithItsDots() async throws {
    let (result, received) = try await deliver(message: "Subject: x\n\n.\n..two\nend\n")
    #expect(result == .delivered)
    #expect(String(decoding: received.message, as: UTF8.self) == "Subject: x\r\n\r\n.\r\n..two\r\nend\r\n")
    #expect(received.lines.contains { $0.hasPrefix("MAIL FROM:<feedwatch@example.org>") })
  }

  @Test func everyRecipientIsNamed() async throws {
    let (result, received) = try await deliver(to: ["a@example.org", "B <b@example.org>"])
    #expect(result == .delivered)
    #expect(
      received.lines.contains("RCPT TO:<a@example.org>") && received.lines.contains("RCPT TO:<b@example.org>")
    )
  }

  @Test(arguments: ["MAIL", "RCPT", "DATA", "MESSAGE"])
  func a451IsTriedAgain(command: String) async throws {
    let (result, _) = try await deliver(.init(answers: [command: "451 try later"]))
    guard case .retry(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("451 try later") || command == "RCPT")
  }

  @Test(arguments: ["MAIL", "RCPT", "DATA", "MESSAGE"])
  func a550IsFinal(command: String) async throws {
    let (result, _) = try await deliver(.init(answers: [command: "550 never"]))
    guard case .failed(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("550 never"))
  }

  @Test func aRefusedRecipientDoesNotKeepTheMailFromTheOthers() async throws {
    let (result, received) = try await deliver(
      .init(answers: ["RCPT TO:<gone@example.org>": "550 no such user"]),
      to: ["gone@example.org", "here@example.org"])
    guard case .partlyDelivered(_, let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(
      reason.contains("gone@example.org") && reason.contains("550 no such user") && !reason.contains("here@"))
    #expect(!received.message.isEmpty)
  }

  @Test func aRecipientWhoIsPutOffIsAskedAboutAgainAlone() async throws {
    let (result, _) = try await deliver(
      .init(answers: [
        "RCPT TO:<later@example.org>": "450 greylisted", "RCPT TO:<gone@example.org>": "550 no such user",
      ]), to: ["later@example.org", "here@example.org", "gone@example.org"])
    guard case .partlyDelivered(let left, let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(left == ["later@example.org"])
    #expect(reason.contains("450 greylisted") && reason.contains("550 no such user"))
  }

  @Test func whereOneIsPutOffAndTheOtherRefusedTheMailIsTriedAgain() async throws {
    let (result, _) = try await deliver(
      .init(answers: [
        "RCPT TO:<later@example.org>": "450 greylisted", "RCPT TO:<gone@example.org>": "550 no such user",
      ]), to: ["later@example.org", "gone@example.org"])
    guard case .retry(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("450 greylisted"))
  }

  @Test func onlyTheRecipientsLeftAreWrittenTo() async throws {
    let sink = try MailSink(.init())
    defer { sink.stop() }
    let server = Outlet.SMTP(url: "smtp://127.0.0.1:\(sink.port)", requiresTLS: false, timeout: 600)
    var delivery = Samples.delivery("Subject: x\n\nhello\n")
    delivery.recipients = ["left@example.org"]
    let to = ["here@example.org", "left@example.org"]
    #expect(
      await Samples.deliverer.deliver(delivery, to: Samples.notifier(.smtp(server), to: to)) == .delivered)
    #expect(sink.everything.lines.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<left@example.org>"])
  }

  @Test(arguments: ["220-sink\r\n421 too many connections", "421 shutting down", "554 go away"])
  func aGreetingThatIsNoneIsToldInTheServersWords(greeting: String) async throws {
    let (result, received) = try await deliver(.init(answers: ["GREETING": greeting]))
    switch result {
    case .retry(let reason): #expect(greeting.contains("421") && reason.contains("421"))
    case .failed(let reason): #expect(reason.contains("554 go away"))
    default: Issue.record("\(result)")
    }
    #expect(received.message.isEmpty)
  }

  @Test func aServerThatHangsIsLeftAndTriedAgain() async throws {
    let (result, _) = try await deliver(.init(hangsAt: "RCPT"), timeout: 1)
    guard case .retry(let reason) = result, reason.lowercased().contains("timed out") else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func aServerThatHangsUpAfterTheMessageIsTriedAgain() async throws {
    let (result, received) = try await deliver(.init(answers: ["MESSAGE": "HANGUP"]))
    guard case .retry = result else {
      Issue.record("\(result)")
      return
    }
    #expect(!received.message.isEmpty)
  }

  @Test func aLineDroppedInTheMessageIsTriedAgain() async throws {
    let message = "Subject: x\n\n" + String(repeating: "line of text\n", count: 20_000)
    let (result, _) = try await deliver(.init(dropsAfter: 1000), message: message)
    guard case .retry = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func withoutTLSNothingIsSent() async throws {
    let (result, received) = try await deliver(requiresTLS: true)
    guard case .retry(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("offers no TLS"))
    #expect(!received.lines.contains { $0.hasPrefix("MAIL") } && received.message.isEmpty)
  }

  @Test func brokenTLSIsNeverFallenBackFrom() async throws {
    let (result, received) = try await deliver(.init(extensions: ["STARTTLS"]), requiresTLS: true)
    guard case .retry = result else {
      Issue.record("\(result)")
      return
    }
    #expect(!received.lines.contains { $0.hasPrefix("MAIL") } && received.message.isEmpty)
    let (direct, _) = try await deliver(scheme: "smtps")
    guard case .retry = direct else {
      Issue.record("\(direct)")
      return
    }
  }

  @Test func theLoginComesFromThePasswordFile() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("password")
      try Data("secret words\n".utf8).write(to: file)
      let login = Data("\0feedwatch\0secret words".utf8).base64EncodedString()
      let (result, received) = try await deliver(
        .init(answers: ["AUTH": "334 ", login: "235 welcome"], extensions: ["AUTH PLAIN"]),
        username: "feedwatch", passwordFile: file.path)
      #expect(result == .delivered)
      #expect(received.lines.contains(login))
    }
  }

  @Test func aMissingPasswordFileIsNamed() async throws {
    let (result, received) = try await deliver(username: "feedwatch", passwordFile: "/nonexistent/password")
    #expect(
      result == .retry("cannot read the password file /nonexistent/password: no such file or directory"))
    #expect(received.lines.isEmpty)
  }

  @Test func aServerThatIsNotThereIsTriedAgain() async {
    let server = Outlet.SMTP(url: "smtp://127.0.0.1:1", requiresTLS: false, timeout: 600)
    let result = await Samples.deliverer.deliver(Samples.delivery("x"), to: Samples.notifier(.smtp(server)))
    guard case .retry = result else {
      Issue.record("\(result)")
      return
    }
  }
}
