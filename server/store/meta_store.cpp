#include "store/meta_store.hpp"

namespace multaqa::store {

namespace {

constexpr std::string_view kFind = "SELECT value FROM meta WHERE name = $1";

}  // namespace

std::optional<std::string> find_meta(Connection& db, std::string_view name) {
    return db.find(kFind, {name}, [](const Row& row) { return row.string(0); });
}

std::optional<std::string> hold_meta(Connection& db, std::string_view name) {
    return db.find(std::string(kFind) + std::string(db.dialect().for_share), {name}, [](const Row& row) { return row.string(0); });
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
