import Model
import PageReading

/// A page that was saved to a file, with what is known of how it was read.
struct SavedPage {
  var file: String
  /// The URL it was read at; nil = that of the file.
  var baseURL: String?
  var contentType: String?
  /// CSS, or `xpath:…`; only what it matches is read.
  var select: String?

  /// The page.
  ///
  /// - Throws: exit code 65 where it cannot be read, 64 where the selector is at fault.
  func read() throws(Failure) -> Page {
    do {
      let bytes = try DocumentFile.readPage(file)
      return try PageReader.read(
        bytes, contentType: contentType, url: baseURL ?? DocumentFile.url(of: file), select: select)
    } catch let error as DocumentFile.Unreadable {
      throw Failure(error.line, code: Exit.data)
    } catch PageError.badSelector(let selector, let reason) {
      throw Failure("--select \(selector): \(reason) (CSS, or xpath:…)", code: Exit.usage)
    } catch {
      throw Failure("\(DocumentFile.name(file)): \(error)", code: Exit.data)
    }
  }
}
