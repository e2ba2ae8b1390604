import Testing

@testable import Fetching

@Suite struct HostPolicyTests {
  @Test(arguments: [
    ("www.uscis.gov", true), ("uscis.gov", true), ("egov.www.uscis.gov", true), ("egov.uscis.gov", false),
    ("evil-uscis.gov", false), ("uscis.gov.evil.example", false), ("dhs.gov", true), ("a.b.dhs.gov", true),
    ("xdhs.gov", false), ("", false),
  ])
  func `A source's own host, its www. twin and the named hosts are admitted`(host: String, isAdmitted: Bool) {
    let policy = HostPolicy(own: "www.uscis.gov", allowed: ["DHS.gov"])
    #expect(policy.admits(host) == isAdmitted)
  }

  @Test func `A host without www. admits the one with it`() {
    #expect(HostPolicy(own: "ice.gov", allowed: []).admits("www.ice.gov"))
  }

  @Test func `An address has nothing below it`() {
    let policy = HostPolicy(own: "127.0.0.1", allowed: ["[::1]", ""])
    #expect(policy.admits("127.0.0.1"))
    #expect(policy.admits("[::1]"))
    #expect(!policy.admits("8.127.0.0.1"))
    #expect(!policy.admits("evil."))
  }
}
