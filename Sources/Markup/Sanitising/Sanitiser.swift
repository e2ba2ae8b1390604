import Model
import Text

/// Makes HTML of unknown origin harmless to show.
///
/// An allow-list: the elements and attributes of ``SanitiserRules`` come through, everything else goes. No script, style,
/// event handler, form, frame, plug-in or drawing is left, no address but http, https, mailto and tel, no tracking pixel,
/// and every element that is opened is closed. One pass, linear in the length of the input.
package enum Sanitiser {
  /// `html` made harmless; relative addresses are made absolute where `base` is known.
  package static func html(_ html: String, base: String?) -> String {
    isPlain(html) ? html : String(decoding: utf8(html, base: base), as: UTF8.self)
  }

  /// The same as UTF-8, where no text is made of it.
  package static func utf8(_ html: String, base: String?) -> [UInt8] {
    if isPlain(html) { return Array(html.utf8) }
    var html = html
    return html.withUTF8 { bytes in
      var pass = SanitisingPass(bytes: bytes, base: base)
      return pass.run()
    }
  }

  /// Whether nothing in `html` has to be looked at.
  private static func isPlain(_ html: String) -> Bool {
    !html.utf8.contains {
      $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ">") || $0 < 0x20
    }
  }
}

/// One walk over a piece of HTML.
private struct SanitisingPass {
  /// Open elements beyond which further ones lose their tags.
  private static let maximumDepth = 100

  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: String?
  private var index = 0
  private var output: [UInt8] = []
  private var open: [String] = []

  init(bytes: UnsafeBufferPointer<UInt8>, base: String?) {
    self.bytes = bytes
    self.base = base
    output.reserveCapacity(bytes.count)
  }

  mutating func run() -> [UInt8] {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<") where HTMLTag.begins(bytes, at: index): tag()
      case UInt8(ascii: "<"), UInt8(ascii: ">"): literal()
      case UInt8(ascii: "&"): reference()
      case 0x09, 0x0A, 0x0D: plain()
      case 0..<0x20: index += 1
      default: plain()
      }
    }
    while let name = open.popLast() { appendEnd(of: name) }
    return output
  }

  /// Text without anything in it that would have to be changed, and white space.
  private mutating func plain() {
    let start = index
    index = ByteRun.end(
      bytes, from: index + 1,
      marks: (UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0, 0))
    output.append(contentsOf: bytes[start..<index])
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func appendEnd(of name: String) {
    append("</")
    append(name)
    append(">")
  }

  /// Writes the character at hand so that it is no mark-up.
  private mutating func literal() {
    let character = UnsafeBufferPointer(rebasing: bytes[index..<index + 1])
    HTMLTextRules.append(rewriting: character, to: &output, isValue: false)
    index += 1
  }

  private mutating func reference() {
    guard let (value, end) = CharacterReference.decode(bytes, at: index, semicolon: .optional) else {
      return literal()
    }
    if bytes[(index + 1)..<end].contains(UInt8(ascii: "&")) {
      // The two halves of a surrogate pair, which a browser would not put together.
      UnicodeUnits.append(value, to: &output)
    } else {
      output.append(contentsOf: bytes[index..<end])
      if bytes[end - 1] != UInt8(ascii: ";") { append(";") }
    }
    index = end
  }

  private mutating func tag() {
    let tag = HTMLTag(bytes, at: index)
    index = tag.end
    if tag.isClosing { return close(tag.name) }
    if SanitiserRules.droppedWithContent.contains(tag.name) {
      index = HTMLTag.end(ofElement: tag.name, bytes, from: index)
    } else if let allowed = SanitiserRules.elements[tag.name] {
      start(tag, allowed)
    }
  }

  private mutating func start(_ tag: HTMLTag, _ allowed: Set<String>) {
    let attributes = tag.readAttributes(bytes)
    if tag.name == "img", !isPicture(attributes) { return }
    let isVoid = HTMLText.isVoid(tag.name)
    guard isVoid || open.count < Self.maximumDepth else { return }
    if open.last == tag.name, SanitiserRules.endedByTheirLike.contains(tag.name) { close(tag.name) }
    append("<")
    append(tag.name)
    for attribute in attributes
    where allowed.contains(attribute.name) || SanitiserRules.everywhere.contains(attribute.name) {
      write(attribute)
    }
    append(">")
    if !isVoid { open.append(tag.name) }
  }

  private mutating func write(_ attribute: HTMLAttribute) {
    var value = attribute.decodedValue(bytes)
    if attribute.name == "srcset" {
      value = SourceSet.mapped(value) { SanitiserRules.address($0, base: base, isPicture: true) }
      if value.isEmpty { return }
    } else if HTMLText.isAddress(attribute.name) {
      guard let address = SanitiserRules.address(value, base: base, isPicture: attribute.name == "src") else {
        return
      }
      value = address
    }
    append(" ")
    append(attribute.name)
    append("=\"")
    let hasControls = value.utf8.contains { $0 < 0x20 }
    HTMLText.append(
      escaping: hasControls ? value.utf8.filter { $0 >= 0x20 } : Array(value.utf8), to: &output, isValue: true
    )
    append("\"")
  }

  /// Whether an image shows something: it has an address, and is larger than a dot.
  private func isPicture(_ attributes: [HTMLAttribute]) -> Bool {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.decodedValue(bytes) }
    guard let source = value("src"), SanitiserRules.address(source, base: base, isPicture: true) != nil else {
      return false
    }
    let sizes = [value("width"), value("height")].compactMap {
      $0.flatMap { Double($0.prefix { $0 != "p" }) }
    }
    if sizes.contains(where: { $0 <= 2 }) { return false }
    let style = (value("style") ?? "").lowercased().filter { !$0.isWhitespace }
    return !style.contains("display:none") && !style.contains("visibility:hidden")
      && !style.contains("width:1px") && !style.contains("height:1px") && !style.contains("width:0")
  }

  private mutating func close(_ name: String) {
    guard let place = open.lastIndex(of: name) else { return }
    while open.count > place, let last = open.popLast() { appendEnd(of: last) }
  }
}

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
