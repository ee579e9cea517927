#include "programme/outcome_store.hpp"

#include <string>

#include "common/json/reader.hpp"
#include "programme/columns_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::outcome_store {
namespace {

constexpr std::string_view kOutcomeColumns =
    "SELECT o.id, o.event_id, o.session_id, o.kind, o.text, o.owner_person_id, o.owner_organization_id, o.due, o.status, o.version, "
    "o.created_at, o.updated_at FROM outcome o ";

Outcome read_outcome(const store::Row& row) {
    Outcome outcome;
    outcome.id = row.id<OutcomeId>(0);
    outcome.event = row.id<EventId>(1);
    outcome.session = row.id<SessionId>(2);
    auto& content = outcome.content;
    content.kind = known(parse_outcome_kind(row.text(3)), "outcome.kind");
    content.text = json::localized_from_json(json::parse_trusted(row.text(4)));
    content.owner_person = row.optional_id<PersonId>(5);
    content.owner_organization = row.optional_id<OrganizationId>(6);
    if (!row.is_null(7)) content.due = known(parse_plain_date(row.text(7)), "outcome.due");
    content.status = known(parse_outcome_status(row.text(8)), "outcome.status");
    outcome.version = row.integer(9);
    outcome.created = row.instant(10);
    outcome.updated = row.instant(11);
    return outcome;
}

// $1 id, then what an insert and an update share.
store::Values values_of(const Outcome& outcome) {
    const auto& content = outcome.content;
    return {outcome.id,
            word(content.kind),
            json::serialize(json::to_json(content.text)),
            content.owner_person,
            content.owner_organization,
            content.due ? std::optional(format_plain_date(*content.due)) : std::nullopt,
            word(content.status),
            outcome.version,
            outcome.updated};
}

}  // namespace

std::optional<Outcome> find(store::Connection& db, const OutcomeId& id) {
    return db.find(std::string(kOutcomeColumns) + "WHERE o.id = $1 AND o.archived = 0", {id}, read_outcome);
}

std::vector<Outcome> list_page(store::Connection& db, const Filter& filter, const OutcomeId& after, std::size_t limit) {
    const auto text = [](const auto& id) { return id ? id->text() : std::string(); };
    return db.list(std::string(kOutcomeColumns) +
                       "JOIN event e ON e.id = o.event_id WHERE o.archived = 0 AND o.id > $1 "
                       "AND (CAST($2 AS TEXT) = '' OR o.session_id = $2) AND (CAST($3 AS TEXT) = '' OR o.event_id = $3) "
                       "AND (CAST($4 AS TEXT) = '' OR e.series_id = $4) AND (CAST($5 AS TEXT) = '' OR o.kind = $5) "
                       "AND (CAST($6 AS TEXT) = '' OR o.status = $6) ORDER BY o.id LIMIT $7",
                   {after, text(filter.session), text(filter.event), text(filter.series),
                    filter.kind ? std::string(word(*filter.kind)) : "", filter.status ? std::string(word(*filter.status)) : "",
                    static_cast<std::int64_t>(limit)},
                   read_outcome);
}

std::vector<Outcome> list_of_owner(store::Connection& db, const std::string& owner) {
    return db.list(std::string(kOutcomeColumns) +
                       "WHERE o.archived = 0 AND (o.owner_person_id = $1 OR o.owner_organization_id = $1) ORDER BY o.id",
                   {owner}, read_outcome);
}

std::int64_t count_of_session(store::Connection& db, const SessionId& session) {
    return db.find_integer("SELECT COUNT(*) FROM outcome WHERE session_id = $1 AND archived = 0", {session}).value_or(0);
}

void insert(store::Connection& db, const Outcome& outcome) {
    auto values = values_of(outcome);
    values.emplace_back(outcome.event);
    values.emplace_back(outcome.session);
    values.emplace_back(outcome.created);
    db.execute(
        "INSERT INTO outcome (id, kind, text, owner_person_id, owner_organization_id, due, status, version, updated_at, event_id, "
        "session_id, created_at, archived) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)",
        values);
}

void update(store::Connection& db, const Outcome& outcome) {
    db.execute(
        "UPDATE outcome SET kind = $2, text = $3, owner_person_id = $4, owner_organization_id = $5, due = $6, status = $7, "
        "version = $8, updated_at = $9 WHERE id = $1",
        values_of(outcome));
}

void archive(store::Connection& db, const OutcomeId& id, std::int64_t version, Instant now) {
    db.execute("UPDATE outcome SET archived = 1, version = $1, updated_at = $2 WHERE id = $3", {version, now, id});
}

}  // namespace multaqa::programme::outcome_store
