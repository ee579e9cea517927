// What a subject offers to those who take it: the facts that its owner projects (DECISIONS 16). Values, pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "scheduling/needs.hpp"
#include "scheduling/opening_hours.hpp"
#include "scheduling/severity.hpp"

namespace multaqa::scheduling {

struct Place {
    std::optional<std::int64_t> capacity;         // seats, where the layout asked for has no number of its own
    std::map<Layout, std::int64_t> capacities;    // the layouts that it can take; empty: not known, any
    std::optional<std::int64_t> safety_limit;     // people; nobody may override it
    std::set<std::string> tags;
    std::int64_t booths = 0;
    Access access = Access::any;
    std::int64_t security_level = 0;
    OpeningHours hours;
    std::string site;                             // where it stands; "": not known
    std::string zone;                             // of the hours
    std::optional<std::int64_t> count;            // pieces, where it may be taken by several at once
    std::map<ClashCode, Severity> rules;          // of its owner: an event may be stricter, never milder (DECISIONS 20)

    friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace multaqa::scheduling
