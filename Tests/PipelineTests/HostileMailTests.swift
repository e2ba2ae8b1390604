import Delivering
import Foundation
import Model
import Rendering
import Support
import Testing
import Text

@testable import Pipeline

/// Mails of digests whose every text wants to be a header, a part, a recipient, or too long.
@Suite struct HostileMailTests {
  @Test(.enabled(if: MailJudge.isThere, "python3 is not installed"))
  func noTextOfADocumentMakesAMailThatIsNotOne() async throws {
    var texts = HostileTexts(seed: 2_026)
    let cases = (0..<40).map { _ in mail(&texts) }
    for complaint in try await MailJudge.complaints(cases) { Issue.record("\(complaint)") }
  }

  /// Subjects are of this program's own words; what would come of others is tried all the same.
  @Test(.enabled(if: MailJudge.isThere, "python3 is not installed"))
  func noSubjectAndNoNameBreaksAHeader() async throws {
    var texts = HostileTexts(seed: 11)
    let cases = (0..<200).map { number in
      let (subject, text) = (texts.next(), texts.next())
      var notifier = notifier(number, &texts)
      notifier.unsubscribe = number % 3 == 0 ? "https://agency.example/leave?\(texts.next())" : nil
      let digest = Digest(
        notifier: notifier.id, composed: Timestamp(seconds: 1_795_500_900 + Int64(number) * 86_399),
        utcOffset: (number % 50 - 25) * 1800,
        messageID: DigestIdentity(notifier: notifier, at: Timestamp(seconds: 0), utcOffset: 0).messageID)
      let mail = MailMessage.compose(
        digest: digest, notifier: notifier, subject: subject, text: text, html: "<p>\(text)</p>")
      return MailJudge.Case(
        mail, subject: SafeText.line(subject), text: text, html: "<p>\(text)</p>", to: addresses(number))
    }
    for complaint in try await MailJudge.complaints(cases) { Issue.record("\(complaint)") }
  }

  private func addresses(_ number: Int) -> [String] {
    (0...number % 4).map {
      "person.\($0)+\(number)@\(String(repeating: "very-long-department.", count: $0))example.org"
    }
  }

  private func notifier(_ number: Int, _ texts: inout HostileTexts) -> Notifier {
    let to = addresses(number).map { $0.hasPrefix("person.1") ? $0 : "\(texts.next()) <\($0)>" }
    let ids = ["office", "a..b", "-.", "_", String(repeating: "long-id.", count: 30)]
    return Notifier(
      id: ids[number % ids.count], outlet: .pipe(command: ["mail"], timeout: 1),
      from: number % 2 == 0 ? "feedwatch@agency.example" : "\(texts.next()) <feedwatch@agency.example>",
      to: to)
  }

  private func mail(_ texts: inout HostileTexts) -> MailJudge.Case {
    let notifier = Notifier(
      id: "office", outlet: .pipe(command: ["mail"], timeout: 1), from: "feedwatch@agency.example",
      to: ["office@agency.example"])
    let digest = digest(&texts)
    return MailJudge.Case(
      RenderedDigest.payload(digest, for: notifier).bytes, subject: DigestRenderer.subject(digest),
      text: DigestRenderer.render(digest, as: .text), html: DigestRenderer.render(digest, as: .html),
      to: ["office@agency.example"])
  }

  private func digest(_ texts: inout HostileTexts) -> Digest {
    let now = Timestamp(seconds: 1_795_500_900)
    var digest = Digest(
      notifier: "office", composed: now, messageID: "<1@agency.example>", threadID: "<0@agency.example>")
    let source = SourceID("news")
    digest.sourceTitles = [source: texts.next()]
    digest.sourceURLs = [source: "https://agency.example/\(texts.next())"]
    digest.entries = (0..<2).map { _ in entry(source, &texts, now) }
    digest.changes = Channel.allCases.map { change($0, source, &texts, now) }
    digest.problems = [Problem(source: source, kind: .http, detail: texts.next(), since: now)]
    digest.undelivered = [
      Undelivered(notifier: "chat", since: now, digests: 1, error: texts.next(), isGivenUp: true)
    ]
    let unread = Unread(kind: texts.next(), text: texts.next(), section: [texts.next()])
    digest.unread = [SourceUnread(source: source, url: texts.next(), unread: unread)]
    return digest
  }

  private func entry(_ source: SourceID, _ texts: inout HostileTexts, _ now: Timestamp) -> AnnouncementNews {
    let announcement = Announcement(
      keys: [texts.next()], id: texts.next(), url: texts.next(), title: texts.next(), summary: texts.next(),
      categories: [texts.next()], isAlert: true)
    return AnnouncementNews(
      source: source, kind: .updated, announcement: announcement, previousTitle: texts.next(), seen: now)
  }

  private func change(
    _ channel: Channel, _ source: SourceID, _ texts: inout HostileTexts, _ now: Timestamp
  ) -> RecordedChange {
    let change = FactChange(
      kind: .changed, channel: channel, factKind: texts.next(), label: texts.next(), before: texts.next(),
      after: texts.next(), severity: .critical, section: [texts.next()],
      conditions: Conditions(form: texts.next(), scenario: texts.next(), states: [texts.next()]),
      fields: [texts.next()], evidence: texts.next(), note: texts.next())
    return RecordedChange(
      id: "1", source: source, sourceTitle: texts.next(), url: texts.next(), change: change, firstSeen: now)
  }
}
