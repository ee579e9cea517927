#include "programme/session_needs.hpp"

namespace multaqa::programme {

SessionNeeds patched(SessionNeeds needs, const SessionNeedsPatch& patch) {
    if (patch.clear) needs = {};
    if (patch.audience) needs.room.audience = *patch.audience;
    if (patch.layout) needs.room.layout = *patch.layout;
    if (patch.tags) needs.room.tags = *patch.tags;
    if (patch.booths) needs.room.booths = *patch.booths;
    if (patch.access) needs.room.access = *patch.access;
    if (patch.security_level) needs.room.security_level = *patch.security_level;
    if (patch.clear_equipment) needs.equipment.clear();
    for (const auto& [equipment, pieces] : patch.equipment) {
        if (pieces)
            needs.equipment[equipment] = *pieces;
        else
            needs.equipment.erase(equipment);
    }
    return needs;
}

SessionNeedsPatch patch_of(const SessionNeeds& needs) {
    SessionNeedsPatch patch;
    const auto& room = needs.room;
    if (room.audience != 0) patch.audience = room.audience;
    if (room.layout) patch.layout = room.layout;
    if (!room.tags.empty()) patch.tags = room.tags;
    if (room.booths != 0) patch.booths = room.booths;
    if (room.access != scheduling::Access::any) patch.access = room.access;
    if (room.security_level != 0) patch.security_level = room.security_level;
    for (const auto& [equipment, pieces] : needs.equipment) patch.equipment.emplace(equipment, pieces);
    return patch;
}

}  // namespace multaqa::programme
