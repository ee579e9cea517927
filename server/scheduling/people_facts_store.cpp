#include "scheduling/people_facts_store.hpp"

#include "scheduling/subject_chunks_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::scheduling::people_facts_store {
namespace {

template <class Value>
Value known_word(std::optional<Value> value) {
    if (!value) throw store::StoreError(store::StoreFailure::other, "unknown word among the facts of people");
    return *value;
}

Subject person_of(const store::Row& row) {
    auto subject = parse_subject_key(row.text(0));
    if (!subject) throw store::StoreError(store::StoreFailure::other, "absence of a malformed subject");
    return std::move(*subject);
}

CalendarRow calendar_of(const store::Row& row) { return {person_of(row), {row.string(1), row.optional_instant(2)}}; }

TravelTime travel_time_of(const store::Row& row) {
    return {{row.string(0), row.string(1), known_word(parse_travel_mode(row.text(2)))},
            minutes{row.integer(3)},
            row.optional_string(4),
            row.instant(5)};
}

}  // namespace

std::vector<AbsenceRow> list_absences(store::Connection& db, std::span<const Subject> subjects, const Interval& within) {
    std::vector<AbsenceRow> absences;
    for_each_chunk(subjects, {within.start, within.end}, [&](const store::Values& parameters) {
        db.query(
            "SELECT subject, utc_start, utc_end, certainty, source, as_of FROM absence"
            " WHERE subject IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
            " AND utc_start < CAST($2 AS BIGINT) AND utc_end > CAST($1 AS BIGINT) ORDER BY subject, utc_start, id",
            parameters, [&](const store::Row& row) {
                absences.push_back({person_of(row),
                                    {{row.instant(1), row.instant(2)},
                                     known_word(parse_certainty(row.text(3))),
                                     known_word(parse_absence_source(row.text(4))),
                                     row.optional_instant(5)}});
            });
    });
    return absences;
}

void put_absence(store::Connection& db, const std::string& id, const std::string& subject_key, const Absence& absence) {
    db.execute(
        "INSERT INTO absence (id, subject, utc_start, utc_end, certainty, source, as_of) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, utc_start = excluded.utc_start, utc_end = excluded.utc_end,"
        " certainty = excluded.certainty, source = excluded.source, as_of = excluded.as_of",
        {id, subject_key, absence.window.start, absence.window.end, word(absence.certainty), word(absence.source), absence.as_of});
}

std::optional<Interval> find_window(store::Connection& db, const std::string& id) {
    std::optional<Interval> window;
    db.query("SELECT utc_start, utc_end FROM absence WHERE id = $1", {id},
             [&](const store::Row& row) { window = Interval{row.instant(0), row.instant(1)}; });
    return window;
}

void erase_absence(store::Connection& db, const std::string& id) { db.execute("DELETE FROM absence WHERE id = $1", {id}); }

std::vector<CalendarRow> list_calendars(store::Connection& db, std::span<const Subject> subjects) {
    std::vector<CalendarRow> calendars;
    for_each_chunk(subjects, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT subject, name, read_at FROM read_calendar"
            " WHERE subject IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) { calendars.push_back(calendar_of(row)); });
    });
    return calendars;
}

std::vector<CalendarRow> list_calendars_after(store::Connection& db, const std::string& subject_key, std::size_t limit) {
    return db.list("SELECT subject, name, read_at FROM read_calendar WHERE subject > $1 ORDER BY subject LIMIT $2",
                   {subject_key, static_cast<std::int64_t>(limit)}, calendar_of);
}

void put_calendar(store::Connection& db, const std::string& subject_key, const ReadCalendar& calendar) {
    db.execute(
        "INSERT INTO read_calendar (subject, name, read_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (subject) DO UPDATE SET name = excluded.name, read_at = excluded.read_at",
        {subject_key, calendar.name, calendar.read_at});
}

void erase_calendar(store::Connection& db, const std::string& subject_key) {
    db.execute("DELETE FROM read_calendar WHERE subject = $1", {subject_key});
}

std::vector<TravelTime> list_travel_times(store::Connection& db, const std::optional<std::string>& site, const TravelKey& after,
                                          std::size_t limit) {
    return db.list(
        "SELECT from_site, to_site, mode, duration, account_id, at FROM travel_time"
        " WHERE (from_site > $1 OR (from_site = $1 AND to_site > $2) OR (from_site = $1 AND to_site = $2 AND mode > $3))"
        " AND (CAST($4 AS TEXT) IS NULL OR from_site = $4 OR to_site = $4)"
        " ORDER BY from_site, to_site, mode LIMIT $5",
        {after.from, after.to, after.from.empty() ? std::string_view() : word(after.mode), site, static_cast<std::int64_t>(limit)},
        travel_time_of);
}

std::vector<TravelTime> list_travel_times_among(store::Connection& db, const std::set<std::string>& sites) {
    std::vector<TravelTime> times;
    for_each_key_chunk(sites, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT from_site, to_site, mode, duration, account_id, at FROM travel_time"
            " WHERE from_site IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) {
                if (sites.contains(row.string(1))) times.push_back(travel_time_of(row));
            });
    });
    return times;
}

std::optional<TravelTime> find_travel_time(store::Connection& db, const TravelKey& key) {
    return db.find(
        "SELECT from_site, to_site, mode, duration, account_id, at FROM travel_time"
        " WHERE from_site = $1 AND to_site = $2 AND mode = $3",
        {key.from, key.to, word(key.mode)}, travel_time_of);
}

void put_travel_time(store::Connection& db, const TravelTime& time) {
    db.execute(
        "INSERT INTO travel_time (from_site, to_site, mode, duration, account_id, at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (from_site, to_site, mode) DO UPDATE SET duration = excluded.duration, account_id = excluded.account_id,"
        " at = excluded.at",
        {time.key.from, time.key.to, word(time.key.mode), static_cast<std::int64_t>(time.duration.count()), time.account_id, time.at});
}

void erase_travel_time(store::Connection& db, const TravelKey& key) {
    db.execute("DELETE FROM travel_time WHERE from_site = $1 AND to_site = $2 AND mode = $3", {key.from, key.to, word(key.mode)});
}

std::map<std::string, Position> list_positions(store::Connection& db, const std::set<std::string>& sites) {
    std::map<std::string, Position> positions;
    for_each_key_chunk(sites, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT site, latitude, longitude FROM site_position"
            " WHERE site IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) { positions.emplace(row.string(0), Position{row.real(1), row.real(2)}); });
    });
    return positions;
}

void put_position(store::Connection& db, const std::string& site, const std::optional<Position>& position) {
    if (!position) {
        db.execute("DELETE FROM site_position WHERE site = $1", {site});
        return;
    }
    db.execute(
        "INSERT INTO site_position (site, latitude, longitude) VALUES ($1, $2, $3)"
        " ON CONFLICT (site) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude",
        {site, position->latitude, position->longitude});
}

}  // namespace multaqa::scheduling::people_facts_store
