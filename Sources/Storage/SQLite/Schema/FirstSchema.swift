/// Step 1 of the schema.
///
/// Times are milliseconds since 1970. Lists are text, each element ended by a line feed (``TextList``). What is read as a
/// whole is packed (``PackedWriter``) or compressed (zstd). Numbers that people or other tables hold on to are never used
/// again (AUTOINCREMENT).
enum FirstSchema {
  static let sql = sources + documents + facts + entries + changes + problems + runs + outbox

  /// `entry_misses` and `fact_misses` count what waits for its removal to be confirmed. `good_reads` counts good reads; `last_good` is also the last_seen of every fact and entry that has none of its own.
  private static let sources = """
    CREATE TABLE sources (
      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, url TEXT NOT NULL,
      title TEXT, etag TEXT, last_modified TEXT, body_hash BLOB,
      last_attempt INTEGER, last_good INTEGER, next_due INTEGER, not_before INTEGER,
      failures INTEGER NOT NULL, problem_kind TEXT, problem_detail TEXT, problem_since INTEGER,
      moved_to TEXT, is_gone INTEGER NOT NULL, minimum_interval INTEGER NOT NULL, rules_version INTEGER NOT NULL,
      entry_count INTEGER NOT NULL DEFAULT 0, fact_count INTEGER NOT NULL DEFAULT 0,
      entry_misses INTEGER NOT NULL DEFAULT 0, fact_misses INTEGER NOT NULL DEFAULT 0,
      good_reads INTEGER NOT NULL DEFAULT 0, page_title TEXT, page_language TEXT
    );

    """

  /// A body is kept once however often it is fetched.
  private static let documents = """
    CREATE TABLE bodies (
      number INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
      compressed BLOB NOT NULL
    );
    CREATE TABLE documents (
      number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES sources, url TEXT NOT NULL,
      fetched INTEGER NOT NULL, status INTEGER NOT NULL, headers TEXT, body INTEGER NOT NULL REFERENCES bodies
    );
    CREATE INDEX documents_by_source ON documents(source);
    CREATE INDEX documents_by_body ON documents(body);

    """

  /// The time line: one row a period. `ended` is null while the fact stands; `last_seen` is null while the last good read
  /// showed it.
  private static let facts = """
    CREATE TABLE facts (
      number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES sources, channel TEXT NOT NULL,
      kind TEXT NOT NULL, value TEXT NOT NULL, display TEXT NOT NULL, label TEXT, section TEXT,
      form TEXT, scenario TEXT, applies_to TEXT, states TEXT, carrier TEXT, components TEXT,
      evidence TEXT NOT NULL, region TEXT NOT NULL,
      first_seen INTEGER NOT NULL, last_seen INTEGER, misses INTEGER NOT NULL DEFAULT 0, ended INTEGER
    );
    CREATE INDEX facts_by_source ON facts(source, number);
    CREATE INDEX facts_current ON facts(source, number) WHERE ended IS NULL;
    CREATE TABLE unread (
      source INTEGER NOT NULL REFERENCES sources, position INTEGER NOT NULL, kind TEXT NOT NULL,
      text TEXT NOT NULL, section TEXT, PRIMARY KEY (source, position)
    ) WITHOUT ROWID;

    """

  /// Entries are packed by the dozen and compressed (``EntryPack``); `entry_keys` holds the hashes of their keys apart,
  /// so that a search over all sources reads few pages.
  private static let entries = """
    CREATE TABLE entry_packs (
      number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES sources, compressed BLOB NOT NULL
    );
    CREATE INDEX entry_packs_by_source ON entry_packs(source);
    CREATE TABLE entry_keys (
      pack INTEGER PRIMARY KEY REFERENCES entry_packs, source INTEGER NOT NULL REFERENCES sources,
      hashes BLOB NOT NULL
    );

    """

  /// `reads_before` is the source's `good_reads` before the read that showed the change; `reads_after` the count when
  /// another change took its place.
  private static let changes = """
    CREATE TABLE changes (
      number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES sources, run INTEGER NOT NULL,
      kind TEXT NOT NULL, channel TEXT NOT NULL, fact_kind TEXT NOT NULL, label TEXT,
      before TEXT, after TEXT, before_display TEXT, after_display TEXT, severity TEXT NOT NULL,
      section TEXT, form TEXT, scenario TEXT, applies_to TEXT, states TEXT, carrier TEXT,
      fields TEXT, evidence TEXT NOT NULL, note TEXT, slot TEXT NOT NULL,
      first_seen INTEGER NOT NULL, last_old_seen INTEGER, reads_before INTEGER NOT NULL, reads_after INTEGER,
      before_document INTEGER, after_document INTEGER, is_accepted INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX changes_by_source ON changes(source);
    CREATE INDEX changes_pending ON changes(number) WHERE is_accepted = 0 AND severity <> 'wording';
    CREATE TABLE reviews (
      number INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER NOT NULL REFERENCES changes, reviewer TEXT NOT NULL,
      note TEXT, at INTEGER NOT NULL
    );
    CREATE INDEX reviews_by_change ON reviews(change);

    """

  private static let problems = """
    CREATE TABLE problems (
      number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES sources, kind TEXT NOT NULL,
      detail TEXT NOT NULL, began INTEGER NOT NULL, ended INTEGER
    );
    CREATE INDEX problems_by_source ON problems(source);
    CREATE INDEX problems_present ON problems(source) WHERE ended IS NULL;
    CREATE INDEX problems_by_end ON problems(ended);

    """

  private static let runs = """
    CREATE TABLE runs (
      number INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, finished INTEGER, summary TEXT
    );
    CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

    """

  /// An event is something to tell, kept as it was; an item is an event for one notifier.
  private static let outbox = """
    CREATE TABLE notifiers (
      id TEXT PRIMARY KEY, first_seen INTEGER NOT NULL, last_composed INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE events (
      number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES sources, kind TEXT NOT NULL,
      change INTEGER REFERENCES changes, packed BLOB, created INTEGER NOT NULL
    );
    CREATE TABLE deliveries (
      number INTEGER PRIMARY KEY AUTOINCREMENT, notifier TEXT NOT NULL, message_id TEXT NOT NULL,
      subject TEXT NOT NULL, compressed BLOB NOT NULL, path TEXT, created INTEGER NOT NULL, state TEXT NOT NULL,
      attempts INTEGER NOT NULL, last_error TEXT, next_try INTEGER, delivered INTEGER
    );
    CREATE INDEX deliveries_by_notifier ON deliveries(notifier);
    CREATE INDEX deliveries_open ON deliveries(state) WHERE state <> 'delivered';
    CREATE TABLE items (
      number INTEGER PRIMARY KEY AUTOINCREMENT, notifier TEXT NOT NULL, event INTEGER NOT NULL REFERENCES events,
      created INTEGER NOT NULL, delivery INTEGER REFERENCES deliveries
    );
    CREATE INDEX items_waiting ON items(notifier, number) WHERE delivery IS NULL;
    CREATE INDEX items_by_time ON items(notifier, created);
    """
}
