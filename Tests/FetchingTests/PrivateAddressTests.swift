import Model
import Support
import Testing

@testable import Fetching

@Suite struct PrivateAddressTests {
  @Test(arguments: ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]"])
  func `A name or number that leads inside is not connected to`(name: String) async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    let failure = try #require(
      await fetch(server.url("/", name: name)) { $0.allowsPrivateAddresses = false }.failure)
    #expect(failure.kind == .network)
    #expect(failure.detail.contains("allow_private_addresses"))
    #expect(server.requests.isEmpty)
  }

  @Test func `A source may be allowed inside, and others do not get in by its open connection`() async throws
  {
    let server = try LoopbackServer { _ in .ok("x") }
    let fetcher = Fetcher(settings: closed, version: "1", robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    let url = server.url("/")
    #expect(await fetcher.fetch(FetchRequest(url: url, allowsPrivateAddresses: true)).text == "x")
    #expect(await fetcher.fetch(FetchRequest(url: url)).failure?.kind == .network)
    #expect(await fetcher.fetch(FetchRequest(url: url, allowsPrivateAddresses: true)).text == "x")
    #expect(server.requests.count == 2)
  }

  private var closed: FetchSettings {
    var settings = FetchSettings()
    settings.obeysRobots = false
    return settings
  }

  @Test func `IPv6 alone works where it is allowed`() async throws {
    let server = try LoopbackServer(host: "::1") { _ in .ok("six") }
    #expect(await fetch(server.url("/")).text == "six")
    #expect(await fetch(server.url("/")) { $0.allowsPrivateAddresses = false }.failure?.kind == .network)
  }

  @Test(arguments: [
    "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fc00::1",
    "fd12::1",
    "fe80::1", "fe80::1%eth0", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::1",
    "2001:db8::1",
    "::10.0.0.1", "100::1", "2001::1", "nonsense",
  ])
  func `Addresses that are not public are refused`(address: String) {
    #expect(AddressPolicy.refusal(text: address) != nil)
  }

  @Test(arguments: [
    "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "23.1.2.3", "2600:1f00::1", "2a00:1450::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
  ])
  func `Public addresses are not`(address: String) {
    #expect(AddressPolicy.refusal(text: address) == nil)
  }
}
