/// Step 4 of the schema: what is remembered of documents that end too early.
///
/// `cut_baseline` is when a silent first reading was whose document ended too early, null once one was read that did not.
/// `ends_whole` is 1 once a document ended as it should, else what ``DocumentEnding/code`` says of how the source's documents
/// end; 0 and null say nothing.
enum FourthSchema {
  static let sql = """
    ALTER TABLE sources ADD COLUMN cut_baseline INTEGER;
    ALTER TABLE sources ADD COLUMN ends_whole INTEGER;
    """
}
