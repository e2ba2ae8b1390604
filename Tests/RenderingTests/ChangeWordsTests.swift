import Model
import Testing

@testable import Rendering

@Suite struct ChangeWordsTests {
  @Test(arguments: SocialNetwork.allCases)
  func `a profile is called by the name of its network`(network: SocialNetwork) {
    let change = FactChange(kind: .changed, channel: .social, factKind: network.rawValue, severity: .low)
    #expect(ChangeWords.noun(change) == "\(network.name) profile")
  }

  @Test(arguments: [
    ("truthsocial", "a Truth Social profile"), ("x", "an X profile"), ("instagram", "an Instagram profile"),
    ("another", "a profile"),
  ])
  func `its sentence reads well`(kind: String, text: String) {
    let change = FactChange(kind: .added, channel: .social, factKind: kind, severity: .low)
    #expect(ChangeWords.sentence(change, isReverted: false).contains(" says \(text) that "))
  }
}
