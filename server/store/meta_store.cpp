#include "store/meta_store.hpp"

namespace multaqa::store {

std::optional<std::string> find_meta(Connection& db, std::string_view name) {
    return db.find("SELECT value FROM meta WHERE name = $1", {name}, [](const Row& row) { return row.string(0); });
}

void put_meta(Connection& db, std::string_view name, std::string_view value) {
    db.execute("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
               {name, value});
}

std::string put_meta_once(Connection& db, std::string_view name, std::string_view value) {
    db.execute("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", {name, value});
    return find_meta(db, name).value();
}

}  // namespace multaqa::store
