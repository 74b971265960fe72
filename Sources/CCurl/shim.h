#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// Functions of variable arguments do not come into Swift: here is one for each kind of value that is set or asked for.

static inline CURLcode lettre_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode lettre_curl_set_text(CURL *handle, CURLoption option, const char *text) {
  return curl_easy_setopt(handle, option, text);
}

typedef size_t (*lettre_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

// Where the bytes of an answer and the lines of its head go.
static inline CURLcode lettre_curl_receive(
  CURL *handle, lettre_curl_receiver body, lettre_curl_receiver head, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, head);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
  return code;
}

typedef curl_socket_t (*lettre_curl_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

// Who opens the connections: asked with the very address that is about to be connected to, after names are resolved.
static inline CURLcode lettre_curl_open_with(CURL *handle, lettre_curl_opener opener, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
  return code;
}

// The bytes of an address of the network in its own order: 4 of IPv4, 16 of IPv6, 0 of anything else.
static inline int lettre_curl_address(const struct curl_sockaddr *address, unsigned char bytes[16]) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    memcpy(bytes, &((const struct sockaddr_in *)&address->addr)->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    memcpy(bytes, &((const struct sockaddr_in6 *)&address->addr)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

static inline curl_socket_t lettre_curl_socket(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Owned by the handle; NULL where there is none.
static inline const char *lettre_curl_text(CURL *handle, CURLINFO info) {
  char *text = NULL;
  return curl_easy_getinfo(handle, info, &text) ? NULL : text;
}

static inline long lettre_curl_number(CURL *handle, CURLINFO info) {
  long number = 0;
  return curl_easy_getinfo(handle, info, &number) ? 0 : number;
}

// Not a function of curl.h but a macro of one.
static const curl_socket_t lettre_curl_no_socket = CURL_SOCKET_BAD;

#endif
