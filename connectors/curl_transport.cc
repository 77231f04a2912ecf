// SPDX-License-Identifier: EUPL-1.2
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include <algorithm>
#include <mutex>

#include "connectors/address.h"
#include "connectors/registry.h"
#include "connectors/url.h"

namespace wc {

namespace {

constexpr long kConnectMsMax = 5'000;
constexpr std::size_t kHeaderBytesMax = 64U << 10U;
constexpr std::string_view kPlain = "http://";

struct CurlClose {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CurlClose>;
using List = std::unique_ptr<curl_slist, CurlClose>;

// What one exchange hands to libcurl's callbacks.
struct Flow {
  Response response;
  const OnBytes* on_bytes = nullptr;
  std::size_t body_bytes_max = 0;
  std::size_t header_bytes = 0;
  CURL* curl = nullptr;
  std::chrono::microseconds silence_max{0};  // of a stream; 0 = any
  curl_off_t heard_bytes = 0;
  curl_off_t heard_us = 0;  // when the last of them came, by libcurl's own clock
  bool loopback_allowed = false;
  bool too_large = false;
  bool stopped = false;
  bool refused_address = false;
};

bool is_loopback_literal(std::string_view origin) {
  const auto host = origin.substr(origin.find("://") + 3);
  const auto is_host = [host](std::string_view name) {
    return host == name || (host.starts_with(name) && host[name.size()] == ':');
  };
  return is_host("127.0.0.1") || is_host("[::1]");
}

std::span<const unsigned char> address_bytes(const curl_sockaddr& address) {
  if (address.family == AF_INET) {
    const auto* in = reinterpret_cast<const sockaddr_in*>(&address.addr);
    return {reinterpret_cast<const unsigned char*>(&in->sin_addr), 4};
  }
  if (address.family == AF_INET6) {
    const auto* in = reinterpret_cast<const sockaddr_in6*>(&address.addr);
    return {reinterpret_cast<const unsigned char*>(&in->sin6_addr), 16};
  }
  return {};
}

// The last gate before a connection: by address, so that no name can lead into our own network.
curl_socket_t open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& flow = *static_cast<Flow*>(user);
  const auto bytes = address_bytes(*address);
  const bool allowed =
      flow.loopback_allowed ? is_loopback_address(bytes) : is_public_address(bytes);
  if (!allowed) {
    flow.refused_address = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::size_t take_header(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
  auto& flow = *static_cast<Flow*>(user);
  flow.header_bytes += count;
  if (flow.header_bytes > kHeaderBytesMax) {
    flow.too_large = true;
    return 0;
  }
  const std::string_view line(bytes, count);
  if (line.starts_with("HTTP/")) flow.response.headers.clear();  // a 100 came before it
  if (const auto colon = line.find(':'); colon != std::string_view::npos) {
    flow.response.headers.push_back(
        {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
  return count;
}

std::size_t take_body(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
  auto& flow = *static_cast<Flow*>(user);
  if (flow.on_bytes != nullptr) {
    if ((*flow.on_bytes)({bytes, count})) return count;
    flow.stopped = true;
    return 0;
  }
  if (flow.response.body.size() + count > flow.body_bytes_max) {
    flow.too_large = true;
    return 0;
  }
  flow.response.body.append(bytes, count);
  return count;
}

// libcurl calls this at least once a second; not 0 ends the stream.
int watch_silence(void* user, curl_off_t /*down_max*/, curl_off_t down, curl_off_t /*up_max*/,
                  curl_off_t /*up*/) {
  auto& flow = *static_cast<Flow*>(user);
  curl_off_t spent_us = 0;
  curl_easy_getinfo(flow.curl, CURLINFO_TOTAL_TIME_T, &spent_us);
  if (down != flow.heard_bytes) {
    flow.heard_bytes = down;
    flow.heard_us = spent_us;
  }
  return spent_us - flow.heard_us > flow.silence_max.count() ? 1 : 0;
}

void start_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

class CurlTransport final : public Transport {
 public:
  explicit CurlTransport(const TransportPolicy& policy) : policy_(policy) {
    start_curl();
    curl_.reset(curl_easy_init());
    for (std::string& origin : policy_.origins) {
      if (const auto url = parse_url(origin)) origin = url->origin;
    }
  }

  Result<Response> exchange(const Request& request) override {
    Flow flow;
    flow.body_bytes_max = request.body_bytes_max;
    return run(request, flow, [&] {
      set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.time_max.count()));
      set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.body_bytes_max));
    });
  }

  Result<Response> stream(const Request& request, std::chrono::milliseconds silence,
                          const OnBytes& on_bytes) override {
    Flow flow;
    flow.on_bytes = &on_bytes;
    flow.curl = curl_.get();
    flow.silence_max = silence;
    return run(request, flow, [&] {
      set(CURLOPT_NOPROGRESS, 0L);
      set(CURLOPT_XFERINFOFUNCTION, &watch_silence);
      set(CURLOPT_XFERINFODATA, &flow);
    });
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(curl_.get(), option, value);
  }

  template <class Limits>
  Result<Response> run(const Request& request, Flow& flow, Limits limits) {
    const auto url = parse_url(request.url);
    if (auto refusal = refuse(request, url)) return *refusal;
    const std::string place = request.method + " " + url->origin + url->path;
    curl_easy_reset(curl_.get());  // keeps the connections
    flow.loopback_allowed = policy_.sandbox && is_loopback_literal(url->origin);
    set_security();
    const List headers = set_request(request);
    set_callbacks(flow);
    limits();
    const CURLcode code = curl_easy_perform(curl_.get());
    if (flow.stopped) flow.too_large = false;
    if (code != CURLE_OK && !flow.stopped) return failure(code, flow, place);
    long status = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status >= 300 && status < 400) {
      return Error{Cure::kMend, "refused_url",
                   place + ": the platform redirects (" + std::to_string(status) +
                       "); redirects are never followed, check base_url"};
    }
    flow.response.status = static_cast<int>(status);
    return std::move(flow.response);
  }

  [[nodiscard]] std::optional<Error> refuse(const Request& request,
                                            const std::optional<Url>& url) const {
    const auto refused = [](std::string what) {
      return Error{Cure::kMend, "refused_url", std::move(what)};
    };
    if (!url || url->origin.empty()) {
      return refused("a URL that is not a plain http(s) address without user name is refused");
    }
    if (std::ranges::find(policy_.origins, url->origin) == policy_.origins.end()) {
      return refused(url->origin + " is not one of this account's origins");
    }
    const bool local = policy_.sandbox && is_loopback_literal(url->origin);
    if (url->origin.starts_with(kPlain) && !local) {
      return refused(url->origin + " is plain http: only a sandbox on 127.0.0.1 or [::1] may be");
    }
    const auto has_break = [](const Header& header) {
      return (header.name + header.value).find_first_of("\r\n") != std::string::npos;
    };
    if (std::ranges::any_of(request.headers, has_break)) {
      return refused("a header of the request holds a line break");
    }
    return std::nullopt;
  }

  void set_security() {
    set(CURLOPT_PROTOCOLS_STR, policy_.sandbox ? "http,https" : "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!policy_.ca_file.empty()) set(CURLOPT_CAINFO, policy_.ca_file.c_str());
    set(CURLOPT_PROXY, "");  // also none from the environment: the address check needs the real one
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_NOSIGNAL, 1L);
  }

  List set_request(const Request& request) {
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_USERAGENT, "webcared/" WEBCARED_VERSION);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_ACCEPT_ENCODING, "");
    set(CURLOPT_CONNECTTIMEOUT_MS,
        std::min(kConnectMsMax, static_cast<long>(request.time_max.count())));
    const bool is_read = request.method == "GET";
    if (!is_read) {
      set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.data());
      // libcurl repeats a request by itself when a kept connection turns out to be closed, also one
      // that the other side may have read. A write therefore never goes over a kept connection.
      set(CURLOPT_FRESH_CONNECT, 1L);
    }
    curl_slist* list = curl_slist_append(nullptr, "Expect:");
    for (const Header& one : request.headers) {
      list = curl_slist_append(list, (one.name + ": " + one.value).c_str());
    }
    set(CURLOPT_HTTPHEADER, list);
    return List(list);
  }

  void set_callbacks(Flow& flow) {
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_OPENSOCKETDATA, &flow);
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, &flow);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, &flow);
  }

  Error failure(CURLcode code, const Flow& flow, const std::string& place) {
    const std::string what = place + ": " + curl_easy_strerror(code);
    if (flow.refused_address) {
      return {Cure::kMend, "refused_url", place + ": the host's address is not a public one"};
    }
    if (flow.too_large || code == CURLE_FILESIZE_EXCEEDED) {
      return {Cure::kGiveUp, "body_too_large", place + ": the answer is larger than allowed"};
    }
    curl_off_t sending_us = 0;  // 0 until the request is about to be sent
    curl_easy_getinfo(curl_.get(), CURLINFO_PRETRANSFER_TIME_T, &sending_us);
    switch (code) {
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CACERT_BADFILE:
      case CURLE_SSL_ISSUER_ERROR:
      case CURLE_SSL_CERTPROBLEM:
        return {Cure::kMend, "tls", what + "; check ca_file and the machine's clock"};
      case CURLE_COULDNT_RESOLVE_HOST:
      case CURLE_COULDNT_CONNECT:
      case CURLE_SSL_CONNECT_ERROR:
        return {Cure::kWait, "not_connected", what};
      case CURLE_BAD_CONTENT_ENCODING:
      case CURLE_WEIRD_SERVER_REPLY:
      case CURLE_UNSUPPORTED_PROTOCOL:
        return {Cure::kGiveUp, "bad_answer", what};
      default:
        if (sending_us == 0) return {Cure::kWait, "not_connected", what};
        return {Cure::kAskAgain, "no_answer", what};
    }
  }

  TransportPolicy policy_;
  Curl curl_;
};

}  // namespace

std::unique_ptr<Transport> curl_transport(const TransportPolicy& policy) {
  return std::make_unique<CurlTransport>(policy);
}

}  // namespace wc
