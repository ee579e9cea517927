#include "planning/zone_data_store.hpp"

namespace multaqa::planning::zone_data_store {

std::optional<ZoneText> find(store::Connection& db, std::string_view version) {
    return db.find("SELECT version, source, text FROM zone_data WHERE version = $1", {version},
                   [](const store::Row& row) { return ZoneText{row.string(0), row.string(1), row.string(2)}; });
}

bool has(store::Connection& db, std::string_view version) {
    return db.find_integer("SELECT count(*) FROM zone_data WHERE version = $1", {version}).value_or(0) > 0;
}

std::vector<std::string> list_versions(store::Connection& db) {
    return db.list("SELECT version FROM zone_data ORDER BY version", {}, [](const store::Row& row) { return row.string(0); });
}

void insert(store::Connection& db, const ZoneText& text, Instant now) {
    db.execute("INSERT INTO zone_data (version, source, text, stored_at) VALUES ($1, $2, $3, $4) ON CONFLICT (version) DO NOTHING",
               {text.version, text.source, text.text, now});
}

}  // namespace multaqa::planning::zone_data_store
