// zlib (RFC 1950, 1951, 1952): documents that are gzip files though no header of the server says so.
#include <string.h>
#include <zlib.h>

// Begins to read one gzip stream; Z_OK, or an error of zlib. The function of zlib itself is a macro.
static inline int feedwatch_gunzip_begin(z_stream *stream) {
  memset(stream, 0, sizeof *stream);
  return inflateInit2(stream, 15 + 16);
}
