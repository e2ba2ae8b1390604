// A façade over libcurl: one typed function per option type, since `curl_easy_setopt` is variadic.
// libcurl is loaded at the first call of any of its functions (CLibCurl.c): it brings some thirty libraries along, and
// most commands never ask the network.
#ifndef FEEDWATCH_CLIBCURL_H
#define FEEDWATCH_CLIBCURL_H

#include <curl/curl.h>

// The variadic functions, in libcurl as loaded.
typedef CURLcode (*feedwatch_curl_easy_function)(CURL *easy, int what, ...);
typedef CURLMcode (*feedwatch_curl_multi_function)(CURLM *multi, CURLMoption option, ...);
feedwatch_curl_easy_function feedwatch_curl_setopt(void);
feedwatch_curl_easy_function feedwatch_curl_getinfo(void);
feedwatch_curl_multi_function feedwatch_curl_multi_setopt(void);
// `curl_url_get`, whose first parameter is constant in newer versions.
CURLUcode feedwatch_curl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags);

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#define curl_easy_setopt feedwatch_curl_setopt()
#define curl_easy_getinfo feedwatch_curl_getinfo()
#define curl_multi_setopt feedwatch_curl_multi_setopt()

// Options of a transfer.

static inline CURLcode feedwatch_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode feedwatch_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode feedwatch_curl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode feedwatch_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode feedwatch_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*feedwatch_curl_data_function)(char *bytes, size_t size, size_t count, void *context);

// For CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION and CURLOPT_READFUNCTION.
static inline CURLcode feedwatch_curl_set_data_function(
    CURL *easy, CURLoption option, feedwatch_curl_data_function function) {
  return curl_easy_setopt(easy, option, function);
}

static inline CURLcode feedwatch_curl_set_open_socket_function(
    CURL *easy, curl_opensocket_callback function, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, function);
  return code ? code : curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
}

typedef int (*feedwatch_curl_request_check)(
    void *context, char *address, char *own_address, int port, int own_port);

// A function called with the address of the connection, new or used again, before a request is sent on it; it answers
// 0 to go on, 1 to end the transfer. Without effect before 7.80.
static inline CURLcode feedwatch_curl_set_request_check(
    CURL *easy, feedwatch_curl_request_check function, void *context) {
#if LIBCURL_VERSION_NUM >= 0x075000
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, function);
  return code ? code : curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
#else
  (void)easy, (void)function, (void)context;
  return CURLE_OK;
#endif
}

// Only http and https, for the transfer and for redirects; the names of the options changed in 7.85.
static inline CURLcode feedwatch_curl_allow_only_http(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  return code ? code : curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  return code ? code : curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// A transfer that ends while its name is looked up does not wait for the resolver, which may take half a minute.
// Without effect before 7.87.
static inline CURLcode feedwatch_curl_leave_resolver(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
  return CURLE_OK;
#endif
}

// Mail and webhooks.

// A function asked at least once a second, which answers 0 to go on, 1 to end the transfer.
static inline CURLcode feedwatch_curl_set_progress_function(
    CURL *easy, curl_xferinfo_callback function, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, function);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_XFERINFODATA, context);
  return code ? code : curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
}

// The bytes of a POST, which must live as long as the transfer.
static inline CURLcode feedwatch_curl_set_body(CURL *easy, const void *bytes) {
  return curl_easy_setopt(easy, CURLOPT_POSTFIELDS, (const char *)bytes);
}

static inline CURLcode feedwatch_curl_set_debug_function(CURL *easy, curl_debug_callback function, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, function);
  return code ? code : curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
}

static inline CURLcode feedwatch_curl_allow_only_smtp(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
}

// A refused recipient does not keep the mail from the others; the name of the option changed in 8.2.
static inline CURLcode feedwatch_curl_allow_refused_recipients(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x080200
  return curl_easy_setopt(easy, CURLOPT_MAIL_RCPT_ALLOWFAILS, 1L);
#else
  return curl_easy_setopt(easy, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
#endif
}

// What is known of a transfer; zero or null where it is not.

static inline long feedwatch_curl_get_long(CURL *easy, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

static inline curl_off_t feedwatch_curl_get_offset(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

static inline const char *feedwatch_curl_get_string(CURL *easy, CURLINFO info) {
  char *value = NULL;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

static inline void *feedwatch_curl_get_private(CURL *easy) {
  void *value = NULL;
  return curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&value) == CURLE_OK ? value : NULL;
}

// The socket still open after the transfer, or CURL_SOCKET_BAD.
static inline curl_socket_t feedwatch_curl_get_socket(CURL *easy) {
  curl_socket_t value = CURL_SOCKET_BAD;
  return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &value) == CURLE_OK ? value : CURL_SOCKET_BAD;
}

// Transfers together.

static inline CURLMcode feedwatch_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The next finished transfer and its result, or null.
static inline CURL *feedwatch_curl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left)))
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  return NULL;
}

#endif
