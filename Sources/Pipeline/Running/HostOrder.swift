import Model
import Text

/// The order in which sources are asked: one of each host in turn, so that a host with a long pace does not keep the
/// others waiting.
enum HostOrder {
  /// `places` in `sources` dealt round robin by host, their order kept within a host. Places, for copies of thousands of
  /// sources take megabytes.
  static func interleaved(_ places: [Int], of sources: [Source]) -> [Int] {
    var order: [Substring] = []
    var queues: [Substring: [Int]] = [:]
    for place in places {
      let source = sources[place]
      let host = URLAuthority.of(source.url) ?? source.url[...]
      if queues[host] == nil { order.append(host) }
      queues[host, default: []].append(place)
    }
    guard order.count < places.count else { return places }
    var result: [Int] = []
    result.reserveCapacity(places.count)
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
