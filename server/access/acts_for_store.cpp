#include "access/acts_for_store.hpp"

namespace multaqa::access {
namespace {

ActsFor acts_for_of(const store::Row& row) {
    return {row.id<ActsForId>(0), row.id<AccountId>(1), row.string(2), row.instant(3)};
}

}  // namespace

void insert_acts_for(store::Connection& db, const ActsFor& relation) {
    db.execute("INSERT INTO acts_for (id, account_id, principal, at) VALUES ($1, $2, $3, $4)",
               {relation.id, relation.account, relation.principal, relation.at});
}

std::optional<ActsFor> select_acts_for(store::Connection& db, const ActsForId& id) {
    return db.find("SELECT id, account_id, principal, at FROM acts_for WHERE id = $1", {id}, acts_for_of);
}

std::optional<ActsFor> select_acts_for(store::Connection& db, const AccountId& account, const std::string& principal) {
    return db.find("SELECT id, account_id, principal, at FROM acts_for WHERE account_id = $1 AND principal = $2",
                   {account, principal}, acts_for_of);
}

std::vector<ActsFor> select_acts_for_of(store::Connection& db, const Account& account, const ActsForId& after,
                                        std::size_t limit) {
    const auto own = principal_of(account.id);
    return db.list(
        "SELECT id, account_id, principal, at FROM acts_for "
        "WHERE (account_id = $1 OR principal = $2 OR principal = $3) AND id > $4 ORDER BY id LIMIT $5",
        {account.id, own, account.person ? principal_of(*account.person) : own, after, static_cast<std::int64_t>(limit)},
        acts_for_of);
}

std::vector<ActsFor> select_acts_for_principal(store::Connection& db, const std::string& principal) {
    return db.list("SELECT id, account_id, principal, at FROM acts_for WHERE principal = $1 ORDER BY id", {principal}, acts_for_of);
}

std::int64_t count_acts_for(store::Connection& db, const AccountId& account) {
    return db.find_integer("SELECT COUNT(*) FROM acts_for WHERE account_id = $1", {account}).value_or(0);
}

void delete_acts_for(store::Connection& db, const ActsForId& id) {
    db.execute("DELETE FROM acts_for WHERE id = $1", {id});
}

void move_principal(store::Connection& db, const std::string& gone, const std::string& survivor) {
    db.execute("DELETE FROM acts_for WHERE principal = $1 AND account_id IN (SELECT account_id FROM acts_for WHERE principal = $2)",
               {gone, survivor});
    db.execute("UPDATE acts_for SET principal = $2 WHERE principal = $1", {gone, survivor});
}

}  // namespace multaqa::access
