#include "publishing/schedule_documents.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "common/json/reader.hpp"
#include "common/time/zoned_date_time.hpp"
#include "publishing/calendar_time.hpp"
#include "publishing/content_line.hpp"

namespace multaqa::publishing {
namespace {

// One session of the public document, with what a calendar needs besides it.
struct Item {
    std::string id;
    const json::object* shown = nullptr;    // of the public document
    const json::object* details = nullptr;  // of staff's: uid, sequence, updated and nothing else
    PlainDateTime start;
    std::string zone;
    std::string end_zone;
    Interval utc;
};

std::string text_of(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

bool has_flag(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

struct Words {
    std::string language;  // of the text that was found; "" where unknown
    std::string text;
};

class Schedule {
  public:
    Schedule(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones)
        : publication_(publication),
          zones_(zones),
          language_(language.empty() ? publication.locale : std::string(language)),
          agenda_(json::parse_trusted(*publication.agenda.bytes)),
          details_(json::parse_trusted(*publication.details)) {
        read_items();
    }

    std::string encode() const {
        std::string calendar;
        add_line(calendar, "BEGIN", "VCALENDAR");
        add_line(calendar, "VERSION", "2.0");
        add_line(calendar, "PRODID", "-//Multaqa//Multaqa//EN");
        add_line(calendar, "CALSCALE", "GREGORIAN");
        add_text(calendar, "NAME", agenda_.at("event").as_object(), "title");
        add_text(calendar, "X-WR-CALNAME", agenda_.at("event").as_object(), "title");
        for (const auto& [name, span] : zone_spans())
            if (const auto zone = zones_.find(name); zone.has_value()) add_zone(calendar, **zone, span);
        for (const auto& item : items_) add_event(calendar, item);
        add_line(calendar, "END", "VCALENDAR");
        return calendar;
    }

  private:
    void read_items() {
        const auto& sessions = agenda_.at("sessions").as_object();
        const auto& details = details_.at("sessions").as_object();
        for (const auto& member : sessions) {
            const auto& shown = member.value().as_object();
            const auto* const more = details.if_contains(member.key());
            const auto start = parse_plain_date_time(text_of(shown, "start"));
            const auto utc_start = parse_utc(text_of(shown, "utcStart"));
            const auto utc_end = parse_utc(text_of(shown, "utcEnd"));
            if (more == nullptr || !start || !utc_start || !utc_end) continue;
            items_.push_back({std::string(member.key()), &shown, &more->as_object(), *start, text_of(shown, "timeZone"),
                              text_of(shown, "endTimeZone"), Interval{*utc_start, *utc_end}});
        }
        std::sort(items_.begin(), items_.end(),
                  [](const Item& a, const Item& b) { return std::tie(a.utc.start, a.id) < std::tie(b.utc.start, b.id); });
    }

    std::map<std::string, Interval> zone_spans() const {
        std::map<std::string, Interval> spans;
        for (const auto& item : items_)
            for (const auto& zone : {item.zone, item.end_zone.empty() ? item.zone : item.end_zone}) {
                auto& span = spans.try_emplace(zone, item.utc).first->second;
                span = {std::min(span.start, item.utc.start), std::max(span.end, item.utc.end)};
            }
        return spans;
    }

    Words words(const json::object& object, std::string_view name) const {
        const auto* const found = object.if_contains(name);
        if (found == nullptr) return {};
        const auto text = json::localized_from_json(*found);
        const auto best = text.best(language_, publication_.locale);
        for (const auto& [language, words] : text.by_language())
            if (words.data() == best.data()) return {language == "und" ? std::string() : language, words};
        return {};
    }

    void add_text(std::string& calendar, std::string_view property, const json::object& object, std::string_view name) const {
        const auto found = words(object, name);
        if (!found.text.empty()) add_line(calendar, property, {{"LANGUAGE", found.language}}, escape_text(found.text));
    }

    // The session's own room, else its parent's.
    const json::object* room_of(const json::object& session) const {
        const auto room = text_of(session, "roomId");
        if (!room.empty()) {
            const auto* const found = agenda_.at("rooms").as_object().if_contains(room);
            return found == nullptr ? nullptr : &found->as_object();
        }
        const auto parent = text_of(session, "parentId");
        const auto* const found = parent.empty() ? nullptr : agenda_.at("sessions").as_object().if_contains(parent);
        return found == nullptr ? nullptr : room_of(found->as_object());
    }

    void add_location(std::string& calendar, const Item& item) const {
        const auto* const room = room_of(*item.shown);
        if (room == nullptr) return;
        auto place = words(*room, "name");
        const auto site = words(*room, "site");
        if (!site.text.empty()) place.text += ", " + site.text;
        if (!place.text.empty()) add_line(calendar, "LOCATION", {{"LANGUAGE", place.language}}, escape_text(place.text));
    }

    // RFC 5545 §3.3.5 reads a time that happens twice as the first: the second, and whatever else the zone would read
    // otherwise, is written in UTC.
    void add_start(std::string& calendar, const Item& item) const {
        const auto read = resolve(zones_, item.start, item.zone, Disambiguation::earlier);
        if (read.has_value() && read->utc == item.utc.start)
            add_line(calendar, "DTSTART", {{"TZID", item.zone}}, calendar_local(item.start));
        else
            add_line(calendar, "DTSTART", calendar_utc(item.utc.start));
    }

    void add_end(std::string& calendar, const Item& item) const {
        const auto zone = zones_.find(item.end_zone);
        if (item.end_zone.empty() || zone.has_error())
            add_line(calendar, "DURATION", format_duration(length(item.utc)));
        else
            add_line(calendar, "DTEND", {{"TZID", item.end_zone}}, calendar_local(to_local(**zone, item.utc.end)));
    }

    void add_days(std::string& calendar, const Item& item) const {
        const auto duration = parse_duration(text_of(*item.shown, "duration")).value_or(std::chrono::hours{24});
        const auto first = date::floor<date::days>(item.start);
        add_line(calendar, "DTSTART", {{"VALUE", "DATE"}}, calendar_date(first));
        add_line(calendar, "DTEND", {{"VALUE", "DATE"}}, calendar_date(date::floor<date::days>(item.start + duration)));
    }

    void add_event(std::string& calendar, const Item& item) const {
        add_line(calendar, "BEGIN", "VEVENT");
        add_line(calendar, "UID", escape_text(text_of(*item.details, "uid")));
        add_line(calendar, "DTSTAMP", calendar_utc(publication_.at));
        if (const auto updated = parse_utc(text_of(*item.details, "updated")))
            add_line(calendar, "LAST-MODIFIED", calendar_utc(*updated));
        if (const auto* const sequence = item.details->if_contains("sequence"))
            add_line(calendar, "SEQUENCE", std::to_string(sequence->to_number<std::int64_t>()));
        if (has_flag(*item.shown, "allDay")) {
            add_days(calendar, item);
        } else {
            add_start(calendar, item);
            add_end(calendar, item);
        }
        add_text(calendar, "SUMMARY", *item.shown, "title");
        add_text(calendar, "DESCRIPTION", *item.shown, "description");
        add_location(calendar, item);
        add_status(calendar, item);
        add_parent(calendar, item);
        add_line(calendar, "END", "VEVENT");
    }

    static void add_status(std::string& calendar, const Item& item) {
        const auto status = text_of(*item.shown, "status");
        if (status == "tentative") add_line(calendar, "STATUS", "TENTATIVE");
        if (status == "confirmed") add_line(calendar, "STATUS", "CONFIRMED");
        if (status == "cancelled") add_line(calendar, "STATUS", "CANCELLED");
    }

    void add_parent(std::string& calendar, const Item& item) const {
        const auto parent = text_of(*item.shown, "parentId");
        const auto* const found = parent.empty() ? nullptr : details_.at("sessions").as_object().if_contains(parent);
        if (found == nullptr) return;
        add_line(calendar, "RELATED-TO", {{"RELTYPE", "PARENT"}}, escape_text(text_of(found->as_object(), "uid")));
    }

    const programme::Publication& publication_;
    const ZoneDatabase& zones_;
    std::string language_;
    json::value agenda_;
    json::value details_;
    std::vector<Item> items_;
};

}  // namespace

std::string encode_schedule(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones) {
    return Schedule(publication, language, zones).encode();
}

std::string schedule_etag(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones) {
    return publication.agenda.etag + "-ics-" + zones.version() + (language.empty() ? "" : "-" + std::string(language));
}

std::vector<ScheduleTarget> schedule_targets(const programme::Publication& publication) {
    const std::string target = "/e/" + publication.slug + "/schedule.ics";
    std::vector<ScheduleTarget> targets{{target, ""}};
    for (const auto& language : publication.languages) targets.push_back({target + "?lang=" + language, language});
    return targets;
}

}  // namespace multaqa::publishing
