import Text

/// What may come through the sanitiser.
enum SanitiserRules {
  /// Allowed elements with the attributes allowed on each.
  static let elements: [String: Set<String>] = {
    var elements: [String: Set<String>] = [:]
    let plain =
      "abbr acronym address article aside b bdi bdo big blockquote br caption center cite code dd del details dfn div dl dt "
      + "em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp "
      + "section small span strike strong sub summary sup table tbody tfoot thead tr tt u ul var wbr"
    for name in plain.split(separator: " ") { elements[String(name)] = [] }
    elements["a"] = ["href"]
    elements["img"] = ["src", "srcset", "sizes", "alt", "width", "height"]
    elements["picture"] = []
    elements["source"] = ["srcset", "sizes", "media", "type"]
    elements["time"] = ["datetime"]
    elements["td"] = ["colspan", "rowspan", "headers"]
    elements["th"] = ["colspan", "rowspan", "headers", "scope"]
    elements["col"] = ["span"]
    elements["colgroup"] = ["span"]
    elements["ol"] = ["start", "reversed"]
    elements["blockquote"] = ["cite"]
    elements["q"] = ["cite"]
    return elements
  }()

  /// Attributes allowed on every element.
  static let everywhere: Set<String> = ["title", "lang", "dir"]

  /// Elements that go with everything in them.
  static let droppedWithContent: Set<String> = [
    "script", "style", "iframe", "object", "applet", "svg", "math", "template", "noscript", "noframes",
    "noembed",
    "frameset", "textarea", "select", "title", "head", "xmp", "plaintext", "audio", "video", "canvas",
    "button",
  ]

  /// Elements that end when the next of the same kind begins (HTML standard, optional tags).
  static let endedByTheirLike: Set<String> = ["p", "li", "tr", "td", "th", "dt", "dd"]

  /// `value` as an address that may be shown, or nil.
  static func address(_ value: String, base: String?, isPicture: Bool) -> String? {
    let resolved =
      URLReference.resolve(value, base: base) ?? value.split(whereSeparator: \.isWhitespace).joined()
    guard !resolved.isEmpty else { return nil }
    guard let scheme = URLReference.scheme(of: resolved) else {
      return resolved.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":") ? nil : resolved
    }
    let isWeb = scheme == "http" || scheme == "https"
    return isWeb || !isPicture && (scheme == "mailto" || scheme == "tel") ? resolved : nil
  }
}
