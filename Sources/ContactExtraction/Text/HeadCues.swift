/// What a heading says to the recognisers of the passages below it: read once, for many passages stand under one heading.
final class HeadCues: Sendable {
  /// The heading; nil above the first one.
  let text: String?
  /// "Hours", "Horario de atención".
  let announcesHours: Bool
  /// The zone it names.
  let zone: String?
  /// The only kind of number it names.
  let phoneKind: PhoneKind?
  /// "Phone", "Call us".
  let announcesPhones: Bool
  /// "Contact us", "Website": links below it are ways of contact.
  let namesContact: Bool

  init(_ text: String?) {
    self.text = text
    announcesHours = HoursLabels.announcesHours(text)
    zone = TimeZones.zone(of: text)
    phoneKind = text.flatMap(PhoneKindFinder.only)
    let folded = FoldedText(text ?? "")
    announcesPhones = PhoneCues.announcing.first(in: folded) != nil
    namesContact = folded.source.utf8.count <= 40 && WebCues.names.first(in: folded) != nil
  }
}
