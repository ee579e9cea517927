// Who may be the same as a row of a table, as its report tells it.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "directory/duplicate.hpp"
#include "tables/table_report.hpp"

namespace multaqa::directory {

inline std::vector<tables::Resembling> candidates_of(std::span<const Duplicate> duplicates) {
    std::vector<tables::Resembling> candidates;
    candidates.reserve(duplicates.size());
    for (const Duplicate& one : duplicates) {
        tables::Resembling candidate{one.id, one.name, {}};
        for (const Resemblance reason : one.reasons) candidate.reasons.emplace_back(word(reason));
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

}  // namespace multaqa::directory
