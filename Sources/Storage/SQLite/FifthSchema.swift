/// Step 5 of the schema: what is remembered of an entry inside of which a document ended.
///
/// `half_identity` and `half_content` are hashes, null where the last reading ended otherwise. `cut_reads` counts the readings
/// in a row that were cut.
enum FifthSchema {
  static let sql = """
    ALTER TABLE sources ADD COLUMN half_identity INTEGER;
    ALTER TABLE sources ADD COLUMN half_content INTEGER;
    ALTER TABLE sources ADD COLUMN cut_reads INTEGER NOT NULL DEFAULT 0;
    """
}
