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
  ///
  /// - Parameter isAbandoned: asked again and again while a program, a mail server or an endpoint keeps the try waiting; once
  ///   true the try ends, and may be made again.
  package func deliver(
    _ delivery: Delivery, to notifier: Notifier, isAbandoned: @escaping @Sendable () -> Bool = { false }
  ) async -> DeliveryResult {
    let (version, environment) = (version, environment)
    return await BlockingWork.run {
      switch notifier.outlet {
      case .file(let path):
        return FileDelivery.replace(delivery.path ?? path, with: delivery.payload)
      case .pipe(let command, let timeout):
        return PipeDelivery(
          command: command, timeout: timeout, environment: environment, isAbandoned: isAbandoned
        ).deliver(delivery.payload)
      case .smtp(let server):
        let recipients =
          delivery.recipients.isEmpty ? notifier.to.map { MailAddress($0).address } : delivery.recipients
        return SMTPDelivery(
          server: server, from: MailAddress(notifier.from ?? "").address, recipients: recipients,
          isAbandoned: isAbandoned
        )
        .deliver(delivery.payload)
      case .webhook(let webhook):
        return WebhookDelivery(webhook: webhook, version: version, isAbandoned: isAbandoned).deliver(delivery)
      }
    }
  }
}

/// How a try to deliver ended.
package enum DeliveryResult: Hashable, Sendable {
  case delivered
  /// Delivered to some recipients; `left` are those worth another try, and one lower-case line says what became of all
  /// others.
  case partlyDelivered(left: [String], String)
  /// Not delivered, and worth another try later; one lower-case line that says why.
  case retry(String)
  /// Refused for good; one lower-case line that says why.
  case failed(String)
}
