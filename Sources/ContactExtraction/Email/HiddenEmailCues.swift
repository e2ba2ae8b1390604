/// Phrases that stand where a script would draw an address. A new one is one line.
enum HiddenEmailCues {
  static let table = CueTable<Bool>(
    [
      "email protected", "this email address is being protected", "javascript enabled to view it",
      "enable javascript to view this email", "enable javascript to see this email",
      "enable javascript to see the email",
      "enable javascript to view the email", "activate javascript to view", "javascript to show this email",
      "email address is hidden", "email hidden", "hidden email",
      "direccion de correo electronico esta siendo protegida",
      "javascript activado para poder verlo", "habilite javascript para ver el correo",
      "email address requires javascript",
      "javascript is required to view this email", "javascript required to view", "turn on javascript to see",
    ].map { (phrase: $0, meaning: true) })

  /// "[email protected]" and the like name nothing.
  static func isPlaceholder(_ name: String?) -> Bool {
    name.map { table.first(in: FoldedText($0)) != nil } ?? false
  }

  /// Names of links and labels that announce an address.
  static let naming = CueTable<Bool>(
    ["email", "e mail", "mail us", "correo electronico", "correo"].map { (phrase: $0, meaning: true) })
}
