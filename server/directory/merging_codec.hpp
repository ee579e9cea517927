// Requests to merge two entries of the directory, as JSON, and what is told of the outcome.
#pragma once

#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "directory/draft.hpp"
#include "directory/merge.hpp"

namespace multaqa::directory {

struct MergeInput {
    std::string gone;  // an id's text, "" where it could not be read
    MergeGovernance governance;
};
// `member` holds the id of the one who goes: "personId", "organizationId".
Draft<MergeInput> read_merge(const json::value& body, std::string_view member);

json::array to_json(const std::vector<MergeConflict>& conflicts);

}  // namespace multaqa::directory
