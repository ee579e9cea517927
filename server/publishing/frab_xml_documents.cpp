#include "publishing/frab_documents.hpp"

namespace multaqa::publishing {
namespace {

// Texts were checked when they were written: they hold no control character that XML forbids.
std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\r': out += "&#13;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

void add_element(std::string& xml, std::string_view name, std::string_view text, std::string_view attributes = {}) {
    xml.append("<").append(name).append(attributes);
    if (text.empty())
        xml.append("/>\n");
    else
        xml.append(">").append(escaped(text)).append("</").append(name).append(">\n");
}

void add_conference(std::string& xml, const FrabSchedule& schedule) {
    xml += "<conference>\n";
    add_element(xml, "title", schedule.title);
    add_element(xml, "acronym", schedule.acronym);
    add_element(xml, "start", format_plain_date(schedule.days.front().date));
    add_element(xml, "end", format_plain_date(schedule.days.back().date));
    add_element(xml, "days", std::to_string(schedule.days.size()));
    add_element(xml, "timeslot_duration", kFrabTimeslot);
    if (!schedule.url.empty()) add_element(xml, "url", schedule.url);
    add_element(xml, "time_zone_name", schedule.zone->name());
    xml += "</conference>\n";
}

void add_persons(std::string& xml, const FrabEvent& event) {
    xml += "<persons>\n";
    for (const auto& person : event.persons)
        add_element(xml, "person", person.name,
                    attribute("id", person.id ? std::to_string(*person.id) : "") + attribute("guid", person.guid));
    xml += "</persons>\n";
}

void add_event(std::string& xml, const FrabSchedule& schedule, const FrabRoom& room, const FrabEvent& event) {
    xml += "<event" + attribute("id", std::to_string(event.id)) + attribute("guid", event.guid) + ">\n";
    add_element(xml, "date", frab_date_time(*schedule.zone, event.start));
    add_element(xml, "start", frab_clock(*schedule.zone, event.start));
    add_element(xml, "duration", frab_duration(event.duration));
    add_element(xml, "room", room.name);
    add_element(xml, "slug", event.slug);
    if (!schedule.url.empty()) add_element(xml, "url", event.url);
    add_element(xml, "title", event.title);
    add_element(xml, "subtitle", "");
    add_element(xml, "track", "");
    add_element(xml, "type", event.type);
    add_element(xml, "language", event.language);
    add_element(xml, "abstract", "");
    add_element(xml, "description", event.description);
    add_element(xml, "logo", "");
    add_persons(xml, event);
    xml += "<links/>\n<attachments/>\n</event>\n";
}

void add_day(std::string& xml, const FrabSchedule& schedule, const FrabDay& day, std::size_t index) {
    xml += "<day" + attribute("index", std::to_string(index)) + attribute("date", format_plain_date(day.date)) +
           attribute("start", frab_date_time(*schedule.zone, day.start)) + attribute("end", frab_date_time(*schedule.zone, day.end)) + ">\n";
    for (const auto& room : day.rooms) {
        xml += "<room name=\"" + escaped(room.name) + "\"" + attribute("guid", room.guid) + ">\n";
        for (const auto& event : room.events) add_event(xml, schedule, room, event);
        xml += "</room>\n";
    }
    xml += "</day>\n";
}

}  // namespace

std::string encode_frab_xml(const FrabSchedule& schedule) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule>\n<generator name=\"Multaqa\"/>\n";
    add_element(xml, "version", schedule.version);
    add_conference(xml, schedule);
    std::size_t index = 0;
    for (const auto& day : schedule.days) add_day(xml, schedule, day, ++index);
    xml += "</schedule>\n";
    return xml;
}

}  // namespace multaqa::publishing
