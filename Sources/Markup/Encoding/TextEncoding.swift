/// A character encoding, under the label the WHATWG Encoding Standard gives it.
struct TextEncoding: Hashable, Sendable {
  /// Lower-case label, shown to people.
  let label: String
  /// The name the C library's converter knows it by.
  let converterName: String

  static let utf8 = TextEncoding(label: "utf-8", converterName: "UTF-8")
  static let ascii = TextEncoding(label: "us-ascii", converterName: "CP1252")
  static let windows1252 = TextEncoding(label: "windows-1252", converterName: "CP1252")
  static let utf16LittleEndian = TextEncoding(label: "utf-16le", converterName: "UTF-16LE")
  static let utf16BigEndian = TextEncoding(label: "utf-16be", converterName: "UTF-16BE")
  static let utf32LittleEndian = TextEncoding(label: "utf-32le", converterName: "UTF-32LE")
  static let utf32BigEndian = TextEncoding(label: "utf-32be", converterName: "UTF-32BE")

  /// Whether a code unit has 16 or 32 bits.
  var isWide: Bool { label.hasPrefix("utf-16") || label.hasPrefix("utf-32") }
  /// Whether bytes below 128 mean ASCII.
  var takesASCII: Bool { !isWide && label != "iso-2022-jp" }
  /// Whether this is one of the labels that software writes without looking: bytes that happen to be well-formed UTF-8
  /// beyond ASCII are practically never in it.
  var isLatin: Bool { converterName == "CP1252" }

  private init(label: String, converterName: String) {
    self.label = label
    self.converterName = converterName
  }

  /// The encoding a declaration or a Content-Type means, forgiving about case, quotes, hyphens and underscores.
  init?(label text: String) {
    let name = text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard let found = Self.known[name] ?? Self.byFamily(name) else { return nil }
    self = found
  }

  private static func byFamily(_ name: String) -> TextEncoding? {
    for prefix in ["windows125", "cp125", "xcp125", "win125"] where name.hasPrefix(prefix) {
      guard let digit = name.dropFirst(prefix.count).first, name.count == prefix.count + 1, digit.isNumber,
        digit <= "8"
      else { continue }
      return TextEncoding(label: "windows-125\(digit)", converterName: "CP125\(digit)")
    }
    for prefix in ["iso8859", "iso88590", "8859"] where name.hasPrefix(prefix) {
      guard let part = Int(name.dropFirst(prefix.count)), (2...16).contains(part), part != 12 else {
        continue
      }
      return TextEncoding(label: "iso-8859-\(part)", converterName: "ISO-8859-\(part)")
    }
    return nil
  }

  private static func named(_ label: String, _ converter: String, _ names: String...) -> [(
    String, TextEncoding
  )] {
    names.map { ($0, TextEncoding(label: label, converterName: converter)) }
  }

  private static let known: [String: TextEncoding] = {
    let pairs =
      named("utf-8", "UTF-8", "utf8", "unicode11utf8", "utf", "unicode", "utf8n", "utf8mb4", "uft8")
      + named("us-ascii", "CP1252", "usascii", "ascii", "ansix341968", "iso646us", "us")
      + named("windows-1252", "CP1252", "iso88591", "latin1", "l1", "ibm819", "cp819", "88591", "ansi")
      + named("windows-1254", "CP1254", "iso88599", "latin5")
      + named("windows-874", "CP874", "tis620", "iso885911", "windows874", "cp874")
      + named("iso-8859-2", "ISO-8859-2", "latin2") + named("iso-8859-15", "ISO-8859-15", "latin9")
      + named("koi8-r", "KOI8-R", "koi8r", "koi8", "cskoi8r") + named("koi8-u", "KOI8-U", "koi8u", "koi8ru")
      + named("gb18030", "GB18030", "gb18030")
      + named("gbk", "GB18030", "gbk", "gb2312", "cp936", "euccn", "gb231280", "xgbk")
      + named("big5", "BIG5-HKSCS", "big5", "big5hkscs", "cp950", "xxbig5")
      + named("shift_jis", "CP932", "shiftjis", "sjis", "xsjis", "cp932", "windows31j", "mskanji", "ms932")
      + named("euc-jp", "EUC-JP", "eucjp", "xeucjp", "ujis")
      + named("iso-2022-jp", "ISO-2022-JP", "iso2022jp")
      + named("euc-kr", "CP949", "euckr", "ksc56011987", "cp949", "korean", "uhc", "ksc5601", "windows949")
      + named("ibm866", "IBM866", "ibm866", "cp866")
      + named("macintosh", "MACINTOSH", "macintosh", "macroman")
      + named(
        "utf-16le", "UTF-16LE", "utf16", "utf16le", "ucs2", "iso10646ucs2", "unicodefeff", "u16", "csunicode")
      + named("utf-16be", "UTF-16BE", "utf16be", "unicodefffe")
      + named("utf-32le", "UTF-32LE", "utf32", "utf32le", "ucs4", "iso10646ucs4", "u32", "csucs4")
      + named("utf-32be", "UTF-32BE", "utf32be")
    return Dictionary(pairs) { first, _ in first }
  }()
}
