import Text

/// Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;` (HTML standard, sections 13.2.5.72 to 13.2.5.80).
package enum CharacterReference {
  /// Where a semicolon may be missing after a name; after a number it may everywhere.
  enum Semicolon {
    /// Nowhere: XML.
    case required
    /// After the oldest names, and these as heads of longer words too: `&copy2026`, `AT&ampT`.
    case optional
    /// The same, but not before `=` or a letter or digit: old query strings, `?a=1&copy=2`.
    case optionalInAttribute
  }

  /// The reference that begins with the `&` at `index`: what it stands for, and the index after it.
  ///
  /// Numbers 0x80-0x9F mean windows-1252 characters, as in every browser; numbers that are no character mean U+FFFD. Two
  /// references to the halves of a surrogate pair are one to the character: programs that count in UTF-16 write them.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, semicolon: Semicolon
  ) -> (value: UInt32, end: Int)? {
    guard index + 2 < bytes.count else { return nil }
    return bytes[index + 1] == UInt8(ascii: "#")
      ? number(bytes, from: index + 2) : named(bytes, from: index + 1, semicolon)
  }

  /// Appends `text` with its references decoded; what is no reference stays as it is.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var place = 0
    while let next = text.first(UInt8(ascii: "&"), from: place) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[place..<next]))
      if let found = decode(text, at: next, semicolon: .optional) {
        UnicodeUnits.append(found.value, to: &output)
        place = found.end
      } else {
        output.append(text[next])
        place = next + 1
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[place...]))
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (value: UInt32, end: Int)? {
    guard let (written, end) = writtenNumber(bytes, from: start) else { return nil }
    var value = written
    if UTF16.isLeadSurrogate(value), let (low, lowEnd) = trailSurrogate(bytes, at: end) {
      return (0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF), lowEnd)
    }
    if value < 0x100 { value = Windows1252.codePoint(UInt8(value)) }
    return (value == 0 || Unicode.Scalar(value) == nil ? 0xFFFD : value, end)
  }

  /// The second half of a surrogate pair, where a reference to one stands at `index`.
  private static func trailSurrogate(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, end: Int)? {
    guard index + 2 < bytes.count, bytes[index] == UInt8(ascii: "&"), bytes[index + 1] == UInt8(ascii: "#"),
      let found = writtenNumber(bytes, from: index + 2), UTF16.isTrailSurrogate(found.value)
    else { return nil }
    return found
  }

  /// The number of the reference whose digits, or the `x` before them, begin at `start`; at most 0x110000.
  static func writtenNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (value: UInt32, end: Int)? {
    var index = start
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = digit(bytes[index], isHexadecimal) {
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return (value, index)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  private static func named(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ semicolon: Semicolon
  ) -> (value: UInt32, end: Int)? {
    var key: UInt64 = 0
    var end = start
    while end < bytes.count, end - start < CharacterNames.longest, bytes[end].isASCIIAlphanumeric {
      key = key << 8 | UInt64(bytes[end])
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
      return CharacterNames.value(key).map { ($0, end + 1) }
    }
    if case .required = semicolon { return nil }
    return shortened(bytes, key: key, from: start, to: end, semicolon)
  }

  /// The longest of the oldest names at the head of the letters.
  private static func shortened(
    _ bytes: UnsafeBufferPointer<UInt8>, key: UInt64, from start: Int, to end: Int, _ semicolon: Semicolon
  ) -> (value: UInt32, end: Int)? {
    var (key, end) = (key, end)
    while end > start + 1 {
      if CharacterNames.isLegacy(key), let value = CharacterNames.value(key) {
        let goesOn =
          end < bytes.count && (bytes[end] == UInt8(ascii: "=") || bytes[end].isASCIIAlphanumeric)
        if case .optionalInAttribute = semicolon, goesOn { return nil }
        return (value, end)
      }
      key >>= 8
      end -= 1
    }
    return nil
  }
}

/// The names of character references, by their letters packed into a number: `amp` is 0x616D70.
enum CharacterNames {
  /// Letters of the longest name.
  static let longest = 8

  /// The code point that a name stands for, or nil for names outside the table.
  static func value(_ key: UInt64) -> UInt32? {
    switch key {
    case 0x616D70: 0x26
    case 0x6C74: 0x3C
    case 0x6774: 0x3E
    case 0x7175_6F74: 0x22
    default: table[key]
    }
  }

  /// Whether browsers accept the name without its semicolon.
  static func isLegacy(_ key: UInt64) -> Bool { legacy.contains(key) }

  private static func pack(_ name: some StringProtocol) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let table: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    for entry in namesAndNumbers.split(separator: " ") {
      let parts = entry.split(separator: "=")
      if parts.count == 2, let number = UInt32(parts[1]) { table[pack(parts[0])] = number }
    }
    return table
  }()

  private static let legacy = Set(legacyNames.split(separator: " ").map(pack))

  /// The names of HTML 4, and those of HTML 5 that pages use to hide punctuation from robots.
  private static let namesAndNumbers = """
    Tab=9 NewLine=10 excl=33 quot=34 QUOT=34 num=35 dollar=36 percnt=37 amp=38 AMP=38 apos=39 lpar=40 \
    rpar=41 ast=42 midast=42 plus=43 comma=44 period=46 sol=47 colon=58 semi=59 lt=60 LT=60 equals=61 \
    gt=62 GT=62 quest=63 commat=64 lsqb=91 lbrack=91 bsol=92 rsqb=93 rbrack=93 Hat=94 lowbar=95 grave=96 \
    lcub=123 verbar=124 vert=124 rcub=125 nbsp=160 iexcl=161 cent=162 pound=163 curren=164 yen=165 \
    brvbar=166 sect=167 uml=168 copy=169 COPY=169 ordf=170 laquo=171 not=172 shy=173 reg=174 REG=174 \
    macr=175 deg=176 plusmn=177 sup2=178 sup3=179 acute=180 micro=181 para=182 middot=183 cedil=184 \
    sup1=185 ordm=186 raquo=187 frac14=188 frac12=189 frac34=190 iquest=191 Agrave=192 Aacute=193 \
    Acirc=194 Atilde=195 Auml=196 Aring=197 AElig=198 Ccedil=199 Egrave=200 Eacute=201 Ecirc=202 Euml=203 \
    Igrave=204 Iacute=205 Icirc=206 Iuml=207 ETH=208 Ntilde=209 Ograve=210 Oacute=211 Ocirc=212 \
    Otilde=213 Ouml=214 times=215 Oslash=216 Ugrave=217 Uacute=218 Ucirc=219 Uuml=220 Yacute=221 \
    THORN=222 szlig=223 agrave=224 aacute=225 acirc=226 atilde=227 auml=228 aring=229 aelig=230 \
    ccedil=231 egrave=232 eacute=233 ecirc=234 euml=235 igrave=236 iacute=237 icirc=238 iuml=239 eth=240 \
    ntilde=241 ograve=242 oacute=243 ocirc=244 otilde=245 ouml=246 divide=247 oslash=248 ugrave=249 \
    uacute=250 ucirc=251 uuml=252 yacute=253 thorn=254 yuml=255 OElig=338 oelig=339 Scaron=352 scaron=353 \
    Yuml=376 fnof=402 circ=710 tilde=732 Alpha=913 Beta=914 Gamma=915 Delta=916 Epsilon=917 Zeta=918 \
    Eta=919 Theta=920 Iota=921 Kappa=922 Lambda=923 Mu=924 Nu=925 Xi=926 Omicron=927 Pi=928 Rho=929 \
    Sigma=931 Tau=932 Upsilon=933 Phi=934 Chi=935 Psi=936 Omega=937 alpha=945 beta=946 gamma=947 \
    delta=948 epsilon=949 zeta=950 eta=951 theta=952 iota=953 kappa=954 lambda=955 mu=956 nu=957 xi=958 \
    omicron=959 pi=960 rho=961 sigmaf=962 sigma=963 tau=964 upsilon=965 phi=966 chi=967 psi=968 omega=969 \
    thetasym=977 upsih=978 piv=982 ensp=8194 emsp=8195 emsp13=8196 emsp14=8197 numsp=8199 puncsp=8200 \
    thinsp=8201 hairsp=8202 zwnj=8204 zwj=8205 lrm=8206 rlm=8207 hyphen=8208 dash=8208 ndash=8211 \
    mdash=8212 horbar=8213 lsquo=8216 rsquo=8217 rsquor=8217 sbquo=8218 lsquor=8218 ldquo=8220 rdquo=8221 \
    rdquor=8221 bdquo=8222 ldquor=8222 dagger=8224 Dagger=8225 bull=8226 nldr=8229 hellip=8230 mldr=8230 \
    permil=8240 prime=8242 Prime=8243 lsaquo=8249 rsaquo=8250 oline=8254 caret=8257 frasl=8260 euro=8364 \
    image=8465 numero=8470 weierp=8472 real=8476 trade=8482 TRADE=8482 alefsym=8501 larr=8592 uarr=8593 \
    rarr=8594 darr=8595 harr=8596 rarrw=8605 crarr=8629 lArr=8656 uArr=8657 rArr=8658 dArr=8659 hArr=8660 \
    forall=8704 part=8706 exist=8707 empty=8709 nabla=8711 isin=8712 notin=8713 ni=8715 prod=8719 \
    sum=8721 minus=8722 lowast=8727 radic=8730 prop=8733 infin=8734 ang=8736 and=8743 or=8744 cap=8745 \
    cup=8746 int=8747 there4=8756 sim=8764 cong=8773 asymp=8776 ne=8800 equiv=8801 le=8804 ge=8805 \
    sub=8834 sup=8835 nsub=8836 sube=8838 supe=8839 oplus=8853 otimes=8855 perp=8869 sdot=8901 lceil=8968 \
    rceil=8969 lfloor=8970 rfloor=8971 telrec=8981 target=8982 lang=9001 rang=9002 loz=9674 starf=9733 \
    bigstar=9733 star=9734 phone=9742 female=9792 male=9794 spades=9824 clubs=9827 hearts=9829 diams=9830 \
    check=10003 cross=10007 rpargt=10644
    """

  /// Names that browsers accept without a semicolon (HTML §13.5).
  private static let legacyNames = """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute \
    Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave \
    Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy \
    curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave \
    iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde \
    ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave \
    uml uuml yacute yen yuml
    """
}

extension UTF16 {
  fileprivate static func isLeadSurrogate(_ value: UInt32) -> Bool { value & 0xFFFF_FC00 == 0xD800 }
  fileprivate static func isTrailSurrogate(_ value: UInt32) -> Bool { value & 0xFFFF_FC00 == 0xDC00 }
}
