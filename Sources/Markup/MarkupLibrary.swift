import CLibXML2

/// The library that reads XML and HTML.
package enum MarkupLibrary {
  /// Version of the libxml2 that runs, as it names it itself: "20914" is 2.9.14. It belongs to the rules by which a document was
  /// read, for another version may read the same bytes otherwise.
  package static var version: String { String(cString: feedwatch_libxml2_version()) }
}
