import Model
import Testing

@testable import ContactExtraction

@Suite struct SocialProfileTests {
  @Test(
    "profiles have one form",
    arguments: [
      ("https://twitter.com/uscis", "https://x.com/uscis"),
      ("http://www.facebook.com/uscis/", "https://www.facebook.com/uscis"),
      ("https://m.facebook.com/uscis?ref=x", "https://www.facebook.com/uscis"),
      ("https://www.youtube.com/user/uscis/videos", "https://www.youtube.com/user/uscis"),
      ("https://www.linkedin.com/company/uscis/", "https://www.linkedin.com/company/uscis"),
      ("https://www.threads.net/@uscis", "https://www.threads.net/@uscis"),
      (
        "https://www.facebook.com/profile.php?id=1000&sk=about",
        "https://www.facebook.com/profile.php?id=1000"
      ),
      ("https://www.instagram.com/uscis/#top", "https://www.instagram.com/uscis"),
    ])
  func profiles(url: String, value: String) { #expect(SocialProfile.read(url)?.link.text == value) }

  @Test(
    "share buttons, intents, posts and look-alike hosts are none",
    arguments: [
      "https://www.facebook.com/sharer/sharer.php?u=x", "https://twitter.com/intent/tweet?text=x",
      "https://x.com/uscis/status/123",
      "https://www.linkedin.com/shareArticle?url=x", "https://www.youtube.com/watch?v=x",
      "https://www.instagram.com/p/abc/",
      "https://facebook.com.example.net/uscis", "https://www.facebook.com/", "https://notx.com/uscis",
      "mailto:x@facebook.com",
    ])
  func others(url: String) { #expect(SocialProfile.read(url) == nil) }

  @Test func `every network is read at its own host`() {
    #expect(SocialSites.sites.count == SocialNetwork.allCases.count)
    #expect(Set(SocialSites.sites.map(\.network)) == Set(SocialNetwork.allCases))
    for site in SocialSites.sites {
      let head = site.prefixes.first.map { $0 + "/" } ?? ""
      #expect(SocialProfile.read("https://\(site.host)/\(head)agency")?.kind == site.network.rawValue)
    }
  }
}
