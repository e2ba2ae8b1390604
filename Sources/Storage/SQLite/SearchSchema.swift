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
