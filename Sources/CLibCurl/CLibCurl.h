// A façade over libcurl: one typed function per option type, since `curl_easy_setopt` is variadic.
#ifndef FEEDWATCH_CLIBCURL_H
#define FEEDWATCH_CLIBCURL_H

#include <curl/curl.h>

static inline CURLcode feedwatch_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

#endif
