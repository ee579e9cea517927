#include "command/lock_store.hpp"

namespace multaqa::command {
namespace {

// Statements are kept by their text, so each dialect has one text, made once.
struct Statements {
    std::string select;
    std::string insert;
};

Statements statements(const store::Dialect& dialect, const std::string& select, std::string insert) {
    return {select + std::string(dialect.for_update), std::move(insert)};
}

void lock_row(store::Connection& db, const Statements& sql, const std::string& id) {
    if (db.find_integer(sql.select, {id})) return;
    db.execute(sql.insert, {id});
    // Somebody else may have made it at the same moment: then its row is to be locked.
    db.find_integer(sql.select, {id});
}

}  // namespace

void lock_scope(store::Connection& db, const std::string& scope) {
    lock_row(db,
             statements(db.dialect(), "SELECT revision FROM scope WHERE id = $1",
                        "INSERT INTO scope (id, revision) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING"),
             scope);
}

void lock_subject(store::Connection& db, const std::string& subject) {
    lock_row(db,
             statements(
                 db.dialect(), "SELECT version FROM subject WHERE id = $1",
                 "INSERT INTO subject (id, version, longest) VALUES ($1, 0, 0) ON CONFLICT (id) DO NOTHING"),
             subject);
}

}  // namespace multaqa::command
