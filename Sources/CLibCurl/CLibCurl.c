// libcurl's functions under their own names: each loads the library where that has not happened yet, and goes on in it.
// The definitions are hidden, so that libcurl itself and the libraries under it never meet them.
#include "CLibCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HIDDEN __attribute__((visibility("hidden")))

// F(result, name, parameters, arguments) for functions with a result, V(name, parameters, arguments) for those without.
#define FUNCTIONS(F, V) \
  F(CURLcode, curl_global_init, (long flags), (flags)) \
  F(CURL *, curl_easy_init, (void), ()) \
  F(CURLcode, curl_easy_perform, (CURL * easy), (easy)) \
  F(const char *, curl_easy_strerror, (CURLcode code), (code)) \
  V(curl_easy_cleanup, (CURL * easy), (easy)) \
  F(CURLM *, curl_multi_init, (void), ()) \
  F(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *easy), (multi, easy)) \
  F(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *easy), (multi, easy)) \
  F(CURLMcode, curl_multi_perform, (CURLM * multi, int *running), (multi, running)) \
  F(CURLMcode, curl_multi_poll, \
    (CURLM * multi, struct curl_waitfd *extra, unsigned int count, int timeout, int *ready), \
    (multi, extra, count, timeout, ready)) \
  F(CURLMcode, curl_multi_wakeup, (CURLM * multi), (multi)) \
  F(CURLMsg *, curl_multi_info_read, (CURLM * multi, int *left), (multi, left)) \
  F(CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi)) \
  F(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text), (list, text)) \
  V(curl_slist_free_all, (struct curl_slist * list), (list)) \
  F(CURLU *, curl_url, (void), ()) \
  F(CURLUcode, feedwatch_curl_url_get, (CURLU * url, CURLUPart part, char **text, unsigned int flags), \
    (url, part, text, flags)) \
  F(CURLUcode, curl_url_set, (CURLU * url, CURLUPart part, const char *text, unsigned int flags), \
    (url, part, text, flags)) \
  V(curl_url_cleanup, (CURLU * url), (url)) \
  V(curl_free, (void *memory), (memory))

#define POINTER(result, name, parameters, arguments) static result(*loaded_##name) parameters;
#define VOID_POINTER(name, parameters, arguments) static void(*loaded_##name) parameters;
FUNCTIONS(POINTER, VOID_POINTER)
static feedwatch_curl_easy_function loaded_setopt, loaded_getinfo;
static feedwatch_curl_multi_function loaded_multi_setopt;

// As when a library is missing at the start of a program, there is no going on; 69 is EX_UNAVAILABLE.
static void *find(void *library, const char *name) {
  void *function = library ? dlsym(library, name) : NULL;
  if (function) return function;
  fprintf(stderr, "feedwatch: libcurl cannot be used: %s (Debian's package is libcurl4)\n", dlerror());
  _Exit(69);
}

// libcurl's name for a function: those that have another here begin with the program's own.
static const char *own(const char *name) {
  static const char prefix[] = "feedwatch_";
  return strncmp(name, prefix, sizeof prefix - 1) ? name : name + sizeof prefix - 1;
}

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
#define FIND(result, name, parameters, arguments) *(void **)&loaded_##name = find(library, own(#name));
#define VOID_FIND(name, parameters, arguments) *(void **)&loaded_##name = find(library, #name);
  FUNCTIONS(FIND, VOID_FIND)
  *(void **)&loaded_setopt = find(library, "curl_easy_setopt");
  *(void **)&loaded_getinfo = find(library, "curl_easy_getinfo");
  *(void **)&loaded_multi_setopt = find(library, "curl_multi_setopt");
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

#define DEFINE(result, name, parameters, arguments) \
  HIDDEN result name parameters { \
    pthread_once(&once, load); \
    return loaded_##name arguments; \
  }
#define VOID_DEFINE(name, parameters, arguments) \
  HIDDEN void name parameters { \
    pthread_once(&once, load); \
    loaded_##name arguments; \
  }
FUNCTIONS(DEFINE, VOID_DEFINE)

feedwatch_curl_easy_function feedwatch_curl_setopt(void) {
  pthread_once(&once, load);
  return loaded_setopt;
}

feedwatch_curl_easy_function feedwatch_curl_getinfo(void) {
  pthread_once(&once, load);
  return loaded_getinfo;
}

feedwatch_curl_multi_function feedwatch_curl_multi_setopt(void) {
  pthread_once(&once, load);
  return loaded_multi_setopt;
}
