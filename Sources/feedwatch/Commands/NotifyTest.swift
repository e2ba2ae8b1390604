import ArgumentParser
import Model
import Pipeline
import Text

struct NotifyTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify-test", abstract: "Send a marked test to a notifier.",
    discussion: """
      Takes nothing out of the outbox. A file notifier gets its test beside its digests, as NAME.test.html. \
      Exit code 0: it arrived; 75: it did not, or a signal came.

      Example: feedwatch notify-test office
      """)

  @OptionGroup var options: CommonOptions
  @Argument(help: "The id of a notifier.") var id: String

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let notifier = try settings.notifier(named: id)
      let (result, isInterrupted) = try await Signals.withInterruption { interruption in
        await NotifierTest(settings: settings, version: Version.number, interruption: interruption)(notifier)
      }
      if let problem = result.problem {
        throw Failure("notifier \(id): the test was not delivered: \(problem)", code: Exit.temporary)
      }
      Console.print("test delivered to \(text: id + (result.path.map { ": \($0)" } ?? ""))\n")
      if isInterrupted { throw Failure.endedBySignal }
    }
  }
}
