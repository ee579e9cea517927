#include "publishing/calendar_documents.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "common/time/zoned_date_time.hpp"
#include "publishing/calendar_time.hpp"
#include "publishing/content_line.hpp"
#include "publishing/released_programme_documents.hpp"

namespace multaqa::publishing {
namespace {

using Item = ReleasedSession;

// Of each recurrence, the occurrence that its rule gives first.
using FirstOccurrences = std::map<std::string, const Item*>;

const json::object* occurrence_of(const Item& item) {
    const auto* const found = item.shown->if_contains("recurrence");
    return found == nullptr ? nullptr : found->if_object();
}

FirstOccurrences first_occurrences(const std::vector<Item>& items) {
    FirstOccurrences firsts;
    for (const auto& item : items) {
        const auto* const occurrence = occurrence_of(item);
        if (occurrence == nullptr) continue;
        const auto*& first = firsts.try_emplace(text_of(*occurrence, "id"), &item).first->second;
        if (text_of(*occurrence, "recurrenceId") < text_of(*occurrence_of(*first), "recurrenceId")) first = &item;
    }
    return firsts;
}

class Calendar {
  public:
    Calendar(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones, std::string_view session)
        : programme_(publication, language), firsts_(first_occurrences(programme_.sessions())), zones_(zones) {
        for (const auto& item : programme_.sessions())
            if (session.empty() || item.id == session) items_.push_back(item);
    }

    std::string encode() const {
        std::string calendar;
        add_line(calendar, "BEGIN", "VCALENDAR");
        add_line(calendar, "VERSION", "2.0");
        add_line(calendar, "PRODID", "-//Multaqa//Multaqa//EN");
        add_line(calendar, "CALSCALE", "GREGORIAN");
        add_text(calendar, "NAME", programme_.event(), "title");
        add_text(calendar, "X-WR-CALNAME", programme_.event(), "title");
        add_line(calendar, "X-WR-TIMEZONE", text_of(programme_.event(), "timeZone"));
        for (const auto& [name, span] : zone_spans())
            if (const auto zone = zones_.find(name); zone.has_value()) add_zone(calendar, **zone, span);
        for (const auto& item : items_) add_event(calendar, item);
        add_line(calendar, "END", "VCALENDAR");
        return calendar;
    }

  private:
    std::map<std::string, Interval> zone_spans() const {
        std::map<std::string, Interval> spans;
        for (const auto& item : items_)
            for (const auto& zone : {item.zone, item.end_zone.empty() ? item.zone : item.end_zone}) {
                auto& span = spans.try_emplace(zone, item.utc).first->second;
                span = {std::min(span.start, item.utc.start), std::max(span.end, item.utc.end)};
            }
        return spans;
    }

    void add_text(std::string& calendar, std::string_view property, const json::object& object, std::string_view name) const {
        const auto found = programme_.words(object, name);
        if (!found.text.empty()) add_line(calendar, property, {{"LANGUAGE", found.language}}, escape_text(found.text));
    }

    void add_location(std::string& calendar, const Item& item) const {
        const auto* const room = programme_.room_of(*item.shown);
        if (room == nullptr) return;
        auto place = programme_.words(*room, "name");
        const auto site = programme_.words(*room, "site");
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
        add_line(calendar, "DTSTAMP", calendar_utc(programme_.publication().at));
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
        add_line(calendar, "CATEGORIES", escape_text(text_of(*item.shown, "type")));
        add_status(calendar, item);
        add_parent(calendar, item);
        add_sibling(calendar, item);
        add_line(calendar, "END", "VEVENT");
    }

    static void add_status(std::string& calendar, const Item& item) {
        const auto status = text_of(*item.shown, "status");
        if (status == "tentative") add_line(calendar, "STATUS", "TENTATIVE");
        if (status == "confirmed") add_line(calendar, "STATUS", "CONFIRMED");
        if (status == "cancelled") add_line(calendar, "STATUS", "CANCELLED");
    }

    void add_parent(std::string& calendar, const Item& item) const {
        const auto* const parent = programme_.details_of(text_of(*item.shown, "parentId"));
        if (parent != nullptr) add_line(calendar, "RELATED-TO", {{"RELTYPE", "PARENT"}}, escape_text(text_of(*parent, "uid")));
    }

    // What repeats is written occurrence by occurrence, not as an RRULE: a rule would promise dates that no release shows; each
    // occurrence has a UID that others know, and keeps it when the rule changes or is split; and one that is asked for alone
    // must not stand twice in a calendar that holds the others too. The first of them is named by all.
    void add_sibling(std::string& calendar, const Item& item) const {
        const auto* const occurrence = occurrence_of(item);
        if (occurrence == nullptr) return;
        const auto& first = *firsts_.at(text_of(*occurrence, "id"));
        if (first.id != item.id) add_line(calendar, "RELATED-TO", {{"RELTYPE", "SIBLING"}}, escape_text(text_of(*first.details, "uid")));
    }

    ReleasedProgramme programme_;
    FirstOccurrences firsts_;
    std::vector<Item> items_;
    const ZoneDatabase& zones_;
};

}  // namespace

std::string encode_calendar(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones,
                            std::string_view session) {
    return Calendar(publication, language, zones, session).encode();
}

}  // namespace multaqa::publishing
