// What a session asks for: of its room, and pieces of equipment. Values, pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "common/ids/resource_ids.hpp"
#include "scheduling/needs.hpp"

namespace multaqa::programme {

struct SessionNeeds {
    scheduling::Needs room;  // an audience that is not given is the number of required participants
    std::map<EquipmentId, std::int64_t> equipment;  // pieces, at least 1

    bool empty() const { return room.empty() && equipment.empty(); }
    friend bool operator==(const SessionNeeds&, const SessionNeeds&) = default;
};

// A merge patch (RFC 7396): absent stays; what null empties has the value of nothing asked.
struct SessionNeedsPatch {
    bool clear = false;  // JSON null before what follows
    std::optional<std::int64_t> audience;
    std::optional<std::optional<scheduling::Layout>> layout;
    std::optional<std::set<std::string>> tags;
    std::optional<std::int64_t> booths;
    std::optional<scheduling::Access> access;
    std::optional<std::int64_t> security_level;
    bool clear_equipment = false;
    std::map<EquipmentId, std::optional<std::int64_t>> equipment;
};

SessionNeeds patched(SessionNeeds needs, const SessionNeedsPatch& patch);
// The patch that makes them out of nothing.
SessionNeedsPatch patch_of(const SessionNeeds& needs);

}  // namespace multaqa::programme
