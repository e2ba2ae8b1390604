package import Text

/// The JSON forms of changes: DESIGN contract of `compare`, `diff`, `history` and the digest.
extension FactChange {
  /// `{kind, channel, fact_kind, label, before, after, severity, section, conditions, fields, evidence, note}`.
  package var json: JSONValue { .object(members) }

  /// The members that every JSON form of a change has.
  fileprivate var members: [(key: String, value: JSONValue)] {
    [
      ("kind", .string(kind.rawValue)), ("channel", .string(channel.rawValue)),
      ("fact_kind", factKind.isEmpty ? nil : .string(factKind)), ("label", JSONValue(label)),
      ("before", JSONValue(before)), ("after", JSONValue(after)), ("severity", .string(severity.rawValue)),
      ("section", JSONValue(section)), ("conditions", conditions.json), ("fields", JSONValue(fields)),
      ("evidence", .string(evidence)), ("note", JSONValue(note)),
    ]
  }
}

extension RecordedChange {
  /// `{id, source, url, …, first_seen, last_old_seen, reads, state, accepted, folds}`.
  package var json: JSONValue {
    let head: [(key: String, value: JSONValue)] = [
      ("id", .string(id)), ("source", .string(source.rawValue)), ("url", .string(url)),
    ]
    let tail: [(key: String, value: JSONValue)] = [
      ("first_seen", JSONValue(firstSeen)), ("last_old_seen", JSONValue(lastOldSeen)),
      ("reads", .integer(Int64(reads))), ("state", .string(state.rawValue)),
      ("accepted", acceptance?.json ?? .null), ("folds", JSONValue(folds)),
    ]
    return .object(head + change.members + tail)
  }
}

extension Comparison {
  /// `{changes, wording, suspect, reason}`.
  package var json: JSONValue {
    [
      "changes": .array(changes.map(\.json)), "wording": .array(wording.map(\.json)),
      "suspect": .bool(suspicion != nil), "reason": JSONValue(suspicion?.reason),
    ]
  }
}

extension Acceptance {
  /// `{by, note, at}`.
  package var json: JSONValue { ["by": .string(by), "note": JSONValue(note), "at": JSONValue(at)] }
}

extension Conflict {
  /// `{channel, kind, label, values: [{value, source, url, evidence}]}`.
  package var json: JSONValue {
    [
      "channel": .string(channel.rawValue), "kind": kind.isEmpty ? nil : .string(kind),
      "label": JSONValue(label),
      "values": .array(
        values.map {
          [
            "value": .string($0.value), "source": .string($0.source.rawValue), "url": .string($0.url),
            "evidence": .string($0.evidence),
          ]
        }),
    ]
  }
}
