#include "calendars/calendar_codec.hpp"

#include <stdexcept>
#include <utility>

#include "common/calendar_limits.hpp"
#include "common/ids/id.hpp"
#include "common/json/field_changes.hpp"
#include "common/limits.hpp"
#include "common/time/digits.hpp"
#include "directory/organization.hpp"

namespace multaqa::calendars {
namespace {

template <class Row>
json::object rows_json(const std::map<std::string, Row>& rows) {
    json::object body;
    for (const auto& [key, row] : rows) body[key] = to_json(row);
    return body;
}

template <class Row>
void add_rows(json::object& body, const char* name, const std::map<std::string, Row>& rows) {
    if (!rows.empty()) body[name] = rows_json(rows);
}

// A map by key; a row that is null is none.
template <class Row>
std::map<std::string, Row> read_rows(json::ObjectReader& owner, const char* name, std::size_t most, std::vector<Fault>& faults,
                                     Row (*read)(const json::value&, std::vector<Fault>&, const std::string&)) {
    std::map<std::string, Row> rows;
    if (owner.presence(name) != json::Presence::present) return rows;
    const auto* const members = owner.find(name)->if_object();
    if (members == nullptr) {
        owner.fault(name, "fault.type", {{"expected", "object"}});
        return rows;
    }
    if (members->size() > most) {
        owner.fault(name, "fault.too-many-items", {{"max", std::to_string(most)}});
        return rows;
    }
    json::ObjectReader reader(*owner.find(name), faults, owner.pointer_to(name));
    for (const auto& member : *members) {
        const std::string key(std::string_view(member.key()));
        if (!is_row_key(key))
            reader.fault(key, "fault.row-key");
        else if (!member.value().is_null())
            rows.emplace(key, read(member.value(), faults, reader.pointer_to(key)));
    }
    return rows;
}

template <class Row>
std::optional<Row> read_part(json::ObjectReader& owner, const char* name, std::vector<Fault>& faults,
                             Row (*read)(const json::value&, std::vector<Fault>&, const std::string&)) {
    if (owner.presence(name) != json::Presence::present) return std::nullopt;
    return read(*owner.find(name), faults, owner.pointer_to(name));
}

std::set<std::string> read_text_set(json::ObjectReader& reader, const char* name, std::size_t most, std::size_t bytes) {
    auto texts = reader.optional_texts(name, most, bytes).value_or(std::vector<std::string>{});
    return {texts.begin(), texts.end()};
}

CalendarContent read_members(json::ObjectReader& reader, std::vector<Fault>& faults) {
    CalendarContent content;
    content.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    content.zones = read_text_set(reader, "timeZones", limits::kCalendarZones, 64);
    content.weekend = read_part(reader, "weekend", faults, read_weekend);
    content.hours = read_part(reader, "hours", faults, read_hours);
    content.seasons = read_rows(reader, "seasons", limits::kCalendarSeasons, faults, read_season);
    content.prayers = read_rows(reader, "prayers", limits::kCalendarPrayers, faults, read_prayer);
    content.days = read_rows(reader, "days", limits::kCalendarDays, faults, read_special_day);
    return content;
}

bool is_sound(const CalendarSubject& subject) {
    switch (subject.kind) {
        case SubjectKind::deployment: return subject.id.empty();
        case SubjectKind::country: return directory::is_country_code(subject.id);
        case SubjectKind::organization:
        case SubjectKind::person: return is_uuid(subject.id);
    }
    return false;
}

const char* fault_of(SubjectKind kind) {
    if (kind == SubjectKind::deployment) return "fault.deployment-has-no-id";
    return kind == SubjectKind::country ? "fault.country" : "fault.id";
}

CalendarSubject read_subject(json::ObjectReader& owner, std::vector<Fault>& faults) {
    CalendarSubject subject;
    if (owner.presence("subject") != json::Presence::present) {
        owner.fault("subject", "fault.required");
        return subject;
    }
    json::ObjectReader reader(*owner.find("subject"), faults, owner.pointer_to("subject"));
    const auto kind = reader.optional_word("kind", parse_subject_kind);
    if (reader.presence("kind") != json::Presence::present) reader.fault("kind", "fault.required");
    subject = {kind.value_or(SubjectKind::deployment), reader.optional_text("id", 64).value_or("")};
    if (kind && !is_sound(subject)) reader.fault("id", fault_of(*kind));
    reader.refuse_unknown();
    return subject;
}

template <class Row>
void log_rows(json::object& body, const std::string& name, const std::map<std::string, Row>& rows) {
    for (const auto& [key, row] : rows) body[name + "/" + key] = to_json(row);
}

json::object logged(const WorkingCalendar* calendar) {
    if (calendar == nullptr) return {};
    const auto& content = calendar->content;
    auto body = to_json(content);
    for (const auto* name : {"seasons", "prayers", "days"}) body.erase(name);
    log_rows(body, "seasons", content.seasons);
    log_rows(body, "prayers", content.prayers);
    log_rows(body, "days", content.days);
    body["subject"] = to_json(calendar->subject);
    return body;
}

std::string hijri_text(const HijriDate& date) {
    std::string text;
    time_text::append_number(text, date.year, 4);
    for (const int number : {date.month, date.day}) {
        text += '-';
        time_text::append_number(text, number, 2);
    }
    return text;
}

json::object falling_json(const Falling& falling) {
    json::object body{{"key", *falling.key}, {"first", format_plain_date(falling.first)}};
    for (auto& member : to_json(*falling.day))
        for (const auto* told : {"name", "kind", "certainty", "source", "verified"})
            if (member.key() == told) body[member.key()] = std::move(member.value());
    return body;
}

const std::string& season_key(const CalendarContent& content, const Season& season) {
    for (const auto& [key, one] : content.seasons)
        if (&one == &season) return key;
    throw std::logic_error("a season of another calendar");
}

json::object day_json(const CalendarContent& content, const CalendarDay& day) {
    json::object body{{"date", format_plain_date(day.date)}, {"weekend", day.is_weekend}, {"off", day.is_off()}};
    if (day.hijri) body["hijri"] = hijri_text(*day.hijri);
    if (day.season != nullptr) body["season"] = season_key(content, *day.season);
    if (day.hours != nullptr) body["hours"] = spans_json(*day.hours);
    auto& falling = body["days"].emplace_array();
    for (const auto& one : day.falling) falling.push_back(falling_json(one));
    return body;
}

}  // namespace

json::object calendar_json(const WorkingCalendar& calendar) {
    json::object body{{"id", calendar.id.text()}, {"subject", to_json(calendar.subject)}};
    for (auto& member : to_json(calendar.content)) body[member.key()] = std::move(member.value());
    body["origin"] = word(calendar.origin);
    if (!calendar.removed.empty()) body["removed"] = json::array(calendar.removed.begin(), calendar.removed.end());
    body["version"] = calendar.version;
    body["updated"] = format_utc(calendar.updated_at);
    return body;
}

json::object days_json(const WorkingCalendar& calendar, const std::vector<CalendarDay>& days, HijriCorrection correction) {
    json::object body{{"calendarId", calendar.id.text()}, {"hijriCalendar", "umm-al-qura"}, {"hijriCorrection", correction.days}};
    auto& items = body["items"].emplace_array();
    for (const auto& day : days) items.push_back(day_json(calendar.content, day));
    return body;
}

json::object settings_json(const CalendarSettings& settings) {
    return {{"hijriCalendar", "umm-al-qura"}, {"hijriCorrection", settings.correction.days}, {"version", settings.version}};
}

Result<HijriCorrection> read_correction(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    const auto days = reader.required_integer("hijriCorrection", -kLargestHijriCorrection, kLargestHijriCorrection);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return HijriCorrection{static_cast<int>(*days)};
}

command::Change settings_changed(const CalendarSettings& before, const CalendarSettings& after) {
    const auto data = json::field_changes({{"hijriCorrection", before.correction.days}}, {{"hijriCorrection", after.correction.days}});
    return {kScope, "HijriCorrected", "calendar-settings", "installation", json::serialize(data), {}};
}

json::object to_json(const CalendarSubject& subject) {
    json::object body{{"kind", word(subject.kind)}};
    if (!subject.id.empty()) body["id"] = subject.id;
    return body;
}

json::object to_json(const CalendarContent& content) {
    json::object body{{"name", json::to_json(content.name)}};
    if (!content.zones.empty()) body["timeZones"] = json::array(content.zones.begin(), content.zones.end());
    if (content.weekend) body["weekend"] = to_json(*content.weekend);
    if (content.hours) body["hours"] = to_json(*content.hours);
    add_rows(body, "seasons", content.seasons);
    add_rows(body, "prayers", content.prayers);
    add_rows(body, "days", content.days);
    return body;
}

directory::Draft<CalendarContent> read_content(const json::value& body) {
    directory::Draft<CalendarContent> draft;
    json::ObjectReader reader(body, draft.faults);
    draft.fields = read_members(reader, draft.faults);
    reader.refuse_unknown();
    return draft;
}

directory::Draft<NewCalendar> read_new_calendar(const json::value& body) {
    directory::Draft<NewCalendar> draft;
    json::ObjectReader reader(body, draft.faults);
    draft.fields.subject = read_subject(reader, draft.faults);
    draft.fields.content = read_members(reader, draft.faults);
    draft.fields.origin = reader.optional_word("origin", parse_origin).value_or(Origin::entered);
    draft.fields.removed = read_text_set(reader, "removed", limits::kCalendarDays, limits::kCalendarKeyBytes);
    reader.refuse_unknown();
    return draft;
}

command::Change calendar_change(const char* kind, const WorkingCalendar* before, const WorkingCalendar* after) {
    const auto& id = (after == nullptr ? before : after)->id;
    const auto data = json::field_changes(logged(before), logged(after));
    return {kScope, kind, "working-calendar", id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::calendars
