/// Step 2 of the schema: what the outbox remembers of deliveries that do not arrive.
///
/// `recipients` lists those still to be reached (``TextList``), null for all. `ended` is when a delivery was given up or
/// dropped, `ended_by` who dropped it. `outlet` tells a notifier that got a new name from a new one. `first_good` is when a
/// source was first read; null where that was before this step.
enum UndeliveredSchema {
  static let sql = """
    ALTER TABLE deliveries ADD COLUMN recipients TEXT;
    ALTER TABLE deliveries ADD COLUMN ended INTEGER;
    ALTER TABLE deliveries ADD COLUMN ended_by TEXT;
    ALTER TABLE notifiers ADD COLUMN outlet TEXT;
    ALTER TABLE sources ADD COLUMN first_good INTEGER;
    """
}

/// Step 3 of the schema: words of entries and facts, for `search`.
///
/// The index is brought up to date by a search, not by a run: who never searches pays nothing but two triggers that delete from
/// an empty table. An entry's row is `pack << 7 | place in the pack`, a fact's is its number below zero.
enum SearchSchema {
  static let sql = """
    CREATE VIRTUAL TABLE search USING fts5(title, text, tokenize = 'porter unicode61 remove_diacritics 2');
    CREATE TABLE search_packs (pack INTEGER PRIMARY KEY);
    CREATE TABLE search_facts (fact INTEGER PRIMARY KEY);
    CREATE TRIGGER search_pack_changed AFTER UPDATE OF compressed ON entry_packs BEGIN
      DELETE FROM search_packs WHERE pack = OLD.number;
    END;
    CREATE TRIGGER search_fact_changed AFTER UPDATE OF value, display, label, evidence ON facts BEGIN
      DELETE FROM search_facts WHERE fact = OLD.number;
    END;

    """
}

/// Step 8 of the schema: the form of what is sent, a ``PayloadForm``; null where it was composed before this step.
enum PayloadSchema {
  static let sql = "ALTER TABLE deliveries ADD COLUMN form TEXT;"
}

/// Steps 4 to 7 of the schema: how documents end.
///
/// Steps 4 to 6 remembered more than the rule of today needs; step 7 takes over what it does.
enum TruncationSchema {
  static let early = """
    ALTER TABLE sources ADD COLUMN cut_baseline INTEGER;
    ALTER TABLE sources ADD COLUMN ends_whole INTEGER;
    """
  static let halfEntries = """
    ALTER TABLE sources ADD COLUMN half_identity INTEGER;
    ALTER TABLE sources ADD COLUMN half_content INTEGER;
    ALTER TABLE sources ADD COLUMN cut_reads INTEGER NOT NULL DEFAULT 0;
    """
  static let firstReadings = "ALTER TABLE sources ADD COLUMN cut_baseline_ending INTEGER;"

  /// `ending` is a ``DocumentEnding``, null where nothing is known; `tail` the hash of what stood last in a document without an end.
  /// `ends_whole` was 1 for a complete document, else its lowest two bits told the place: 2 open, 3 inside.
  static let rule = """
    ALTER TABLE sources ADD COLUMN ending INTEGER;
    ALTER TABLE sources ADD COLUMN tail INTEGER;
    ALTER TABLE sources ADD COLUMN is_incomplete INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sources ADD COLUMN is_baseline_open INTEGER NOT NULL DEFAULT 0;
    UPDATE sources SET
      ending = CASE WHEN ends_whole = 1 THEN 3 WHEN ends_whole & 3 = 2 THEN 2 WHEN ends_whole & 3 = 3 THEN 1 END,
      is_incomplete = cut_reads > 0, is_baseline_open = cut_baseline IS NOT NULL;
    ALTER TABLE sources DROP COLUMN cut_baseline;
    ALTER TABLE sources DROP COLUMN ends_whole;
    ALTER TABLE sources DROP COLUMN half_identity;
    ALTER TABLE sources DROP COLUMN half_content;
    ALTER TABLE sources DROP COLUMN cut_reads;
    ALTER TABLE sources DROP COLUMN cut_baseline_ending;
    """
}
