import Model

/// The order in which sources are asked: one of each host in turn, so that a host with a long pace does not keep the
/// others waiting.
enum HostOrder {
  /// `sources` dealt round robin by host, the configuration's order kept within a host.
  static func interleaved(_ sources: [Source]) -> [Source] {
    var order: [Substring] = []
    var queues: [Substring: [Source]] = [:]
    for source in sources {
      let host = URLAuthority.of(source.url) ?? source.url[...]
      if queues[host] == nil { order.append(host) }
      queues[host, default: []].append(source)
    }
    guard order.count < sources.count else { return sources }
    var result: [Source] = []
    result.reserveCapacity(sources.count)
    var round = 0
    while !order.isEmpty {
      order.removeAll { host in
        guard let queue = queues[host], round < queue.count else { return true }
        result.append(queue[round])
        return false
      }
      round += 1
    }
    return result
  }
}
