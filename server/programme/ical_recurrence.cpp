#include "programme/ical_recurrence.hpp"

#include <algorithm>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/ical/recurrence_split.hpp"
#include "common/ical/recurrence_until_text.hpp"
#include "common/ical/recurrence_zone.hpp"
#include "common/limits.hpp"
#include "common/time/zoned_date_time.hpp"

namespace multaqa::programme {
namespace {

using ical::ContentLine;

bool is_in_calendar(PlainDateTime t) {
    const auto year = static_cast<int>(date::year_month_day{date::floor<date::days>(t)}.year());
    return year >= ical::kFirstRecurrenceYear && year <= ical::kLastRecurrenceYear;
}

// A date, a wall time or an instant; of a period its start.
std::optional<ical::Until> time_in(std::string_view text) { return ical::parse_until(text.substr(0, text.find('/'))); }

// Puts dates and times of a VEVENT on the clock of its start.
class StartClock {
  public:
    StartClock(const RecurrenceStart& start, IcalZones& zones) : start_(start), zones_(zones) {}

    std::optional<PlainDateTime> wall(const ContentLine& line, std::string_view text) const {
        const auto time = time_in(text);
        if (!time) return std::nullopt;
        if (const auto* day = std::get_if<PlainDate>(&*time)) {
            if (start_.kind == ical::StartKind::date_time) return std::nullopt;
            return PlainDateTime{*day};
        }
        if (const auto* instant = std::get_if<Instant>(&*time)) return on_clock(*instant);
        return moved(std::get<PlainDateTime>(*time), line.parameter("TZID"));
    }

  private:
    std::optional<PlainDateTime> on_clock(Instant instant) const {
        if (start_.kind == ical::StartKind::date) return PlainDateTime{date::floor<date::days>(PlainDateTime{std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch()})};
        const auto zone = zones_.database().find(start_.zone);
        const PlainDateTime as_utc{std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch()};
        if (zone.has_error() || !is_in_calendar(as_utc)) return std::nullopt;
        return to_local(**zone, instant);
    }
    std::optional<PlainDateTime> moved(PlainDateTime wall, std::string_view name) const {
        if (start_.kind == ical::StartKind::date) return PlainDateTime{date::floor<date::days>(wall)};
        if (name.empty() || !is_in_calendar(wall)) return wall;
        const std::string zone = zones_.read(name).zone;
        if (zone == start_.zone) return wall;
        const auto resolved = resolve(zones_.database(), wall, zone, Disambiguation::compatible);
        return resolved.has_value() ? on_clock(resolved->utc) : std::nullopt;
    }

    const RecurrenceStart& start_;
    IcalZones& zones_;
};

class RecurrenceReader {
  public:
    RecurrenceReader(const EventLines& lines, const RecurrenceStart& start, IcalZones& zones)
        : lines_(lines), start_(start), zones_(zones), clock_(start, zones) {
        read_.set.start = start.wall;
        read_.set.kind = start.kind;
    }

    RecurrenceReading read() {
        for (const ContentLine& line : lines_) take(line);
        if (refusal_.empty()) check();
        if (!refusal_.empty()) return {.recurrence = std::nullopt, .refusal = std::move(refusal_)};
        return {.recurrence = std::move(read_), .refusal = {}};
    }

  private:
    void take(const ContentLine& line) {
        if (line.name == "EXRULE") refuse(line.line, {{"", "recurrence-exrule", {}}});
        if (line.name == "RRULE") rule(line);
        if (line.name == "RDATE") dates(line, read_.set.dates);
        if (line.name == "EXDATE") dates(line, read_.set.excluded);
    }

    // First the line, then what is wrong with it.
    void refuse(std::size_t line, const std::vector<Fault>& faults) {
        refusal_.push_back({"recurrence-line", {{"line", std::to_string(line)}}});
        for (const Fault& fault : faults) refusal_.push_back({fault.key, fault.arguments});
    }

    void rule(const ContentLine& line) {
        if (rule_line_ != 0) return refuse(line.line, {{"", "recurrence-two-rules", {}}});
        rule_line_ = line.line;
        auto parsed = ical::parse_recurrence_rule(line.value, "");
        if (parsed.has_error()) return refuse(line.line, parsed.error().faults);
        auto local = ical::localized_until(*parsed, zones_.database(), start_.kind == ical::StartKind::date ? "UTC" : start_.zone);
        if (local.has_error()) return refuse(line.line, local.error().faults);
        read_.set.rule = std::move(*local);
    }

    void dates(const ContentLine& line, std::vector<PlainDateTime>& all) {
        for (const std::string_view text : ical::list_values(line.value)) {
            const auto wall = clock_.wall(line, text);
            if (!wall || !is_in_calendar(*wall)) return refuse(line.line, {{"", "recurrence-date", {{"value", std::string(text.substr(0, 40))}}}});
            if (all.size() >= limits::kRecurrenceDates) return refuse(line.line, {{"", "fault.too-many-items", {{"max", std::to_string(limits::kRecurrenceDates)}}}});
            all.push_back(*wall);
            length(line, text, *wall);
        }
    }

    // "19960403T020000Z/PT3H" or ".../19960403T040000Z"
    void length(const ContentLine& line, std::string_view text, PlainDateTime start) {
        const auto slash = text.find('/');
        if (slash == std::string_view::npos) return;
        const auto end = clock_.wall(line, text.substr(slash + 1));
        const auto told = parse_duration(text.substr(slash + 1));
        if (end && *end > start) read_.lengths[start] = *end - start;
        else if (told) read_.lengths[start] = *told;
        else refuse(line.line, {{"", "recurrence-date", {{"value", std::string(text.substr(0, 40))}}}});
    }

    // The faults of the whole, and what finding its dates costs.
    void check() {
        if (const auto faults = ical::faults_of(read_.set, ""); !faults.empty()) return refuse(rule_line(), faults);
        const ical::ExpansionLimits limits;
        ical::RecurrenceSetExpander expander(read_.set, limits);
        const auto first = expander.next();
        for (auto next = first; next && next->id < first->id + kRecurrenceSpan;) next = expander.next();
        if (const auto fault = ical::fault_of(expander.end(), limits, "")) return refuse(rule_line(), {*fault});
        if (!first) return refuse(rule_line(), {{"", "recurrence-empty", {}}});
        if (first->id != read_.set.start) begin_with(first->id);
    }
    // DTSTART itself is excluded: what repeats is written on top of its earliest date.
    void begin_with(PlainDateTime earliest) {
        auto halves = ical::split(read_.set, earliest, "");
        if (halves.has_error()) return refuse(rule_line(), halves.error().faults);
        read_.set = std::move(halves->from);
    }
    std::size_t rule_line() const {
        if (rule_line_ != 0) return rule_line_;
        const auto dated = std::find_if(lines_.begin(), lines_.end(), [](const ContentLine& line) { return line.name == "RDATE"; });
        return dated == lines_.end() ? 0 : dated->line;
    }

    const EventLines& lines_;
    const RecurrenceStart& start_;
    IcalZones& zones_;
    StartClock clock_;
    EventRecurrence read_;
    std::size_t rule_line_ = 0;
    std::vector<ImportNote> refusal_;
};

const ContentLine* first_line(const EventLines& lines, std::string_view name) {
    const auto found = std::find_if(lines.begin(), lines.end(), [name](const ContentLine& line) { return line.name == name; });
    return found == lines.end() ? nullptr : &*found;
}

bool is_time(std::string_view name) {
    return name == "DTSTART" || name == "DTEND" || name == "RDATE" || name == "EXDATE" || name == "RECURRENCE-ID";
}

}  // namespace

PlainDateTime last_start(const EventLines& lines, PlainDateTime start) {
    const ContentLine* rule = first_line(lines, "RRULE");
    if (!rule) return start;
    const PlainDateTime last = start + kRecurrenceSpan;
    const auto parsed = ical::parse_recurrence_rule(rule->value, "");
    if (parsed.has_error() || !parsed->until) return last;
    const auto day = std::visit([](const auto& until) { return PlainDateTime{date::floor<date::days>(until).time_since_epoch()}; }, *parsed->until);
    return std::clamp(day + date::days{2}, start, last);
}

bool is_recurring(const EventLines& lines) {
    return first_line(lines, "RRULE") || first_line(lines, "RDATE") || first_line(lines, "EXRULE");
}

bool is_recurrence_override(const EventLines& lines) { return first_line(lines, "RECURRENCE-ID") != nullptr; }

RecurrenceReading read_event_recurrence(const EventLines& lines, const RecurrenceStart& start, IcalZones& zones) {
    return RecurrenceReader(lines, start, zones).read();
}

std::optional<ImportedPart> read_part(const EventLines& lines, const RecurrenceStart& start, IcalZones& zones) {
    const ContentLine* line = first_line(lines, "RECURRENCE-ID");
    if (!line) return std::nullopt;
    const auto id = StartClock(start, zones).wall(*line, line->value);
    if (!id || !is_in_calendar(*id)) return std::nullopt;
    const bool reaches_on = line->parameter("RANGE") == "THISANDFUTURE";
    return ImportedPart{.id = *id, .range = reaches_on ? ical::OverrideRange::this_and_future : ical::OverrideRange::this_only};
}

void tell_zone_uses(const EventLines& lines, IcalZones& zones) {
    for (const ContentLine& line : lines) {
        const auto name = line.parameter("TZID");
        if (name.empty() || !is_time(line.name)) continue;
        for (const std::string_view text : ical::list_values(line.value)) {
            const auto time = time_in(text);
            const auto* wall = time ? std::get_if<PlainDateTime>(&*time) : nullptr;
            if (wall && is_in_calendar(*wall)) zones.use(name, *wall, line.name == "DTSTART" ? last_start(lines, *wall) : *wall);
        }
    }
}

}  // namespace multaqa::programme
