package import Text

/// The JSON forms of facts: DESIGN contract of `extract` and `show`.
extension Conditions {
  /// `{form, scenario, applies_to, states, carrier}`.
  package var json: JSONValue {
    [
      "form": JSONValue(form), "scenario": JSONValue(scenario), "applies_to": JSONValue(appliesTo),
      "states": JSONValue(states), "carrier": JSONValue(carrier?.rawValue),
    ]
  }
}

extension Fact {
  /// `{channel, kind, value, display, label, section, conditions, components, evidence}`; kind is null where there is none.
  package var json: JSONValue {
    [
      "channel": .string(channel.rawValue), "kind": kind.isEmpty ? nil : .string(kind),
      "value": .string(value.text),
      "display": .string(display), "label": JSONValue(label), "section": JSONValue(section),
      "conditions": conditions.json,
      "components": .object(
        value.components.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) }),
      "evidence": .string(evidence),
    ]
  }
}

extension Unread {
  /// `{kind, text, section}`.
  package var json: JSONValue {
    ["kind": .string(kind), "text": .string(text), "section": JSONValue(section)]
  }
}

extension SourceUnread {
  /// `{source, url, kind, text, section}`.
  package var json: JSONValue {
    [
      "source": .string(source.rawValue), "url": .string(url), "kind": .string(unread.kind),
      "text": .string(unread.text), "section": JSONValue(unread.section),
    ]
  }
}
