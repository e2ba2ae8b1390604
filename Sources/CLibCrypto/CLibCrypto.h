// The digests of OpenSSL's libcrypto, which libcurl loads anyway.
#ifndef FEEDWATCH_CLIBCRYPTO_H
#define FEEDWATCH_CLIBCRYPTO_H

#include <openssl/evp.h>

// SHA-256 of `count` bytes into 32; 0 on failure.
static inline int feedwatch_sha256(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha256(), NULL);
}

#endif
