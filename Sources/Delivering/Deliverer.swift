package import Model

/// Brings a delivery to its notifier; one try, no memory. The outbox decides about further tries.
package struct Deliverer: Sendable {
  private let version: String
  private let environment: [String: String]

  /// A deliverer of program version `version`; programs it starts see of `environment` what holds no secrets.
  package init(version: String, environment: [String: String]) {
    self.version = version
    self.environment = environment
  }

  /// Tries once to deliver; never throws, never takes longer than the outlet's timeout by more than two seconds.
  package func deliver(_ delivery: Delivery, to notifier: Notifier) async -> DeliveryResult {
    let (version, environment) = (version, environment)
    return await BlockingWork.run {
      switch notifier.outlet {
      case .file(let path):
        return FileDelivery.replace(delivery.path ?? path, with: delivery.payload)
      case .pipe(let command, let timeout):
        return PipeDelivery(command: command, timeout: timeout, environment: environment).deliver(
          delivery.payload)
      case .smtp(let server):
        let recipients =
          delivery.recipients.isEmpty ? notifier.to.map { MailAddress($0).address } : delivery.recipients
        return SMTPDelivery(
          server: server, from: MailAddress(notifier.from ?? "").address, recipients: recipients
        )
        .deliver(delivery.payload)
      case .webhook(let webhook):
        return WebhookDelivery(webhook: webhook, version: version).deliver(delivery)
      }
    }
  }
}
