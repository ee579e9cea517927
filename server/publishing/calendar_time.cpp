#include "publishing/calendar_time.hpp"

#include "publishing/content_line.hpp"

namespace multaqa::publishing {
namespace {

constexpr auto kYears = std::chrono::hours{24} * 366 * 40;  // how far back the change in force at the start is looked for

std::string without_marks(std::string text) {
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

struct Observance {
    PlainDateTime start;  // on the clock that it ends
    std::chrono::seconds from;
    std::chrono::seconds to;
};

Observance observance_of(const TimeZone& zone, const ZoneTransition& transition) {
    const auto from = zone.offset_at(transition.at - std::chrono::microseconds{1});
    const auto utc = std::chrono::floor<std::chrono::seconds>(transition.at);
    return {PlainDateTime{utc.time_since_epoch() + from}, from, transition.offset};
}

void add_observance(std::string& calendar, const Observance& observance) {
    // Which of the two names it bears says nothing about the time; ours follows the direction of the change.
    const auto* const kind = observance.to > observance.from ? "DAYLIGHT" : "STANDARD";
    add_line(calendar, "BEGIN", kind);
    add_line(calendar, "DTSTART", calendar_local(observance.start));
    add_line(calendar, "TZOFFSETFROM", calendar_offset(observance.from));
    add_line(calendar, "TZOFFSETTO", calendar_offset(observance.to));
    add_line(calendar, "END", kind);
}

}  // namespace

std::string calendar_utc(Instant t) { return without_marks(format_utc(t)); }
std::string calendar_local(PlainDateTime t) { return without_marks(format_plain_date_time(t)); }
std::string calendar_date(PlainDate d) { return without_marks(format_plain_date(d)); }
std::string calendar_offset(std::chrono::seconds offset) {
    const auto text = format_offset(offset);
    return text.front() + without_marks(text.substr(1));
}

void add_zone(std::string& calendar, const TimeZone& zone, const Interval& span) {
    add_line(calendar, "BEGIN", "VTIMEZONE");
    add_line(calendar, "TZID", zone.name());
    const auto earlier = zone.transitions(span.start - kYears, span.start + std::chrono::microseconds{1});
    if (earlier.empty()) {
        const auto offset = zone.offset_at(span.start);
        add_observance(calendar, {PlainDateTime{std::chrono::seconds{0}}, offset, offset});
    } else {
        add_observance(calendar, observance_of(zone, earlier.back()));
    }
    for (const auto& transition : zone.transitions(span.start + std::chrono::microseconds{1}, span.end))
        add_observance(calendar, observance_of(zone, transition));
    add_line(calendar, "END", "VTIMEZONE");
}

}  // namespace multaqa::publishing
