/// Step 4 of the schema: what is remembered of documents that end too early.
///
/// `cut_baseline` is when a silent first reading was whose document ended too early, null once a whole one was read.
/// `ends_whole` is 1 once a document ended as it should, 0 where all that were read since this step lacked their end.
enum FourthSchema {
  static let sql = """
    ALTER TABLE sources ADD COLUMN cut_baseline INTEGER;
    ALTER TABLE sources ADD COLUMN ends_whole INTEGER;
    """
}
