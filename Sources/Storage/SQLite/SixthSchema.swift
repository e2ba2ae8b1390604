/// Step 6 of the schema: how the document of a first reading ended that may have been cut.
///
/// `cut_baseline_ending` is what ``DocumentEnding/code`` says of it, null where `cut_baseline` is or was set before this step.
enum SixthSchema {
  static let sql = "ALTER TABLE sources ADD COLUMN cut_baseline_ending INTEGER;"
}
