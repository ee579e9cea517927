#include "scheduling/occupancy_store.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <tuple>

#include "common/resource_limits.hpp"
#include "scheduling/acceptance_codec.hpp"
#include "scheduling/needs_codec.hpp"
#include "scheduling/subject_chunks_store.hpp"
#include "store/rows.hpp"
#include "store/store_error.hpp"

namespace multaqa::scheduling::occupancy_store {
namespace {

Occupancy occupancy_of(const store::Row& row) {
    const auto subject = parse_subject_key(row.text(1));
    if (!subject) throw store::StoreError(store::StoreFailure::other, "occupancy with a malformed subject");
    Occupancy occupancy;
    occupancy.id = row.string(0);
    occupancy.subject = *subject;
    occupancy.interval = {row.instant(2), row.instant(3)};
    occupancy.firmness = static_cast<Firmness>(row.integer(4));
    occupancy.requirement = static_cast<Requirement>(row.integer(5));
    occupancy.basis = static_cast<Basis>(row.integer(6));
    occupancy.owner = {row.string(7), row.string(8)};
    occupancy.scope = row.string(9);
    occupancy.lineage = row.string(10);
    occupancy.expires_at = row.optional_instant(11);
    occupancy.quantity = row.integer(12);
    occupancy.needs = decode_needs(row.text(13));
    occupancy.turnaround = minutes{row.integer(14)};
    occupancy.room = row.string(15);
    return occupancy;
}

store::Values values_of(const Occupancy& occupancy) {
    return {occupancy.id,
            key_of(occupancy.subject),
            occupancy.interval.start,
            occupancy.interval.end,
            static_cast<int>(occupancy.firmness),
            static_cast<int>(occupancy.requirement),
            static_cast<int>(occupancy.basis),
            occupancy.owner.kind,
            occupancy.owner.id,
            occupancy.scope,
            occupancy.lineage,
            occupancy.expires_at,
            occupancy.quantity,
            encode_needs(occupancy.needs),
            occupancy.room};
}

std::vector<Occupancy> in_order(std::vector<Occupancy> occupancies) {
    std::sort(occupancies.begin(), occupancies.end(), [](const Occupancy& a, const Occupancy& b) {
        return std::tie(a.subject, a.interval.start, a.id) < std::tie(b.subject, b.interval.start, b.id);
    });
    return occupancies;
}

}  // namespace

std::vector<Occupancy> list_in_window(store::Connection& db, std::span<const Subject> subjects, const Interval& window) {
    std::vector<Occupancy> occupancies;
    if (is_empty(window)) return occupancies;
    // Without the bound on utc_start the index could not skip the history before the window.
    for_each_chunk(subjects, {window.start, window.end}, [&](const store::Values& parameters) {
        db.query(
            "SELECT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind,"
            " o.owner_id, o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
            " FROM subject s JOIN occupancy o ON o.subject = s.id"
            " WHERE s.id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
            " AND o.utc_start < CAST($2 AS BIGINT) + s.turnaround * 60000000"
            " AND o.utc_start > CAST($1 AS BIGINT) - (s.longest + s.turnaround) * 60000000"
            " AND o.utc_end > CAST($1 AS BIGINT) - s.turnaround * 60000000",
            parameters, [&](const store::Row& row) { occupancies.push_back(occupancy_of(row)); });
    });
    return in_order(std::move(occupancies));
}

std::vector<Occupancy> list_of_owner(store::Connection& db, const Owner& owner) {
    return in_order(db.list(
        "SELECT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind, o.owner_id,"
        " o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
        " FROM occupancy o JOIN subject s ON s.id = o.subject WHERE o.owner_kind = $1 AND o.owner_id = $2",
        {owner.kind, owner.id}, occupancy_of));
}

std::vector<Occupancy> list_of_owners(store::Connection& db, std::string_view kind, const std::set<std::string>& ids) {
    std::vector<Occupancy> occupancies;
    for_each_key_chunk(ids, {kind}, [&](const store::Values& parameters) {
        db.query(
            "SELECT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind, o.owner_id,"
            " o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
            " FROM occupancy o JOIN subject s ON s.id = o.subject WHERE o.owner_kind = $1"
            " AND o.owner_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            parameters, [&](const store::Row& row) { occupancies.push_back(occupancy_of(row)); });
    });
    return in_order(std::move(occupancies));
}

std::vector<Occupancy> list_of_scope(store::Connection& db, std::string_view scope) {
    return in_order(db.list(
        "SELECT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind, o.owner_id,"
        " o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
        " FROM occupancy o JOIN subject s ON s.id = o.subject WHERE o.scope = $1",
        {scope}, occupancy_of));
}

std::vector<Occupancy> list_neighbours_of_scope(store::Connection& db, std::string_view scope) {
    // Who travels has neighbours before and after, too (T1); of rooms and equipment only what overlaps is read.
    constexpr std::int64_t kReach = std::chrono::microseconds(limits::kTravelReach).count();
    return in_order(db.list(
        "SELECT DISTINCT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind,"
        " o.owner_id, o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
        " FROM (SELECT id AS subject, turnaround, longest, turnaround * 60000000"
        " + CASE WHEN id LIKE 'person/%' OR id LIKE 'vehicle/%' THEN CAST($2 AS BIGINT) ELSE 0 END AS reach FROM subject) s"
        " JOIN occupancy mine ON mine.subject = s.subject"
        " JOIN occupancy o ON o.subject = s.subject AND o.utc_start < mine.utc_end + s.reach"
        " AND o.utc_start > mine.utc_start - s.longest * 60000000 - s.reach AND o.utc_end > mine.utc_start - s.reach"
        " WHERE mine.scope = $1 AND o.scope <> $1",
        {scope, kReach}, occupancy_of));
}

std::vector<Occupancy> list_released_of_scope(store::Connection& db, std::string_view scope) {
    return in_order(db.list(
        "SELECT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind, o.owner_id,"
        " o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
        " FROM occupancy o JOIN subject s ON s.id = o.subject WHERE o.scope = $1 AND o.basis = 1",
        {scope}, occupancy_of));
}

std::vector<Occupancy> list_released_of_subject(store::Connection& db, const Subject& subject) {
    return in_order(db.list(
        "SELECT o.id, o.subject, o.utc_start, o.utc_end, o.firmness, o.requirement, o.basis, o.owner_kind, o.owner_id,"
        " o.scope, o.lineage, o.expires_at, o.quantity, o.needs, s.turnaround, o.room"
        " FROM occupancy o JOIN subject s ON s.id = o.subject WHERE o.subject = $1 AND o.basis = 1",
        {key_of(subject)}, occupancy_of));
}

void insert(store::Connection& db, const std::vector<Occupancy>& occupancies) {
    std::vector<store::Values> rows;
    rows.reserve(occupancies.size());
    for (const Occupancy& occupancy : occupancies) rows.push_back(values_of(occupancy));
    store::insert_rows(db,
                       "INSERT INTO occupancy (id, subject, utc_start, utc_end, firmness, requirement, basis, owner_kind, owner_id,"
                       " scope, lineage, expires_at, quantity, needs, room)",
                       rows);
}

void update(store::Connection& db, const std::vector<Occupancy>& occupancies) {
    static constexpr std::array<std::string_view, 11> kKinds{"TEXT", "BIGINT", "BIGINT", "BIGINT", "BIGINT", "TEXT",
                                                             "TEXT", "BIGINT", "BIGINT", "TEXT",   "TEXT"};
    std::vector<store::Values> rows;
    rows.reserve(occupancies.size());
    for (const Occupancy& occupancy : occupancies)
        rows.push_back({occupancy.id, occupancy.interval.start, occupancy.interval.end, static_cast<int>(occupancy.firmness),
                        static_cast<int>(occupancy.requirement), occupancy.scope, occupancy.lineage, occupancy.expires_at,
                        occupancy.quantity, encode_needs(occupancy.needs), occupancy.room});
    store::update_by_rows(db,
                          "UPDATE occupancy SET utc_start = v.column2, utc_end = v.column3, firmness = v.column4, requirement = v.column5,"
                          " scope = v.column6, lineage = v.column7, expires_at = v.column8, quantity = v.column9, needs = v.column10,"
                          " room = v.column11",
                          kKinds, rows, "occupancy.id = v.column1");
}

void erase(store::Connection& db, const std::string& id) {
    db.execute("DELETE FROM occupancy WHERE id = $1", {id});
}

void touch_subject(store::Connection& db, const std::string& subject_key, minutes longest) {
    touch_subjects(db, {{subject_key, longest}});
}

void touch_subjects(store::Connection& db, const std::map<std::string, minutes>& longest) {
    std::vector<store::Values> rows;
    rows.reserve(longest.size());
    for (const auto& [key, bound] : longest) rows.push_back({key, 1, static_cast<std::int64_t>(bound.count())});
    store::insert_rows(db, "INSERT INTO subject (id, version, longest)", rows,
                       " ON CONFLICT (id) DO UPDATE SET version = subject.version + 1, longest ="
                       " CASE WHEN subject.longest < excluded.longest THEN excluded.longest ELSE subject.longest END");
}

std::vector<std::int64_t> subject_versions(store::Connection& db, std::span<const Subject> subjects) {
    std::map<std::string, std::int64_t, std::less<>> found;
    for_each_chunk(subjects, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT id, version FROM subject"
            " WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) { found.emplace(row.string(0), row.integer(1)); });
    });
    std::vector<std::int64_t> versions;
    for (const Subject& subject : subjects) {
        const auto version = found.find(key_of(subject));
        versions.push_back(version == found.end() ? 0 : version->second);
    }
    return versions;
}

std::map<std::string, minutes> turnarounds(store::Connection& db, std::span<const Subject> subjects) {
    std::map<std::string, minutes> found;
    for_each_chunk(subjects, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT id, turnaround FROM subject"
            " WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) { found.emplace(row.string(0), minutes{row.integer(1)}); });
    });
    return found;
}

void put_record(store::Connection& db, const ConflictRecord& record) {
    const store::Values values{record.id,           record.code,           record.scope,
                               record.first_occupancy, record.second_occupancy, record.first_detected,
                               record.decision,     record.reason,         record.account_id,
                               record.decided_at,   record.accepted.shortage, encode_parts(record.accepted.parts)};
    if (record.decision.empty()) {
        db.execute(
            "INSERT INTO conflict_record (id, code, scope, first_occupancy, second_occupancy, first_detected, decision,"
            " reason, account_id, decided_at, accepted, accepted_parts)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
            " ON CONFLICT (id) DO UPDATE SET first_occupancy = excluded.first_occupancy, second_occupancy = excluded.second_occupancy",
            values);
        return;
    }
    db.execute(
        "INSERT INTO conflict_record (id, code, scope, first_occupancy, second_occupancy, first_detected, decision,"
        " reason, account_id, decided_at, accepted, accepted_parts)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        " ON CONFLICT (id) DO UPDATE SET first_occupancy = excluded.first_occupancy, second_occupancy = excluded.second_occupancy,"
        " accepted = excluded.accepted, accepted_parts = excluded.accepted_parts, decision = excluded.decision, reason = excluded.reason,"
        " account_id = excluded.account_id, decided_at = excluded.decided_at",
        values);
}

void erase_record(store::Connection& db, const std::string& id) {
    db.execute("DELETE FROM conflict_record WHERE id = $1", {id});
}

void forget_decision(store::Connection& db, const std::string& id) {
    db.execute(
        "UPDATE conflict_record SET decision = '', reason = '', account_id = NULL, decided_at = NULL, accepted = 0,"
        " accepted_parts = '' WHERE id = $1 AND decision <> ''",
        {id});
}

void erase_records_within(store::Connection& db, ClashCode code, std::string_view subject_key, const Interval& window) {
    db.execute(
        "DELETE FROM conflict_record WHERE code = $1 AND first_occupancy IN"
        " (SELECT id FROM occupancy WHERE subject = $2 AND utc_start < $3 AND utc_end > $4)",
        {word(code), subject_key, window.end, window.start});
}

std::set<std::string> list_records_of(store::Connection& db, const std::set<std::string>& occupancy_ids) {
    std::set<std::string> records;
    for_each_key_chunk(occupancy_ids, {}, [&](const store::Values& parameters) {
        db.query(
            "SELECT id FROM conflict_record WHERE first_occupancy IN"
            " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
            " UNION SELECT id FROM conflict_record WHERE second_occupancy IN"
            " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            parameters, [&](const store::Row& row) { records.insert(row.string(0)); });
    });
    return records;
}

std::vector<ConflictDecision> list_decisions_of_scope(store::Connection& db, std::string_view scope) {
    return db.list(
        "SELECT r.id, r.first_detected, r.decision, r.reason, r.account_id, r.decided_at, r.accepted, r.accepted_parts"
        " FROM occupancy o JOIN conflict_record r ON r.first_occupancy = o.id WHERE o.scope = $1"
        " UNION SELECT r.id, r.first_detected, r.decision, r.reason, r.account_id, r.decided_at, r.accepted, r.accepted_parts"
        " FROM occupancy o JOIN conflict_record r ON r.second_occupancy = o.id WHERE o.scope = $1",
        {scope}, [](const store::Row& row) {
            return ConflictDecision{row.string(0),
                                    row.instant(1),
                                    row.string(2),
                                    row.string(3),
                                    row.optional_string(4).value_or(""),
                                    row.optional_instant(5),
                                    {row.integer(6), decode_parts(row.text(7))}};
        });
}

}  // namespace multaqa::scheduling::occupancy_store
