#include "resources/table_queries.hpp"

#include "common/limits.hpp"
#include "resources/room_queries.hpp"
#include "resources/room_table.hpp"
#include "resources/site_queries.hpp"

namespace multaqa::resources {

Result<std::vector<tables::Fields>> list_room_fields(store::Connection& db, const Caller& caller) {
    std::vector<tables::Fields> rows;
    RoomId after;
    for (;;) {
        const auto page = list_rooms(db, caller, {}, after, limits::kPageItems);
        if (page.has_error()) return page.error();
        for (const Room& room : page->items) rows.push_back(fields_of(room, find_site(db, room.site).value_or(Site{})));
        if (page->next_cursor.empty()) return rows;
        after = RoomId(page->next_cursor);
    }
}

}  // namespace multaqa::resources
