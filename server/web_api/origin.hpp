// Whether a request comes from a page of ours (cross-site request forgery, cross-site WebSocket hijacking).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/result/result.hpp"
#include "web_api/request.hpp"

namespace multaqa::web_api {

class OriginPolicy {
  public:
    OriginPolicy() = default;
    // Origins as browsers send them, "https://host[:port]"; others are never matched.
    explicit OriginPolicy(std::vector<std::string> trusted) : trusted_(std::move(trusted)) {}

    // For requests that change something: origin_refused when Origin is foreign, or when it is absent and
    // Sec-Fetch-Site says that another site asks. Programs send neither.
    Done check_write(const Request& request) const;
    // For WebSocket upgrades, which browsers do not protect at all (DECISIONS 40): foreign is refused, absent is
    // allowed only without the session cookie.
    Done check_upgrade(const Request& request) const;

  private:
    bool is_ours(std::string_view origin, const Request& request) const;

    std::vector<std::string> trusted_;
};

}  // namespace multaqa::web_api
