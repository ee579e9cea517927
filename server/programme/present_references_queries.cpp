#include "programme/present_references_queries.hpp"

#include <vector>

#include "programme/session_needs_store.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {

void leave_out_archived(store::Connection& db, SessionContent& content) {
    if (content.room) {
        const auto place = session_store::find_room_place(db, *content.room);
        if (!place || place->state == session_store::RoomState::archived) content.room.reset();
    }
    std::vector<EquipmentId> asked;
    for (const auto& [id, pieces] : content.needs.equipment) asked.push_back(id);
    const auto known = session_store::known_equipment(db, asked);
    std::erase_if(content.needs.equipment, [&](const auto& item) { return !known.contains(item.first); });
}

}  // namespace multaqa::programme
