// A merge patch (RFC 7396) as an edit: applied to the JSON of what is stored, then read like any other input.
#pragma once

#include <iterator>
#include <utility>

#include "common/json/json.hpp"
#include "directory/draft.hpp"

namespace multaqa::directory {

// null removes a member, so one of no known name would vanish unnoticed: the faults that reading it alone
// gives.
template <class Fields>
std::vector<Fault> faults_of_removed(const json::value& patch, Draft<Fields> (*read)(const json::value&)) {
    if (!patch.is_object()) return {};
    json::object removed;
    for (const auto& member : patch.get_object())
        if (member.value().is_null()) removed.emplace(member.key(), nullptr);
    const json::value only_removed(std::move(removed));
    auto draft = read(only_removed);
    std::vector<Fault> unknown;
    for (auto& fault : draft.faults)
        if (fault.key == "fault.unknown-field") unknown.push_back(std::move(fault));
    return unknown;
}

// Requires to_json(Fields), which `read` reads back.
template <class Fields>
Edit<Fields> merge(json::value patch, Draft<Fields> (*read)(const json::value&)) {
    return [patch = std::move(patch), read](const Fields& present) {
        json::value wanted = to_json(present);
        json::merge_patch(wanted, patch);
        Draft<Fields> draft = read(wanted);
        for (auto& fault : faults_of_removed(patch, read)) draft.faults.push_back(std::move(fault));
        return draft;
    };
}

}  // namespace multaqa::directory
