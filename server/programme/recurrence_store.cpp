#include "programme/recurrence_store.hpp"

#include "common/ical/recurrence_rule_text.hpp"
#include "programme/columns_store.hpp"
#include "programme/recurrence_codec.hpp"

namespace multaqa::programme::recurrence_store {
namespace {

constexpr std::string_view kRecurrenceColumns =
    "SELECT r.id, r.event_id, r.pattern, r.rule, r.added, r.excluded, r.materialized_until, r.version, r.created_at, r.updated_at, "
    "r.imported "
    "FROM recurrence r ";

Recurrence read_recurrence(const store::Row& row) {
    Recurrence recurrence;
    recurrence.id = row.id<RecurrenceId>(0);
    recurrence.event = row.id<EventId>(1);
    recurrence.pattern = read_pattern(recurrence.event, json::parse_trusted(row.text(2)));
    if (!row.is_null(3)) recurrence.dates.rule = ical::parse_recurrence_rule(row.text(3), "/rule").value();
    recurrence.dates.added = read_times(json::parse_trusted(row.text(4)));
    recurrence.dates.excluded = read_times(json::parse_trusted(row.text(5)));
    if (!row.is_null(6)) recurrence.materialized_until = known(parse_plain_date_time(row.text(6)), "materialized_until");
    recurrence.version = row.integer(7);
    recurrence.created = row.instant(8);
    recurrence.updated = row.instant(9);
    if (!row.is_null(10)) recurrence.imported = read_imported_dates(json::parse_trusted(row.text(10)));
    return recurrence;
}

std::optional<std::string> if_any(const std::optional<PlainDateTime>& time) {
    return time ? std::optional(format_plain_date_time(*time)) : std::nullopt;
}

std::string imported_text(const ImportedDates& imported) { return json::serialize(imported_dates_json(imported)); }

// $1 id, then what an insert and an update share.
store::Values values_of(const Recurrence& recurrence) {
    const auto& dates = recurrence.dates;
    return {recurrence.id,
            json::serialize(pattern_json(recurrence)),
            dates.rule ? std::optional(ical::format_recurrence_rule(*dates.rule)) : std::nullopt,
            json::serialize(times_json(dates.added)),
            json::serialize(times_json(dates.excluded)),
            if_any(recurrence.materialized_until),
            recurrence.version,
            recurrence.updated,
            recurrence.imported ? std::optional(imported_text(*recurrence.imported)) : std::nullopt};
}

}  // namespace

std::optional<Recurrence> find(store::Connection& db, const RecurrenceId& id) {
    return db.find(std::string(kRecurrenceColumns) + "WHERE r.id = $1 AND r.archived = 0", {id}, read_recurrence);
}

std::vector<Recurrence> list_page(store::Connection& db, const EventId& event, const RecurrenceId& after, std::size_t limit) {
    return db.list(std::string(kRecurrenceColumns) + "WHERE r.event_id = $1 AND r.archived = 0 AND r.id > $2 ORDER BY r.id LIMIT $3",
                   {event, after.text(), static_cast<std::int64_t>(limit)}, read_recurrence);
}

std::vector<RecurrenceId> list_due(store::Connection& db, PlainDateTime horizon) {
    return db.list("SELECT id FROM recurrence WHERE archived = 0 AND materialized_until < $1 ORDER BY id", {format_plain_date_time(horizon)},
                   [](const store::Row& row) { return row.id<RecurrenceId>(0); });
}

void insert(store::Connection& db, const Recurrence& recurrence) {
    auto values = values_of(recurrence);
    values.emplace_back(recurrence.event);
    values.emplace_back(recurrence.created);
    db.execute(
        "INSERT INTO recurrence (id, pattern, rule, added, excluded, materialized_until, version, updated_at, imported, event_id, "
        "created_at, archived) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)",
        values);
}

void update(store::Connection& db, const Recurrence& recurrence) {
    db.execute(
        "UPDATE recurrence SET pattern = $2, rule = $3, added = $4, excluded = $5, materialized_until = $6, version = $7, "
        "updated_at = $8, imported = $9 WHERE id = $1",
        values_of(recurrence));
}

void set_materialized(store::Connection& db, const RecurrenceId& id, const std::optional<PlainDateTime>& until) {
    db.execute("UPDATE recurrence SET materialized_until = $1 WHERE id = $2", {if_any(until), id});
}

void set_imported(store::Connection& db, const RecurrenceId& id, const ImportedDates& imported) {
    db.execute("UPDATE recurrence SET imported = $1 WHERE id = $2", {imported_text(imported), id});
}

void archive(store::Connection& db, const RecurrenceId& id, std::int64_t version, Instant now) {
    db.execute("UPDATE recurrence SET archived = 1, version = $1, updated_at = $2 WHERE id = $3", {version, now, id});
}

}  // namespace multaqa::programme::recurrence_store
