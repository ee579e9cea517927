// Who holds a right in one scope.
#pragma once

#include <string>

#include "common/identity/caller.hpp"

namespace multaqa::access {

struct Holder {
    AccountId account;
    std::string email;
    GrantRole role = GrantRole::viewer;
    Instant at;
    friend bool operator==(const Holder&, const Holder&) = default;
};

}  // namespace multaqa::access
