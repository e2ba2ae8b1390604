// zstd (RFC 8878): the compression of stored documents.
#include <zstd.h>
