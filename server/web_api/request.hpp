// An HTTP request as handlers see it: parsed, limited, free of sockets and of Beast.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/text/messages.hpp"

namespace multaqa::web_api {

enum class Method { get, head, post, put, patch, delete_, options, other };
std::string_view word(Method method);  // "GET"
Method parse_method(std::string_view word_on_the_wire);  // case-sensitive; other if we serve none of that name

enum class Transport { plain, tls };

struct Request {
    Method method = Method::get;
    std::string target;  // as sent, at most limits::kTargetBytes
    std::string path;    // percent-decoded, no query; refused earlier when it holds NUL, "..", or broken UTF-8
    std::vector<std::pair<std::string, std::string>> query;           // decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;         // names in lower case
    std::map<std::string, std::string, std::less<>> path_parameters;  // {id} → text, filled by the router
    std::string body;
    std::string remote_address;  // textual IP; behind a trusted proxy the forwarded one
    Transport transport = Transport::plain;
    std::string id;  // request id for logs and problems
    Caller caller;   // filled by authentication

    std::string_view header(std::string_view lower_case_name) const;  // "" if absent; the first if several
    bool has_header(std::string_view lower_case_name) const;
    std::optional<std::string_view> query_parameter(std::string_view name) const;
    std::string_view path_parameter(std::string_view name) const;  // throws std::logic_error if the route has none
    std::optional<std::string_view> cookie(std::string_view name) const;
    UiLanguage language() const;  // from Accept-Language, for problem details
};

}  // namespace multaqa::web_api
