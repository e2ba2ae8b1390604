import Foundation
import Model
import Support
import Testing

@testable import Configuration

@Suite struct ConfigurationReaderTests {
  @Test func `every key of a source is read`() async throws {
    let source = try #require(
      try await settings(
        """
        sources:
          - id: uscis-news
            kind: page
            url: https://www.uscis.gov/news?conditions[agencies][]=x
            title: "News: all of it"
            every: 1h
            tags: [news, alerts]
            select: main
            ignore: [nav, "xpath://footer"]
            hosts: [USCIS.gov]
            expect: {facts: 2}
            baseline: announce
            confirm_removals: 3
            headers: {Accept-Language: en}
            entries: {each: div.views-row, title: h3, link: a, date: time}
            enabled: false
            allow_private_addresses: true
        """
      ).sources.first)
    #expect(
      source
        == Source(
          id: "uscis-news", kind: .page, url: "https://www.uscis.gov/news?conditions[agencies][]=x",
          title: "News: all of it", every: 3600, tags: ["news", "alerts"], select: "main",
          ignore: ["nav", "xpath://footer"], hosts: ["uscis.gov"], expectedFacts: 2, baseline: .announce,
          confirmRemovals: 3, headers: [.init(name: "Accept-Language", value: "en")],
          entries: .init(each: "div.views-row", title: "h3", link: "a", date: "time"), isEnabled: false,
          allowsPrivateAddresses: true))
  }

  @Test func `a source needs no more than id, kind and url`() async throws {
    let read = try await settings("sources: [{id: a, kind: feed, url: 'https://user:pw@Example.org:8443/x'}]")
    #expect(
      read.sources == [
        Source(id: "a", kind: .feed, url: "https://user:pw@Example.org:8443/x", hosts: ["example.org"])
      ])
  }

  @Test func `the fetch part is read with units`() async throws {
    let fetch = try await settings(
      """
      fetch:
        contact: desk@example.org
        connections: 8
        per_host: 1
        host_delay: 500ms
        connect_timeout: 5s
        timeout: 1m
        max_body: 500KB
        allow_private_addresses: true
        robots: no
      """
    ).fetch
    var expected = FetchSettings()
    expected.contact = "desk@example.org"
    expected.connections = 8
    expected.perHost = 1
    expected.hostDelay = 500
    expected.connectTimeout = 5000
    expected.timeout = 60_000
    expected.maxBody = 500_000
    expected.allowsPrivateAddresses = true
    expected.obeysRobots = false
    #expect(fetch == expected)
  }

  @Test func `an empty file gives the defaults`() async throws {
    let read = try await settings("# nothing yet\n")
    #expect(read.fetch == FetchSettings())
    #expect(read.sources.isEmpty && read.notifiers.isEmpty && read.terms.isEmpty && read.metricsFile == nil)
    #expect(read.storePath == "/home/user/.local/state/feedwatch/feedwatch.db")
  }

  @Test func `parts without content are as good as left out`() async throws {
    let read = try await settings("sources:\nnotify:\nfetch:\ncatalogue: ~\nterms: []\ndefaults: {}\n")
    #expect(read.fetch == FetchSettings())
  }

  @Test func `the default interval holds for sources that name none`() async throws {
    let read = try await settings(
      """
      defaults: {every: 7d}
      sources:
        - {id: a, kind: feed, url: https://example.org/a}
        - {id: b, kind: feed, url: https://example.org/b, every: 0s}
      """)
    #expect(read.sources.map(\.every) == [604_800, 0])
  }

  @Test func `paths are seen from the folder of the configuration`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("feedwatch.yaml")
      try Data("store: state/./x/../feedwatch.db\nmetrics_file: m.prom\nkeep_documents: 30d\n".utf8).write(
        to: file)
      let read = try ConfigurationReader.read(path: file.path)
      #expect(read.storePath == folder.path + "/state/feedwatch.db")
      #expect(read.metricsFile == folder.path + "/m.prom")
      #expect(read.file == file.path)
    }
  }

  @Test func `the state folder of the environment holds the store unless it is relative`() async throws {
    for (value, path) in [("/var/lib/x/", "/var/lib/x"), ("relative", "/home/user/.local/state")] {
      let read = try await reading("", environment: ["HOME": "/home/user", "XDG_STATE_HOME": value]).get()
      #expect(read.storePath == path + "/feedwatch/feedwatch.db")
    }
  }

  @Test func `a glossary is read`() async throws {
    let read = try await settings(
      "terms: [{was: InfoPass, now: My Appointment, since: \"2019\", source: https://example.org/x}, {was: Old}]"
    )
    #expect(
      read.terms == [
        RetiredTerm(was: "InfoPass", now: "My Appointment", since: "2019", source: "https://example.org/x"),
        RetiredTerm(was: "Old", now: nil, since: nil, source: nil),
      ])
  }

  @Test func `a byte order mark and carriage returns are read past`() async throws {
    let read = try await settings(
      "\u{FEFF}sources:\r\n  - id: a\r\n    kind: feed\r\n    url: https://example.org/\r\n")
    #expect(read.sources.map(\.id) == ["a"])
  }

  @Test func `aliases stand for what they name`() async throws {
    let read = try await settings(
      """
      sources:
        - {id: a, kind: feed, url: https://example.org/a, tags: &news [news, all]}
        - {id: b, kind: feed, url: https://example.org/b, tags: *news}
      """)
    #expect(read.sources[1].tags == ["news", "all"])
  }
}
