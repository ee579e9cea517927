// Reading releases; for staff.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/release.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

struct ReleasePage {
    std::vector<Release> releases;  // newest first
    std::string next;
};
Result<ReleasePage> list_releases(store::Connection& db, const Caller& caller, const EventId& event, std::size_t limit,
                                  std::string_view cursor);
Result<Release> get_release(store::Connection& db, const Caller& caller, const EventId& event, const ReleaseNumber& number);

}  // namespace multaqa::programme
