// Headers of libcurl's module bring the clock's structure along; where both modules are seen at once it counts as theirs.
import CLibCurl
import Glibc
import Model
package import Text

extension Timestamp {
  /// What the system's clock shows.
  package static var systemClock: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
