#include "calendars/calendar_store.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "calendars/calendar_rows_codec.hpp"
#include "store/conditions.hpp"
#include "store/id_list.hpp"

namespace multaqa::calendars {
namespace {

constexpr std::string_view kSelectCalendar =
    "SELECT id, subject_kind, subject_id, name, zones, weekend, hours, seasons, prayers, origin, removed, version, updated_at "
    "FROM working_calendar";
constexpr std::string_view kSelectDay =
    "SELECT calendar_id, row_key, name, kind, rule, length, since, until, certainty, source, verified, origin "
    "FROM working_calendar_day WHERE calendar_id IN (";

template <class T>
T known_word(std::optional<T> value) {
    if (!value) throw std::runtime_error("a word in the tables of working calendars is none of ours");
    return *value;
}

LocalizedText text_of(std::string_view stored) { return json::localized_from_json(json::parse_trusted(stored)); }

std::string stored_set(const std::set<std::string>& texts) { return json::serialize(json::array(texts.begin(), texts.end())); }

std::set<std::string> set_of(std::string_view stored) {
    std::set<std::string> texts;
    const auto items = json::parse_trusted(stored);
    for (const auto& item : items.as_array()) texts.emplace(std::string_view(item.as_string()));
    return texts;
}

template <class Row>
std::string stored_rows(const std::map<std::string, Row>& rows) {
    json::object body;
    for (const auto& [key, row] : rows) body[key] = to_json(row);
    return json::serialize(body);
}

// What we wrote ourselves; faults would be a broken database.
template <class Row>
Row trusted(const json::value& source, Row (*read)(const json::value&, std::vector<Fault>&, const std::string&)) {
    std::vector<Fault> faults;
    Row row = read(source, faults, "");
    if (!faults.empty()) throw std::runtime_error("a row of a working calendar is broken at " + faults.front().pointer);
    return row;
}

template <class Row>
std::map<std::string, Row> rows_of(std::string_view stored, Row (*read)(const json::value&, std::vector<Fault>&, const std::string&)) {
    std::map<std::string, Row> rows;
    const auto members = json::parse_trusted(stored);
    for (const auto& member : members.as_object()) rows.emplace(std::string_view(member.key()), trusted(member.value(), read));
    return rows;
}

template <class Part>
std::optional<Part> part_of(const store::Row& row, int column, Part (*read)(const json::value&, std::vector<Fault>&, const std::string&)) {
    if (row.is_null(column)) return std::nullopt;
    return trusted(json::parse_trusted(row.text(column)), read);
}

template <class Part>
std::optional<std::string> stored_part(const std::optional<Part>& part) {
    return part ? std::optional(json::serialize(to_json(*part))) : std::nullopt;
}

WorkingCalendar calendar_of(const store::Row& row) {
    WorkingCalendar calendar;
    calendar.id = row.id<WorkingCalendarId>(0);
    calendar.subject = {known_word(parse_subject_kind(row.text(1))), row.string(2)};
    calendar.content.name = text_of(row.text(3));
    calendar.content.zones = set_of(row.text(4));
    calendar.content.weekend = part_of(row, 5, read_weekend);
    calendar.content.hours = part_of(row, 6, read_hours);
    calendar.content.seasons = rows_of(row.text(7), read_season);
    calendar.content.prayers = rows_of(row.text(8), read_prayer);
    calendar.origin = known_word(parse_origin(row.text(9)));
    calendar.removed = set_of(row.text(10));
    calendar.version = row.integer(11);
    calendar.updated_at = row.instant(12);
    return calendar;
}

std::optional<int> year_of(const store::Row& row, int column) {
    const auto year = row.optional_integer(column);
    return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

struct StoredDay {
    WorkingCalendarId calendar;
    std::string key;
    SpecialDay day;
};

StoredDay day_of(const store::Row& row) {
    SpecialDay day;
    day.name = text_of(row.text(2));
    day.kind = known_word(parse_day_kind(row.text(3)));
    day.rule = rule_of(json::parse_trusted(row.text(4)));
    day.length = static_cast<int>(row.integer(5));
    day.since = year_of(row, 6);
    day.until = year_of(row, 7);
    day.certainty = known_word(parse_certainty(row.text(8)));
    day.evidence = {row.string(9), row.integer(10) == 0 ? Verification::unverified : Verification::verified};
    day.origin = known_word(parse_origin(row.text(11)));
    return {row.id<WorkingCalendarId>(0), row.string(1), std::move(day)};
}

store::Value number(const std::optional<int>& year) {
    if (!year) return store::Null{};
    return *year;
}

void insert_day(store::Connection& db, const WorkingCalendarId& id, const std::string& key, const SpecialDay& day) {
    db.execute(
        "INSERT INTO working_calendar_day (calendar_id, row_key, name, kind, rule, length, since, until, certainty, source, verified, "
        "origin) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {id, key, json::serialize(json::to_json(day.name)), word(day.kind), json::serialize(rule_json(day.rule)), day.length,
         number(day.since), number(day.until), word(day.certainty), day.evidence.source,
         day.evidence.verification == Verification::verified ? 1 : 0, word(day.origin)});
}

void put_day(store::Connection& db, const WorkingCalendarId& id, const std::string& key, const SpecialDay& day) {
    db.execute("DELETE FROM working_calendar_day WHERE calendar_id = $1 AND row_key = $2", {id, key});
    insert_day(db, id, key, day);
}

// Only what differs from the rows that stand is written.
void put_days(store::Connection& db, const WorkingCalendarId& id, const std::map<std::string, SpecialDay>& before,
              const std::map<std::string, SpecialDay>& days) {
    for (const auto& [key, day] : before)
        if (!days.contains(key)) db.execute("DELETE FROM working_calendar_day WHERE calendar_id = $1 AND row_key = $2", {id, key});
    for (const auto& [key, day] : days) {
        const auto standing = before.find(key);
        if (standing == before.end() || standing->second != day) put_day(db, id, key, day);
    }
}

store::Values values_of(const WorkingCalendar& calendar) {
    const auto& content = calendar.content;
    return {calendar.id,
            word(calendar.subject.kind),
            calendar.subject.id,
            json::serialize(json::to_json(content.name)),
            stored_set(content.zones),
            stored_part(content.weekend),
            stored_part(content.hours),
            stored_rows(content.seasons),
            stored_rows(content.prayers),
            word(calendar.origin),
            stored_set(calendar.removed),
            calendar.version,
            calendar.updated_at};
}

void load_days(store::Connection& db, std::vector<WorkingCalendar>& calendars) {
    static const std::string select_days(kSelectDay);
    std::map<WorkingCalendarId, WorkingCalendar*> by_id;
    std::vector<WorkingCalendarId> ids;
    for (auto& calendar : calendars) {
        by_id.emplace(calendar.id, &calendar);
        ids.push_back(calendar.id);
    }
    const std::span<const WorkingCalendarId> wanted(ids);
    for (auto& [id, key, day] : store::list_by_ids(db, select_days, wanted, ") ORDER BY calendar_id, row_key", day_of))
        by_id.at(id)->content.days.emplace(std::move(key), std::move(day));
}

std::optional<WorkingCalendar> with_days(store::Connection& db, std::optional<WorkingCalendar> found) {
    if (!found) return std::nullopt;
    std::vector<WorkingCalendar> one{std::move(*found)};
    load_days(db, one);
    return std::move(one.front());
}

std::string calendar_where(std::string_view where) { return std::string(kSelectCalendar) + std::string(where); }

}  // namespace

void insert_calendar(store::Connection& db, const WorkingCalendar& calendar) {
    db.execute(
        "INSERT INTO working_calendar (id, subject_kind, subject_id, name, zones, weekend, hours, seasons, prayers, origin, removed, "
        "version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)",
        values_of(calendar));
    put_days(db, calendar.id, {}, calendar.content.days);
}

void update_calendar(store::Connection& db, const WorkingCalendar& calendar) {
    const auto before = select_calendar(db, calendar.id);
    if (!before) throw std::runtime_error("a working calendar that is changed is gone");
    db.execute(
        "UPDATE working_calendar SET subject_kind = $2, subject_id = $3, name = $4, zones = $5, weekend = $6, hours = $7, "
        "seasons = $8, prayers = $9, origin = $10, removed = $11, version = $12, updated_at = $13 WHERE id = $1",
        values_of(calendar));
    put_days(db, calendar.id, before->content.days, calendar.content.days);
}

void erase_calendar(store::Connection& db, const WorkingCalendarId& id) {
    db.execute("DELETE FROM working_calendar_day WHERE calendar_id = $1", {id});
    db.execute("DELETE FROM working_calendar WHERE id = $1", {id});
}

std::optional<WorkingCalendar> select_calendar(store::Connection& db, const WorkingCalendarId& id) {
    static const auto sql = calendar_where(" WHERE id = $1");
    return with_days(db, db.find(sql, {id}, calendar_of));
}

std::optional<WorkingCalendar> select_calendar(store::Connection& db, const CalendarSubject& subject) {
    static const auto sql = calendar_where(" WHERE subject_kind = $1 AND subject_id = $2");
    return with_days(db, db.find(sql, {word(subject.kind), subject.id}, calendar_of));
}

std::vector<WorkingCalendar> select_calendars(store::Connection& db, const CalendarFilter& filter, const WorkingCalendarId& after,
                                              std::size_t limit) {
    store::Conditions conditions;
    conditions.add("id > ", after);
    if (filter.kind) conditions.add("subject_kind = ", word(*filter.kind));
    if (filter.subject_id) conditions.add("subject_id = ", *filter.subject_id);
    const auto sql = calendar_where(conditions.where()) + " ORDER BY id LIMIT " + conditions.number(static_cast<std::int64_t>(limit));
    auto calendars = db.list(sql, conditions.values(), calendar_of);
    load_days(db, calendars);
    return calendars;
}

CalendarSettings select_settings(store::Connection& db) {
    auto found = db.find("SELECT hijri_correction, offered, version FROM calendar_settings WHERE n = 1", {}, [](const store::Row& row) {
        return CalendarSettings{{static_cast<int>(row.integer(0))}, set_of(row.text(1)), row.integer(2)};
    });
    if (!found) throw std::runtime_error("the row of the settings of calendars is gone");
    return std::move(*found);
}

void update_settings(store::Connection& db, const CalendarSettings& settings, Instant now) {
    db.execute("UPDATE calendar_settings SET hijri_correction = $1, offered = $2, version = $3, updated_at = $4 WHERE n = 1",
               {settings.correction.days, stored_set(settings.offered), settings.version, now});
}

}  // namespace multaqa::calendars
