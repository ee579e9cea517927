#include "programme/event_store.hpp"

#include "common/json/reader.hpp"
#include "common/text/search_fold.hpp"
#include "programme/audience.hpp"
#include "programme/columns_store.hpp"
#include "programme/event_rights.hpp"
#include "store/id_list.hpp"
#include "store/search_text.hpp"
#include "store/store_error.hpp"

namespace multaqa::programme::event_store {
namespace {

constexpr std::string_view kEventColumns =
    "SELECT e.id, e.slug, e.title, e.description, e.type, e.zone, e.first_day, e.last_day, e.languages, e.locale, e.visibility, "
    "e.released_number, e.released_part, e.version, e.created_at, e.updated_at, e.series_id, e.edition_number, e.edition_label, e.theme, "
    "e.objectives, e.expected_results, e.anchor FROM event e ";

std::vector<std::string> read_languages(const store::Row& row, int column) {
    std::vector<std::string> languages;
    const auto stored = json::parse_trusted(row.text(column));  // a temporary would be gone within the loop
    for (const auto& language : stored.as_array()) languages.emplace_back(language.as_string());
    return languages;
}

std::string write_languages(const std::vector<std::string>& languages) {
    json::array list;
    for (const auto& language : languages) list.emplace_back(language);
    return json::serialize(list);
}

Event read_event(const store::Row& row) {
    Event event;
    event.id = row.id<EventId>(0);
    event.content.slug = row.string(1);
    event.content.title = read_text(row, 2);
    event.content.description = read_text(row, 3);
    event.content.type = known(parse_event_type(row.text(4)), "event.type");
    event.content.zone = row.string(5);
    event.content.first_day = known(parse_plain_date(row.text(6)), "event.first_day");
    event.content.last_day = known(parse_plain_date(row.text(7)), "event.last_day");
    event.content.languages = read_languages(row, 8);
    event.content.locale = row.optional_string(9).value_or("");
    event.content.visibility = known(parse_visibility(row.text(10)), "event.visibility");
    if (!row.is_null(11)) event.released = ReleaseNumber{row.integer(11), row.integer(12)};
    event.version = row.integer(13);
    event.created = row.instant(14);
    event.updated = row.instant(15);
    event.content.series = row.optional_id<SeriesId>(16);
    event.content.edition = {row.optional_integer(17), read_text(row, 18)};
    event.content.theme = read_text(row, 19);
    event.content.objectives = read_text(row, 20);
    event.content.expected_results = read_text(row, 21);
    event.content.anchor = known(parse_anchor(row.text(22)), "event.anchor");
    return event;
}

void add_sites_and_organizers(store::Connection& db, Event& event) {
    event.content.sites = db.list("SELECT site_id FROM event_site WHERE event_id = $1 ORDER BY n", {event.id},
                                  [](const store::Row& row) { return row.id<SiteId>(0); });
    event.content.organizers =
        db.list("SELECT organization_id, role FROM event_organizer WHERE event_id = $1 ORDER BY n", {event.id}, [](const store::Row& row) {
            return EventOrganizer{row.id<OrganizationId>(0), known(parse_organizer_role(row.text(1)), "event.role")};
        });
}

void write_sites_and_organizers(store::Connection& db, const Event& event) {
    db.execute("DELETE FROM event_site WHERE event_id = $1", {event.id});
    db.execute("DELETE FROM event_organizer WHERE event_id = $1", {event.id});
    std::int64_t n = 0;
    for (const auto& site : event.content.sites)
        db.execute("INSERT INTO event_site (event_id, site_id, n) VALUES ($1, $2, $3)", {event.id, site, n++});
    for (const auto& organizer : event.content.organizers)
        db.execute("INSERT INTO event_organizer (event_id, organization_id, role, n) VALUES ($1, $2, $3, $4)",
                   {event.id, organizer.organization, word(organizer.role), n++});
}

void write_the_rest(store::Connection& db, const Event& event) {
    write_sites_and_organizers(db, event);
    store::put_search_text(db, {"event", event.id.text(), scope_of(event.id), search_text({&event.content.title})});
}

std::optional<Event> find_one(store::Connection& db, std::string_view where, const store::Values& parameters) {
    auto event = db.find(std::string(kEventColumns) + std::string(where), parameters, read_event);
    if (event) add_sites_and_organizers(db, *event);
    return event;
}

// $1 id, then what an insert and an update share.
store::Values values_of(const Event& event) {
    const auto& content = event.content;
    const auto locale = content.locale.empty() ? std::nullopt : std::optional(content.locale);
    return {event.id,
            content.slug,
            write_text(content.title),
            write_text(content.description),
            word(content.type),
            content.zone,
            format_plain_date(content.first_day),
            format_plain_date(content.last_day),
            write_languages(content.languages),
            locale,
            word(content.visibility),
            event.version,
            event.updated,
            content.series,
            content.edition.number,
            write_text(content.edition.label),
            write_text(content.theme),
            write_text(content.objectives),
            write_text(content.expected_results),
            word(content.anchor)};
}

}  // namespace

std::optional<Event> find(store::Connection& db, const EventId& id) { return find_one(db, "WHERE e.id = $1", {id}); }

std::vector<EventId> list_organized_by(store::Connection& db, const OrganizationId& organization) {
    static_assert(kOrganizing.size() == 2);
    return db.list(
        "SELECT DISTINCT event_id FROM event_organizer WHERE organization_id = $1 AND role IN ($2, $3) ORDER BY event_id",
        {organization, word(kOrganizing[0]), word(kOrganizing[1])}, [](const store::Row& row) { return row.id<EventId>(0); });
}

std::optional<Event> find_by_slug(store::Connection& db, std::string_view slug) { return find_one(db, "WHERE e.slug = $1", {slug}); }

std::vector<Event> list_page(store::Connection& db, const Filter& filter, const std::optional<Position>& after, std::size_t limit) {
    const Position from = after.value_or(Position{});
    const auto most = static_cast<std::int64_t>(limit);
    const auto day = [](const std::optional<PlainDate>& date) { return date ? format_plain_date(*date) : std::string(); };
    auto events = db.list(std::string(kEventColumns) +
                              "WHERE (e.first_day > $1 OR (e.first_day = $1 AND e.id > $2)) "
                              "AND (CAST($4 AS TEXT) = '' OR e.series_id = $4) AND (CAST($5 AS TEXT) = '' OR e.type = $5) "
                              "AND (CAST($6 AS TEXT) = '' OR e.last_day >= $6) AND (CAST($7 AS TEXT) = '' OR e.first_day <= $7) "
                              "ORDER BY e.first_day, e.id LIMIT $3",
                          {from.first_day, from.id.text(), most, filter.series ? filter.series->text() : "",
                           filter.type ? std::string(word(*filter.type)) : "", day(filter.from), day(filter.to)},
                          read_event);
    for (auto& event : events) add_sites_and_organizers(db, event);
    return events;
}

std::vector<Event> list_of_series(store::Connection& db, const SeriesId& series) {
    auto events = db.list(std::string(kEventColumns) + "WHERE e.series_id = $1 ORDER BY e.first_day, e.id", {series}, read_event);
    for (auto& event : events) add_sites_and_organizers(db, event);
    return events;
}

std::vector<EventId> list_released_to_everybody(store::Connection& db) {
    return db.list("SELECT id FROM event WHERE released_number IS NOT NULL AND visibility = 'public' ORDER BY id", {},
                   [](const store::Row& row) { return row.id<EventId>(0); });
}

Written insert(store::Connection& db, const Event& event) {
    auto values = values_of(event);
    values.emplace_back(event.created);
    // Another node may have taken the slug since it was looked for: a failed statement would cost the whole savepoint.
    const auto rows = db.execute(
        "INSERT INTO event (id, slug, title, description, type, zone, first_day, last_day, languages, locale, visibility, version, "
        "updated_at, series_id, edition_number, edition_label, theme, objectives, expected_results, anchor, created_at) VALUES ($1, $2, $3, "
        "$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) ON CONFLICT (slug) DO NOTHING",
        values);
    if (rows == 0) return Written::slug_taken;
    write_the_rest(db, event);
    return Written::yes;
}

Written update(store::Connection& db, const Event& event) {
    const auto rows = db.execute(
        "UPDATE event SET slug = $2, title = $3, description = $4, type = $5, zone = $6, first_day = $7, last_day = $8, "
        "languages = $9, locale = $10, visibility = $11, version = $12, updated_at = $13, series_id = $14, edition_number = $15, "
        "edition_label = $16, theme = $17, objectives = $18, expected_results = $19, anchor = $20 "
        "WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM event o WHERE o.slug = $2 AND o.id <> $1)",
        values_of(event));
    if (rows == 0) return Written::slug_taken;
    write_the_rest(db, event);
    return Written::yes;
}

void set_released(store::Connection& db, const EventId& id, const ReleaseNumber& number) {
    db.execute("UPDATE event SET released_number = $1, released_part = $2 WHERE id = $3", {number.number, number.part, id});
}

std::int64_t revision_of(store::Connection& db, const std::string& scope) {
    return db.find_integer("SELECT revision FROM scope WHERE id = $1", {scope}).value_or(0);
}

std::int64_t topic_head(store::Connection& db, std::string_view topic) {
    return db.find_integer("SELECT seq FROM topic WHERE id = $1", {topic}).value_or(0);
}

std::set<SiteId> known_sites(store::Connection& db, std::span<const SiteId> ids) {
    const auto found =
        store::list_by_ids(db, "SELECT id FROM site WHERE id IN (", ids, ")", [](const store::Row& row) { return row.id<SiteId>(0); });
    return {found.begin(), found.end()};
}

}  // namespace multaqa::programme::event_store
