#include "planning/zone_move_store.hpp"

namespace multaqa::planning::zone_move_store {

std::vector<RecordedMove> list_page(store::Connection& db, std::string_view change, std::int64_t after, std::size_t limit) {
    return db.list("SELECT n, body FROM zone_change_move WHERE change_id = $1 AND n > $2 ORDER BY n LIMIT $3",
                   {change, after, static_cast<std::int64_t>(limit)},
                   [](const store::Row& row) { return RecordedMove{row.integer(0), row.string(1)}; });
}

bool is_change(store::Connection& db, std::string_view change) {
    return db.find_integer("SELECT 1 FROM zone_change WHERE id = $1", {change}).has_value();
}

}  // namespace multaqa::planning::zone_move_store
