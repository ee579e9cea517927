#include "programme/release_store.hpp"

#include <algorithm>

#include "common/json/reader.hpp"
#include "store/id_list.hpp"

namespace multaqa::programme::release_store {
namespace {

constexpr std::string_view kReleaseColumns =
    "SELECT event_id, number, part, note, reason, revision, sessions, added, changed, removed, at, account_id FROM release ";

Release read_release(const store::Row& row) {
    Release release;
    release.event = row.id<EventId>(0);
    release.number = {row.integer(1), row.integer(2)};
    release.note = json::localized_from_json(json::parse_trusted(row.text(3)));
    release.reason = row.string(4);
    release.revision = row.integer(5);
    release.counts = {row.integer(6), row.integer(7), row.integer(8), row.integer(9)};
    release.at = row.instant(10);
    release.by = row.optional_id<AccountId>(11);
    return release;
}

template <class IdType>
std::map<IdType, std::int64_t> numbers_of(store::Connection& db, const EventId& event, std::string_view kind) {
    std::map<IdType, std::int64_t> numbers;
    db.query("SELECT subject_id, number FROM published_number WHERE event_id = $1 AND kind = $2", {event, kind},
             [&](const store::Row& row) { numbers.emplace(row.id<IdType>(0), row.integer(1)); });
    return numbers;
}

template <class IdType>
void number_all(store::Connection& db, const EventId& event, std::string_view kind, std::span<const IdType> ids) {
    const auto numbers = numbers_of<IdType>(db, event, kind);
    std::int64_t last = 0;
    for (const auto& entry : numbers) last = std::max(last, entry.second);
    for (const auto& id : ids)
        if (!numbers.contains(id))
            db.execute("INSERT INTO published_number (event_id, kind, subject_id, number) VALUES ($1, $2, $3, $4)",
                       {event, kind, id, ++last});
}

constexpr std::string_view kSession = "session";
constexpr std::string_view kPerson = "person";

}  // namespace

std::optional<Release> find(store::Connection& db, const EventId& event, const ReleaseNumber& number) {
    return db.find(std::string(kReleaseColumns) + "WHERE event_id = $1 AND number = $2 AND part = $3", {event, number.number, number.part},
                   read_release);
}

std::optional<Release> find_newest(store::Connection& db, const EventId& event) {
    return db.find(std::string(kReleaseColumns) + "WHERE event_id = $1 ORDER BY number DESC, part DESC LIMIT 1", {event}, read_release);
}

std::optional<Release> find_newest_until(store::Connection& db, const EventId& event, std::int64_t revision) {
    return db.find(std::string(kReleaseColumns) + "WHERE event_id = $1 AND revision <= $2 ORDER BY number DESC, part DESC LIMIT 1", {event, revision},
                   read_release);
}

std::vector<Release> list_page(store::Connection& db, const EventId& event, const std::optional<ReleaseNumber>& before, std::size_t limit) {
    const ReleaseNumber below = before.value_or(ReleaseNumber{INT64_MAX, 0});
    const auto most = static_cast<std::int64_t>(limit);
    return db.list(std::string(kReleaseColumns) +
                       "WHERE event_id = $1 AND (number < $2 OR (number = $2 AND part < $3)) ORDER BY number DESC, part DESC LIMIT $4",
                   {event, below.number, below.part, most}, read_release);
}

std::optional<Document> find_document(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience) {
    return db.find("SELECT etag, bytes FROM release_document WHERE event_id = $1 AND number = $2 AND part = $3 AND audience = $4",
                   {event, number.number, number.part, word(audience)},
                   [](const store::Row& row) { return Document{row.string(0), row.string(1)}; });
}

std::optional<std::string> find_etag(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience) {
    return db.find("SELECT etag FROM release_document WHERE event_id = $1 AND number = $2 AND part = $3 AND audience = $4",
                   {event, number.number, number.part, word(audience)}, [](const store::Row& row) { return row.string(0); });
}

void insert(store::Connection& db, const Release& release) {
    db.execute(
        "INSERT INTO release (event_id, number, part, note, reason, revision, sessions, added, changed, removed, at, account_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {release.event, release.number.number, release.number.part, json::serialize(json::to_json(release.note)), release.reason,
         release.revision, release.counts.sessions, release.counts.added, release.counts.changed, release.counts.removed, release.at,
         release.by});
}

void insert_document(store::Connection& db, const EventId& event, const ReleaseNumber& number, Audience audience, const Document& document) {
    db.execute("INSERT INTO release_document (event_id, number, part, audience, etag, bytes) VALUES ($1, $2, $3, $4, $5, $6)",
               {event, number.number, number.part, word(audience), document.etag, document.bytes});
}

void number_sessions(store::Connection& db, const EventId& event, std::span<const SessionId> ids) {
    number_all(db, event, kSession, ids);
}

void number_people(store::Connection& db, const EventId& event, std::span<const PersonId> ids) {
    number_all(db, event, kPerson, ids);
}

std::map<SessionId, std::int64_t> session_numbers(store::Connection& db, const EventId& event) {
    return numbers_of<SessionId>(db, event, kSession);
}

std::vector<EventId> list_events_showing(store::Connection& db, std::span<const PersonId> people) {
    auto events = store::list_by_ids(
        db,
        "SELECT e.id FROM event e WHERE EXISTS (SELECT 1 FROM published_number p "
        "WHERE p.event_id = e.id AND p.kind = 'person' AND p.subject_id IN (",
        people, "))", [](const store::Row& row) { return row.id<EventId>(0); });
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    return events;
}

std::map<PersonId, std::int64_t> person_numbers(store::Connection& db, const EventId& event) {
    return numbers_of<PersonId>(db, event, kPerson);
}

}  // namespace multaqa::programme::release_store
