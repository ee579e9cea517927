#include <map>
#include <regex>

#include "common/json/json.hpp"
#include "publishing/frab_documents.hpp"

namespace multaqa::publishing {
namespace {

// What the public definition takes for a zone; other names (Etc/GMT+1) are left out, the offsets tell the same.
bool is_zone_name(const std::string& name) {
    static const std::regex kNames("^([A-Z][a-z]+/[A-Z][a-z]+.*)|UTC$");
    return std::regex_match(name, kNames);
}

json::value text_or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }

// With hours of any number of digits, unlike XML.
std::string hours_and_minutes(minutes duration) {
    const auto rest = duration.count() % 60;
    const auto hours = duration.count() / 60;
    return (hours < 10 ? "0" : "") + std::to_string(hours) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

json::value person_json(const FrabPerson& person) {
    json::object encoded{{"guid", person.guid}, {"name", person.name}};
    if (person.id) encoded["id"] = *person.id;
    return encoded;
}

json::value event_json(const FrabSchedule& schedule, const FrabRoom& room, const FrabEvent& event) {
    json::object encoded;
    encoded["guid"] = event.guid;
    encoded["id"] = event.id;
    encoded["date"] = frab_date_time(*schedule.zone, event.start);
    encoded["start"] = frab_clock(*schedule.zone, event.start);
    encoded["end"] = frab_date_time(*schedule.zone, event.start + event.duration);
    encoded["duration"] = hours_and_minutes(event.duration);
    encoded["room"] = room.name;
    encoded["slug"] = event.slug;
    encoded["url"] = event.url;
    encoded["title"] = event.title;
    encoded["subtitle"] = nullptr;
    encoded["track"] = nullptr;
    encoded["type"] = event.type;
    encoded["language"] = text_or_null(event.language);
    encoded["abstract"] = nullptr;
    encoded["description"] = text_or_null(event.description);
    auto& persons = encoded["persons"].emplace_array();
    for (const auto& person : event.persons) persons.push_back(person_json(person));
    encoded["links"].emplace_array();
    encoded["attachments"].emplace_array();
    return encoded;
}

json::value day_json(const FrabSchedule& schedule, const FrabDay& day, std::size_t index) {
    json::object encoded;
    encoded["index"] = index;
    encoded["date"] = format_plain_date(day.date);
    encoded["day_start"] = frab_date_time(*schedule.zone, day.start);
    encoded["day_end"] = frab_date_time(*schedule.zone, day.end);
    auto& rooms = encoded["rooms"].emplace_object();
    for (const auto& room : day.rooms) {
        auto& events = rooms[room.name].emplace_array();
        for (const auto& event : room.events) events.push_back(event_json(schedule, room, event));
    }
    return encoded;
}

json::array rooms_json(const FrabSchedule& schedule) {
    std::map<std::string, std::string> names;
    for (const auto& day : schedule.days)
        for (const auto& room : day.rooms)
            if (!room.guid.empty()) names.emplace(room.guid, room.name);
    json::array encoded;
    for (const auto& [guid, name] : names) encoded.push_back(json::object{{"guid", guid}, {"name", name}});
    return encoded;
}

}  // namespace

std::string encode_frab_json(const FrabSchedule& schedule) {
    json::object conference;
    conference["acronym"] = schedule.acronym;
    conference["title"] = schedule.title;
    conference["start"] = format_plain_date(schedule.days.front().date);
    conference["end"] = format_plain_date(schedule.days.back().date);
    conference["daysCount"] = schedule.days.size();
    conference["timeslot_duration"] = kFrabTimeslot;
    if (is_zone_name(schedule.zone->name())) conference["time_zone_name"] = schedule.zone->name();
    if (!schedule.url.empty()) conference["url"] = schedule.url;
    conference["rooms"] = rooms_json(schedule);
    auto& days = conference["days"].emplace_array();
    std::size_t index = 0;
    for (const auto& day : schedule.days) days.push_back(day_json(schedule, day, ++index));
    json::object body{{"version", schedule.version}, {"conference", std::move(conference)}};
    if (!schedule.url.empty()) body["base_url"] = schedule.url;
    return json::serialize(json::object{{"$schema", "https://c3voc.de/schedule/schema.json"},
                                        {"generator", {{"name", "Multaqa"}}},
                                        {"schedule", std::move(body)}});
}

}  // namespace multaqa::publishing
