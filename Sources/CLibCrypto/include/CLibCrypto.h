// The digests of OpenSSL's libcrypto, which is loaded at the first of them: most commands never need one.
#ifndef FEEDWATCH_CLIBCRYPTO_H
#define FEEDWATCH_CLIBCRYPTO_H

#include <stddef.h>

// SHA-256 of `count` bytes into 32; 0 on failure. Safe from any thread.
int feedwatch_sha256(const void *bytes, size_t count, unsigned char *digest);

#endif
