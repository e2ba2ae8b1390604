import ArgumentParser

/// `--format` of commands that print a table.
enum TableFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
