#include "resources/unavailability_store.hpp"

#include "resources/placed_time_store.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kSelectUnavailability =
    "SELECT id, person_id, all_day, certainty, source, as_of, reason, account_id, version, updated_at, wall_start, zone, duration,"
    " fold, utc_start, utc_end, zone_data_version, meant_start FROM unavailability ";

std::string unavailability_where(std::string_view where) { return std::string(kSelectUnavailability) + std::string(where); }

template <class Value>
Value stored_word(std::optional<Value> value) {
    if (!value) throw store::StoreError(store::StoreFailure::other, "unknown word in unavailability");
    return *value;
}

Unavailability unavailability_of(const store::Row& row) {
    Unavailability unavailability;
    unavailability.id = row.id<UnavailabilityId>(0);
    unavailability.person = row.id<PersonId>(1);
    unavailability.extent = row.integer(2) == 0 ? Extent::times : Extent::whole_days;
    unavailability.certainty = stored_word(scheduling::parse_certainty(row.text(3)));
    unavailability.source = stored_word(scheduling::parse_absence_source(row.text(4)));
    unavailability.as_of = row.optional_instant(5);
    unavailability.reason = row.string(6);
    unavailability.by = row.optional_id<AccountId>(7);
    unavailability.version = row.integer(8);
    unavailability.updated_at = row.instant(9);
    unavailability.time = read_placed_time(row, 10);
    return unavailability;
}

store::Values values_of(const Unavailability& unavailability) {
    store::Values values{unavailability.id,
                         unavailability.person,
                         unavailability.extent == Extent::times ? 0 : 1,
                         word(unavailability.certainty),
                         word(unavailability.source),
                         unavailability.as_of,
                         unavailability.reason,
                         unavailability.by,
                         unavailability.version,
                         unavailability.updated_at};
    append(values, unavailability.time);
    return values;
}

}  // namespace

void insert_unavailability(store::Connection& db, const Unavailability& unavailability) {
    db.execute(
        "INSERT INTO unavailability (id, person_id, all_day, certainty, source, as_of, reason, account_id, version, updated_at,"
        " created_at, wall_start, zone, duration, fold, utc_start, utc_end, zone_data_version, meant_start)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        values_of(unavailability));
}

void update_unavailability(store::Connection& db, const Unavailability& unavailability) {
    db.execute(
        "UPDATE unavailability SET person_id = $2, all_day = $3, certainty = $4, source = $5, as_of = $6, reason = $7,"
        " account_id = $8, version = $9, updated_at = $10, wall_start = $11, zone = $12, duration = $13, fold = $14,"
        " utc_start = $15, utc_end = $16, zone_data_version = $17, meant_start = $18 WHERE id = $1",
        values_of(unavailability));
}

void erase_unavailability(store::Connection& db, const UnavailabilityId& id) {
    db.execute("DELETE FROM unavailability WHERE id = $1", {id});
}

std::optional<Unavailability> select_unavailability(store::Connection& db, const UnavailabilityId& id) {
    static const auto sql = unavailability_where("WHERE id = $1");
    return db.find(sql, {id}, unavailability_of);
}

std::vector<Unavailability> select_unavailabilities(store::Connection& db, const std::optional<PersonId>& person,
                                                    const UnavailabilityId& after, std::size_t limit) {
    static const auto of_one = unavailability_where("WHERE person_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    static const auto of_all = unavailability_where("WHERE id > $1 ORDER BY id LIMIT $2");
    if (person) return db.list(of_one, {*person, after, static_cast<std::int64_t>(limit)}, unavailability_of);
    return db.list(of_all, {after, static_cast<std::int64_t>(limit)}, unavailability_of);
}

std::int64_t count_unavailabilities(store::Connection& db, const PersonId& person) {
    return db.find("SELECT count(*) FROM unavailability WHERE person_id = $1", {person},
                   [](const store::Row& row) { return row.integer(0); })
        .value_or(0);
}

}  // namespace multaqa::resources
