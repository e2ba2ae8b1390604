package import Text

extension Source {
  /// Seconds of the interval that a source has which is read at every run (`every: 0s`): a day, the default of all others.
  /// How often runs come is not known to the configuration; one a day is the least that cron lines ask for.
  private static let everyRun: Int64 = 86_400

  /// Whether a fact of it, last read at `lastRead`, is unconfirmed at `now`: more than three intervals old.
  package func isUnconfirmed(lastRead: Timestamp, now: Timestamp) -> Bool {
    let interval = every > 0 ? every : Self.everyRun
    return now > lastRead.adding(seconds: 3 * interval)
  }
}
