// What a person takes part in, over all events that the caller may see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

struct ParticipationPage {
    std::vector<json::object> items;  // participation_json; by utcStart, then id; what has no time yet last
    std::string next;
};
// Of an event whose working programme the caller sees: its sessions as they stand; of others, what the newest release shows.
// not_found for whoever is neither staff, nor the person, nor acts for the person. Of who was merged: the survivor's.
Result<ParticipationPage> list_participations(store::Connection& db, const Caller& caller, const PersonId& person, std::size_t limit,
                                              std::string_view cursor);

}  // namespace multaqa::programme
