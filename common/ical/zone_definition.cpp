#include "common/ical/zone_definition.hpp"

#include <algorithm>

#include "common/ical/content_line.hpp"
#include "common/ical/recurrence_expander.hpp"
#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_until_text.hpp"
#include "common/limits.hpp"
#include "common/time/digits.hpp"

namespace multaqa::ical {
namespace {

using std::chrono::seconds;

// Of one observance; a rule of a year needs one step for each, one that looks for leap days some more.
constexpr std::size_t kIdleSteps = 5'000;

// "+0100", "-033000"
std::optional<seconds> parse_offset(std::string_view text) {
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    const bool west = text.front() == '-';
    text.remove_prefix(1);
    const auto h = time_text::take_number(text, 2);
    const auto m = time_text::take_number(text, 2);
    const auto rest = text.empty() ? std::optional(0) : time_text::take_number(text, 2);
    if (!h || !m || !rest || !text.empty() || *h > 23 || *m > 59 || *rest > 59) return std::nullopt;
    const seconds offset = std::chrono::hours(*h) + std::chrono::minutes(*m) + seconds(*rest);
    return west ? -offset : offset;
}

// Outlook begins its rules in 1601; whatever year before 1900 is meant, the rule is in force in 1900. Nothing after 2200.
std::optional<PlainDateTime> parse_onset(std::string_view text) {
    std::string in_calendar{text};
    if (text.size() > 4 && text.substr(0, 4) < "1900") in_calendar.replace(0, 4, "1900");
    const auto parsed = parse_until(in_calendar);
    const auto* wall = parsed ? std::get_if<PlainDateTime>(&*parsed) : nullptr;
    const bool is_too_late = wall != nullptr && *wall >= PlainDateTime{PlainDate{date::year{kLastRecurrenceYear + 1} / 1 / 1}};
    return wall != nullptr && !is_too_late ? std::optional(*wall) : std::nullopt;
}

// STANDARD or DAYLIGHT.
struct Observance {
    std::optional<PlainDateTime> start;
    std::optional<seconds> before;
    std::optional<seconds> after;
    std::optional<RecurrenceRule> rule;
    std::vector<PlainDateTime> dates;
    bool is_readable = true;
};

void read_dates(std::string_view value, Observance& observance) {
    for (const std::string_view text : list_values(value)) {
        const auto date = parse_onset(text);
        if (date) observance.dates.push_back(*date);
        observance.is_readable = observance.is_readable && date.has_value();
    }
}

void read_rule(std::string_view value, Observance& observance) {
    auto rule = parse_recurrence_rule(value, "");
    observance.is_readable = observance.is_readable && rule.has_value() && !observance.rule;
    if (rule.has_value()) observance.rule = std::move(*rule);
}

void read_line(const ContentLine& line, Observance& observance) {
    if (line.name == "DTSTART") observance.start = parse_onset(line.value);
    if (line.name == "TZOFFSETFROM") observance.before = parse_offset(line.value);
    if (line.name == "TZOFFSETTO") observance.after = parse_offset(line.value);
    if (line.name == "RDATE") read_dates(line.value, observance);
    if (line.name == "RRULE") read_rule(line.value, observance);
}

// Adds when the observance begins, again and again; false beyond the limits.
bool add_transitions(Observance observance, std::vector<ZoneTransition>& all) {
    if (!observance.is_readable || !observance.start || !observance.before || !observance.after) return false;
    const auto add = [&](PlainDateTime wall) { all.push_back({Instant{wall.time_since_epoch()} - *observance.before, *observance.after}); };
    add(*observance.start);
    for (const PlainDateTime date : observance.dates) add(date);
    if (!observance.rule) return all.size() <= limits::kZoneDefinitionTransitions;
    // UNTIL is in UTC here (§3.8.5.3), the onsets are on the clock before them
    if (const auto* until = observance.rule->until ? std::get_if<Instant>(&*observance.rule->until) : nullptr)
        observance.rule->until = PlainDateTime{std::chrono::floor<seconds>(*until).time_since_epoch() + *observance.before};
    const auto onsets = expand(*observance.rule, *observance.start, {.results = limits::kZoneDefinitionTransitions, .idle_steps = kIdleSteps});
    for (const PlainDateTime onset : onsets.times) add(onset);
    const bool is_whole = onsets.end == ExpansionEnd::finished || onsets.end == ExpansionEnd::year_limit;
    return is_whole && all.size() <= limits::kZoneDefinitionTransitions;
}

// The observances begin and end at depth two: VTIMEZONE, STANDARD.
std::vector<Observance> observances_of(const std::vector<ContentLine>& lines) {
    std::vector<Observance> observances;
    std::size_t depth = 0;
    for (const ContentLine& line : lines) {
        if (line.name == "END") depth -= std::min<std::size_t>(depth, 1);
        if (line.name == "BEGIN" && ++depth == 2) observances.emplace_back();
        if (depth == 2) read_line(line, observances.back());
    }
    return observances;
}

std::string own_value(const std::vector<ContentLine>& lines, std::string_view name) {
    for (const ContentLine& line : lines)
        if (line.name == name) return line.value;
    return "";
}

}  // namespace

seconds ZoneDefinition::offset_at(Instant t) const {
    const auto after = std::upper_bound(transitions.begin(), transitions.end(), t, [](Instant at, const ZoneTransition& transition) { return at < transition.at; });
    return after == transitions.begin() ? offset_before : std::prev(after)->offset;
}

Instant ZoneDefinition::instant_of(PlainDateTime wall) const {
    const Instant as_utc{wall.time_since_epoch()};
    const Instant first = as_utc - offset_at(as_utc - std::chrono::hours(24));
    if (first + offset_at(first) == as_utc) return first;
    return as_utc - offset_at(first);
}

std::string zone_definition_name(std::string_view text) { return own_value(own_content_lines(text), "TZID"); }

std::optional<ZoneDefinition> read_zone_definition(std::string_view text) {
    const auto lines = content_lines(text);
    ZoneDefinition definition{.name = own_value(lines, "TZID"), .location = own_value(lines, "X-LIC-LOCATION")};
    const auto observances = observances_of(lines);
    if (observances.empty()) return std::nullopt;
    const auto* first = &observances.front();
    for (const Observance& observance : observances) {
        if (!add_transitions(observance, definition.transitions)) return std::nullopt;
        if (*observance.start < *first->start) first = &observance;
    }
    definition.offset_before = *first->before;
    std::stable_sort(definition.transitions.begin(), definition.transitions.end(), [](const ZoneTransition& a, const ZoneTransition& b) { return a.at < b.at; });
    return definition;
}

}  // namespace multaqa::ical
