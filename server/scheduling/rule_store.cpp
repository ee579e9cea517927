#include "scheduling/rule_store.hpp"

#include "scheduling/subject_chunks_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::scheduling::rule_store {
namespace {

template <class Value>
Value known(std::optional<Value> value) {
    if (!value) throw store::StoreError(store::StoreFailure::other, "unknown word in severity_policy");
    return *value;
}

Subject subject_of(const store::Row& row) {
    auto subject = parse_subject_key(row.text(0));
    if (!subject) throw store::StoreError(store::StoreFailure::other, "place with a malformed subject");
    return std::move(*subject);
}

Policy policy_of(const store::Row& row) {
    return {row.string(0),
            known(parse_rule_code(row.text(1))),
            known(parse_severity(row.text(2))),
            row.optional_integer(3),
            row.string(4),
            row.optional_string(5),
            row.instant(6)};
}

}  // namespace

void put_place(store::Connection& db, const std::string& subject_key, const std::string& facts, const std::string& site, minutes turnaround) {
    db.execute(
        "INSERT INTO place (subject, facts, site) VALUES ($1, $2, $3)"
        " ON CONFLICT (subject) DO UPDATE SET facts = excluded.facts, site = excluded.site",
        {subject_key, facts, site});
    db.execute("UPDATE subject SET turnaround = $2 WHERE id = $1", {subject_key, static_cast<std::int64_t>(turnaround.count())});
}

std::vector<PlaceRow> list_places(store::Connection& db, std::span<const Subject> subjects) {
    std::vector<PlaceRow> places;
    for_each_chunk(subjects, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT subject, facts, site FROM place"
            " WHERE subject IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) { places.push_back({subject_of(row), row.string(1), row.string(2)}); });
    });
    return places;
}

std::vector<ClosureRow> list_closures(store::Connection& db, std::span<const Subject> subjects, const Interval& within) {
    std::vector<ClosureRow> closures;
    for_each_chunk(subjects, {within.start, within.end}, [&](const store::Values& parameters) {
        db.query(
            "SELECT subject, utc_start, utc_end FROM closure"
            " WHERE subject IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
            " AND utc_start < CAST($2 AS BIGINT) AND utc_end > CAST($1 AS BIGINT) ORDER BY subject, utc_start, id",
            parameters, [&](const store::Row& row) {
                closures.push_back({subject_of(row), {row.instant(1), row.instant(2)}});
            });
    });
    return closures;
}

void insert_closure(store::Connection& db, const std::string& id, const std::string& subject_key, const Interval& window) {
    db.execute("INSERT INTO closure (id, subject, utc_start, utc_end) VALUES ($1, $2, $3, $4)",
               {id, subject_key, window.start, window.end});
}

std::vector<std::string> list_closed_subjects(store::Connection& db, const std::string& id) {
    return db.list("SELECT subject FROM closure WHERE id = $1 ORDER BY subject", {id},
                   [](const store::Row& row) { return row.string(0); });
}

void erase_closure(store::Connection& db, const std::string& id) { db.execute("DELETE FROM closure WHERE id = $1", {id}); }

void erase_closure(store::Connection& db, const std::string& id, const std::string& subject_key) {
    db.execute("DELETE FROM closure WHERE id = $1 AND subject = $2", {id, subject_key});
}

std::vector<Policy> list_policies(store::Connection& db, const std::set<std::string>& scopes) {
    std::vector<Policy> policies;
    for_each_key_chunk(scopes, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT scope, code, severity, parameter, reason, account_id, at FROM severity_policy"
            " WHERE scope IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ORDER BY scope, code",
            parameters, [&](const store::Row& row) { policies.push_back(policy_of(row)); });
    });
    return policies;
}

void put_policy(store::Connection& db, const Policy& policy) {
    db.execute(
        "INSERT INTO severity_policy (scope, code, severity, reason, account_id, at, parameter) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (scope, code) DO UPDATE SET severity = excluded.severity, reason = excluded.reason,"
        " account_id = excluded.account_id, at = excluded.at, parameter = excluded.parameter",
        {policy.scope, word(policy.code), word(policy.severity), policy.reason, policy.account_id, policy.at, policy.parameter});
}

void erase_policy(store::Connection& db, std::string_view scope, const RuleCode& code) {
    db.execute("DELETE FROM severity_policy WHERE scope = $1 AND code = $2", {scope, word(code)});
}

}  // namespace multaqa::scheduling::rule_store
