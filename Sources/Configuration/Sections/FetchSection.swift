import Model

/// The `fetch:` part.
enum FetchSection {
  static let keys = [
    "contact", "connections", "per_host", "host_delay", "connect_timeout", "timeout", "max_body",
    "allow_private_addresses", "robots", "proxy",
  ]

  static func read(_ fields: Fields) -> FetchSettings {
    var settings = FetchSettings()
    settings.contact = fields.value("contact", .textOrNothing) ?? settings.contact
    settings.connections = fields.value("connections", .number(1...1000)) ?? settings.connections
    settings.perHost = fields.value("per_host", .number(1...100)) ?? settings.perHost
    settings.hostDelay = fields.value("host_delay", .milliseconds(least: 0)) ?? settings.hostDelay
    settings.connectTimeout =
      fields.value("connect_timeout", .milliseconds(least: 1)) ?? settings.connectTimeout
    settings.timeout = fields.value("timeout", .milliseconds(least: 1)) ?? settings.timeout
    settings.maxBody = fields.value("max_body", .bytes) ?? settings.maxBody
    settings.allowsPrivateAddresses =
      fields.value("allow_private_addresses", .bool) ?? settings.allowsPrivateAddresses
    settings.obeysRobots = fields.value("robots", .bool) ?? settings.obeysRobots
    settings.proxy = fields.value("proxy", .proxy)
    return settings
  }
}
