import Text

/// The elements of HTML that reading depends on; anything else is `unknown` and keeps its name in the document.
package enum HTMLName: CaseIterable, Sendable {
  case unknown
  case html, head, body, title, base, link, meta, style, script, noscript, template
  case main, nav, header, footer, aside, article, section, search, address, hgroup
  case h1, h2, h3, h4, h5, h6
  case p, div, pre, blockquote, hr, br, wbr, center, figure, figcaption, details, summary, dialog
  case ul, ol, li, dl, dt, dd, menu, dir
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
  case form, fieldset, legend, label, input, button, select, option, optgroup, textarea, datalist, output,
    progress, meter
  case a, abbr, b, bdi, bdo, big, cite, code, data, del, dfn, em, font, i, ins, kbd, mark, nobr, q, s, samp,
    small, span, strike
  case strong, sub, sup, time, tt, u, `var`, acronym
  case img, picture, source, track, audio, video, canvas, svg, math, object, param, embed, iframe, area, map
  case noembed, noframes, frameset, frame, xmp, plaintext, listing, applet, marquee, slot, ruby, rt, rp

  /// The lower-case name; `unknown` has none of its own.
  package var name: String { String(describing: self) }

  /// Its place among the names. The type has no raw values, for those of such a type are compared through a generic function.
  package var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }

  /// Never has content or an end tag (HTML §13.1.2, void elements).
  package var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param, .source, .track,
      .wbr:
      true
    default: false
    }
  }

  /// Content is text up to the matching end tag, whatever it looks like.
  package var isRawText: Bool {
    switch self {
    case .script, .style, .textarea, .title, .xmp, .iframe, .noembed, .noframes: true
    default: false
    }
  }

  /// Raw text in which character references still count.
  package var decodesReferences: Bool { self == .textarea || self == .title }

  /// Whether it is `h1` to `h6`.
  package var isHeading: Bool { headingLevel != nil }

  /// 1 to 6.
  package var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// A start tag that ends an open paragraph (HTML §13.2.6.4.7).
  package var closesParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
      .figcaption,
      .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul, .h1,
      .h2, .h3,
      .h4, .h5, .h6, .pre, .listing, .form, .table, .hr, .xmp, .plaintext, .li, .dd, .dt:
      true
    default: false
    }
  }

  /// Elements that an end tag of another kind does not reach through (HTML §13.2.4.2, the default scope).
  package var isScopeBoundary: Bool {
    switch self {
    case .applet, .caption, .html, .table, .td, .th, .marquee, .object: true
    default: isApart
    }
  }

  /// A start tag that ends the SVG or MathML it stands in (HTML §13.2.6.5).
  var endsForeign: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .head, .hr, .i,
      .img, .li,
      .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup,
      .table, .tt, .u,
      .ul, .var, .h1, .h2, .h3, .h4, .h5, .h6:
      true
    default: false
    }
  }

  /// Elements whose content is a document of its own: their end tag ends all that is open in them, and no other one reaches
  /// out. For a browser that runs scripts the content of `noscript` is text up to its end tag.
  var isApart: Bool { self == .template || self == .noscript }

  /// Elements that break the line and stand on their own.
  package var isBlock: Bool {
    if closesParagraph { return true }
    switch self {
    case .article, .body, .html, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .legend, .option,
      .optgroup,
      .frameset, .noframes, .textarea, .svg, .video, .audio, .iframe, .object, .template:
      return true
    default: return false
    }
  }

  /// Elements that an inline end tag does not reach through (HTML §13.2.4.2, special).
  var isSpecial: Bool { isBlock || isScopeBoundary || self == .button || self == .select }
}

extension HTMLName {
  /// The tag with this name, any letter case.
  package init(bytes: UnsafeBufferPointer<UInt8>) {
    self = bytes.count > 16 ? .unknown : HTMLNameTable.shared.name(PackedName(bytes))
  }

  /// The tag called `name`.
  package init(name: String) {
    var name = name
    self = name.withUTF8 { HTMLName(bytes: $0) }
  }
}

/// Up to sixteen bytes of a name, in lower case, as two words.
private struct PackedName: Equatable {
  var high: UInt64 = 0
  var low: UInt64 = 0

  init() {}

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte.asciiLowercased)
    }
  }
}

/// Names by their bytes, with open addressing: the lookup is made for every tag of a page, and `Dictionary` with its
/// seeded hash took a tenth of the parse. The keys are fixed, so no input can make them collide.
private struct HTMLNameTable {
  static let shared = HTMLNameTable()
  private static let size = 512
  private var keys = [PackedName](repeating: PackedName(), count: size)
  private var names = [HTMLName](repeating: .unknown, count: size)

  private init() {
    for name in HTMLName.allCases where name != .unknown {
      var text = name.name
      let key = text.withUTF8 { PackedName($0) }
      let slot = slot(of: key)
      keys[slot] = key
      names[slot] = name
    }
  }

  func name(_ key: PackedName) -> HTMLName { names[slot(of: key)] }

  /// The slot that holds `key`, or the free one where it would stand.
  private func slot(of key: PackedName) -> Int {
    var slot = Int(truncatingIfNeeded: ((key.low ^ key.high) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    while keys[slot] != key, keys[slot] != PackedName() { slot = (slot + 1) & (Self.size - 1) }
    return slot
  }
}
