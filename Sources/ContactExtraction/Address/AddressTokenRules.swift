/// How words of addresses are taken apart and put together.
enum AddressTokenRules {
  /// `E.ELM` gives two words, `D.C.` and `U.S.` one, `P.O.BOX` the words `PO` and `BOX`, `AZ85284` two.
  static func parts(of word: String) -> [String] {
    guard word.utf8.contains(UInt8(ascii: ".")) else { return route(word) ?? codeAndZIP(word) }
    var parts: [String] = []
    var acronym = ""
    for piece in word.split(separator: ".") {
      if let last = parts.last, acronym.isEmpty, last.last?.isNumber == true, piece.first?.isNumber == true {
        parts[parts.count - 1] += "." + piece
      } else if piece.utf8.count == 1, piece.first?.isLetter == true {
        acronym += piece
      } else {
        if !acronym.isEmpty { parts.append(acronym) }
        acronym = ""
        parts.append(String(piece))
      }
    }
    if !acronym.isEmpty { parts.append(acronym) }
    return parts
  }

  /// `HC-01` and `RR-2` are a route and its number.
  private static func route(_ word: String) -> [String]? {
    let bytes = word.utf8
    guard (4...6).contains(bytes.count), word.hasPrefix("HC-") || word.hasPrefix("RR-"),
      bytes.dropFirst(3).allSatisfy(\.isDigit)
    else { return nil }
    return [String(word.prefix(2)), String(word.dropFirst(3))]
  }

  private static func codeAndZIP(_ word: String) -> [String] {
    guard word.utf8.count == 7 || word.utf8.count == 12,
      word.utf8.dropFirst(2).prefix(5).allSatisfy(\.isDigit),
      USStates.code(named: String(word.prefix(2))) != nil
    else { return [word] }
    return [String(word.prefix(2)), String(word.dropFirst(2))]
  }

  /// Joins what was written apart (`P O BOX`, `85036 - 1709`, `N E`) and marks where attention and box parts begin.
  static func joined(_ tokens: [AddressToken]) -> [AddressToken] {
    var output: [AddressToken] = []
    output.reserveCapacity(tokens.count)
    for token in tokens { append(token, to: &output) }
    raiseSmallLetters(&output)
    return output
  }

  /// An address all in small letters before a ZIP code is read as if in capitals.
  private static func raiseSmallLetters(_ tokens: inout [AddressToken]) {
    for place in tokens.indices.dropFirst(2) where tokens[place].isZIP && tokens[place - 1].isLower {
      guard USStates.code(named: tokens[place - 1].text) != nil else { continue }
      var word = place - 1
      while word >= 0, tokens[word].isLower || tokens[word].hasDigit || tokens[word].text == "#" {
        if ["AT", "TO", "IS", "ARE", "IN"].contains(tokens[word].text), word < place - 1 { break }
        tokens[word].isLower = false
        if tokens[word].gap >= .bar { break }
        word -= 1
      }
    }
  }

  private static func append(_ token: AddressToken, to output: inout [AddressToken]) {
    var token = token
    if let last = output.last, join(&token, with: last) { output.removeLast() }
    if let last = output.last, isApartado(last, before: token) {
      output[output.count - 1].text = "PO"
      var box = last
      box.text = "BOX"
      box.gap = .space
      output.append(box)
    }
    if let last = output.last {
      if isZIPTail(token, after: last) {
        output[output.count - 1].text += "-" + token.text
        output[output.count - 1].range = last.range.lowerBound..<token.range.upperBound
        return
      }
      if token.gap == .space, beginsPart(token, after: last) { token.gap = .comma }
      if token.gap == .colon, last.classes.contains(.attention) || isStop(token, after: last) {
        token.gap = .space
      }
      if token.gap == .space, endsBox(output) { token.gap = .comma }
    }
    output.append(token)
  }

  /// `P` and `O`, `POST OFFICE`, `POB`: all are `PO`.
  private static func join(_ token: inout AddressToken, with last: AddressToken) -> Bool {
    guard token.gap == .space else { return false }
    switch (last.text, token.text) {
    case ("P", "O"), ("POST", "OFFICE"): token.text = "PO"
    case ("APARTADO", "POSTAL"), ("APDO", "POSTAL"): token.text = "APARTADO"
    default: return false
    }
    token.gap = last.gap
    token.range = last.range.lowerBound..<token.range.upperBound
    token.isLower = last.isLower
    token.opensParenthesis = last.opensParenthesis
    return true
  }

  /// `APARTADO 9024140` is a box in Spanish (Publication 28 §29), "apartado" before a word is not.
  private static func isApartado(_ last: AddressToken, before token: AddressToken) -> Bool {
    guard last.text == "APARTADO" || last.text == "APDO" else { return false }
    return token.gap == .space && token.isNumber
  }

  /// `MAILSTOP: 12`, `ROOM: 5`.
  private static func isStop(_ token: AddressToken, after last: AddressToken) -> Bool {
    token.hasDigit && token.text.utf8.count <= 5 && stops.contains(last.text)
  }

  private static let stops: Set<String> = ["MAILSTOP", "STOP", "SUITE", "STE", "ROOM", "RM", "FLOOR"]

  private static func isZIPTail(_ token: AddressToken, after last: AddressToken) -> Bool {
    token.gap == .dash && token.isNumber && token.text.utf8.count == 4 && last.isNumber
      && last.text.utf8.count == 5
  }

  private static func beginsPart(_ token: AddressToken, after last: AddressToken) -> Bool {
    if token.classes.contains(.attention) { return !last.opensParenthesis }
    return token.text == "PO" || token.text == "POB"
      ? !last.classes.contains(.attention) && !last.isLower : false
  }

  /// A box number is followed by another part, comma or not.
  private static func endsBox(_ tokens: [AddressToken]) -> Bool {
    guard tokens.count >= 3, tokens[tokens.count - 1].hasDigit, !tokens[tokens.count - 1].closesParenthesis
    else { return false }
    return tokens[tokens.count - 2].classes.contains(.box) && tokens[tokens.count - 3].text == "PO"
  }
}
