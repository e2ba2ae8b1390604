#include "CLibCrypto.h"

#include <dlfcn.h>
#include <openssl/evp.h>
#include <openssl/opensslv.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_OF(value) #value
#define TEXT(value) TEXT_OF(value)
#ifdef OPENSSL_SHLIB_VERSION
#define LIBRARY "libcrypto.so." TEXT(OPENSSL_SHLIB_VERSION)
#else
#define LIBRARY "libcrypto.so." SHLIB_VERSION_NUMBER
#endif

static const EVP_MD *(*sha256)(void);
static int (*digest_of)(const void *, size_t, unsigned char *, unsigned int *, const EVP_MD *, ENGINE *);

// As when a library is missing at the start of a program, there is no going on; 69 is EX_UNAVAILABLE.
static void load(void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library) {
    *(void **)&sha256 = dlsym(library, "EVP_sha256");
    *(void **)&digest_of = dlsym(library, "EVP_Digest");
  }
  if (sha256 && digest_of) return;
  fprintf(stderr, "feedwatch: libcrypto cannot be used: %s (Debian's package is libssl3)\n", dlerror());
  _Exit(69);
}

int feedwatch_sha256(const void *bytes, size_t count, unsigned char *digest) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return digest_of(bytes, count, digest, NULL, sha256(), NULL);
}
