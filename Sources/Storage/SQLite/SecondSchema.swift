/// Step 2 of the schema: what the outbox remembers of deliveries that do not arrive.
///
/// `recipients` lists those still to be reached (``TextList``), null for all. `ended` is when a delivery was given up or
/// dropped, `ended_by` who dropped it. `outlet` tells a notifier that got a new name from a new one. `first_good` is when a
/// source was first read; null where that was before this step.
enum SecondSchema {
  static let sql = """
    ALTER TABLE deliveries ADD COLUMN recipients TEXT;
    ALTER TABLE deliveries ADD COLUMN ended INTEGER;
    ALTER TABLE deliveries ADD COLUMN ended_by TEXT;
    ALTER TABLE notifiers ADD COLUMN outlet TEXT;
    ALTER TABLE sources ADD COLUMN first_good INTEGER;
    """
}
