// A web_api::Request out of a parsed header: the copy that handlers keep.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edge/request_head.hpp"
#include "web_api/request.hpp"

namespace multaqa::edge {

struct Arrival {
    std::string address;  // of the socket's other end
    web_api::Transport transport = web_api::Transport::plain;
};

// Nullopt when the target cannot be taken apart (web_api::parse_target). Believes X-Forwarded-For and -Proto only when
// the other end is one of `trusted_proxies`; then the address is the last one that is not itself a trusted proxy.
std::optional<web_api::Request> build_request(const RequestHead& head, std::string id, const Arrival& arrival,
                                              const std::vector<std::string>& trusted_proxies);

}  // namespace multaqa::edge
