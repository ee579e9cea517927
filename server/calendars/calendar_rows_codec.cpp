#include "calendars/calendar_rows_codec.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/calendar_limits.hpp"
#include "common/limits.hpp"
#include "common/time/digits.hpp"

namespace multaqa::calendars {
namespace {

constexpr minutes kWholeDay{24 * 60};
constexpr std::array<int, 12> kLongestMonths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int kLongestHijriMonth = 30;
constexpr std::array<std::string_view, 5> kRules{"monthDay", "hijriMonthDay", "easterOffset", "weekdayOfMonth", "date"};

std::string two_numbers(std::int64_t first, char between, std::int64_t second) {
    std::string text;
    time_text::append_number(text, first, 2);
    text += between;
    time_text::append_number(text, second, 2);
    return text;
}

std::string clock_of(minutes of_day) { return two_numbers(of_day.count() / 60, ':', of_day.count() % 60); }

std::optional<std::pair<int, int>> parse_two_numbers(std::string_view text, char between) {
    const auto first = time_text::take_number(text, 2);
    if (!first || !time_text::take(text, between)) return std::nullopt;
    const auto second = time_text::take_number(text, 2);
    if (!second || !text.empty()) return std::nullopt;
    return std::pair{*first, *second};
}

// "00:00" to "24:00".
std::optional<minutes> parse_time_of_day(std::string_view text) {
    const auto numbers = parse_two_numbers(text, ':');
    if (!numbers || numbers->second > 59) return std::nullopt;
    const minutes of_day{numbers->first * 60 + numbers->second};
    return of_day <= kWholeDay ? std::optional(of_day) : std::nullopt;
}

std::optional<MonthDay> parse_month_day(std::string_view text) {
    const auto numbers = parse_two_numbers(text, '-');
    if (!numbers || numbers->first < 1 || numbers->first > 12 || numbers->second < 1) return std::nullopt;
    if (numbers->second > kLongestMonths.at(static_cast<std::size_t>(numbers->first - 1))) return std::nullopt;
    return MonthDay{numbers->first, numbers->second};
}

std::optional<MonthDay> parse_hijri_month_day(std::string_view text) {
    const auto numbers = parse_two_numbers(text, '-');
    if (!numbers || numbers->first < 1 || numbers->first > 12) return std::nullopt;
    if (numbers->second < 1 || numbers->second > kLongestHijriMonth) return std::nullopt;
    return MonthDay{numbers->first, numbers->second};
}

std::string text_of(const MonthDay& at) { return two_numbers(at.month, '-', at.day); }

void add_evidence(json::object& body, const Evidence& evidence) {
    if (!evidence.source.empty()) body["source"] = evidence.source;
    body["verified"] = evidence.verification == Verification::verified;
}

Evidence read_evidence(json::ObjectReader& reader) {
    Evidence evidence;
    evidence.source = reader.optional_text("source", limits::kCalendarSourceBytes).value_or("");
    if (reader.optional_flag("verified").value_or(false)) evidence.verification = Verification::verified;
    if (evidence.verification == Verification::verified && evidence.source.empty()) reader.fault("source", "fault.verified-needs-source");
    return evidence;
}

json::object week_json(const Week& week) {
    json::object body;
    for (const auto& [weekday, spans] : week) body[word(weekday)] = spans_json(spans);
    return body;
}

std::optional<minutes> read_time_of_day(json::ObjectReader& reader, std::string_view name) {
    const auto text = reader.required_text(name, 8);
    if (!text) return std::nullopt;
    const auto time = parse_time_of_day(*text);
    if (!time) reader.fault(name, "fault.clock");
    return time;
}

TimeSpan read_span(json::ObjectReader& reader) {
    const auto from = read_time_of_day(reader, "from");
    const auto to = read_time_of_day(reader, "to");
    if (from && to && *to <= *from) reader.fault("to", "fault.closes-before-opening");
    return {from.value_or(minutes{0}), to.value_or(kWholeDay)};
}

std::vector<TimeSpan> read_spans(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    std::vector<TimeSpan> spans;
    const auto* const items = source.if_array();
    if (items == nullptr) {
        faults.push_back({pointer, "fault.type", {{"expected", "array"}}});
        return spans;
    }
    if (items->size() > limits::kCalendarSpans) {
        faults.push_back({pointer, "fault.too-many-items", {{"max", std::to_string(limits::kCalendarSpans)}}});
        return spans;
    }
    for (const auto& item : *items) {
        json::ObjectReader reader(item, faults, pointer + "/" + std::to_string(spans.size()));
        spans.push_back(read_span(reader));
        reader.refuse_unknown();
    }
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) { return a.from < b.from; });
    return spans;
}

Week read_week(json::ObjectReader& owner, std::vector<Fault>& faults) {
    Week week;
    if (owner.presence("weekly") != json::Presence::present) {
        owner.fault("weekly", "fault.required");
        return week;
    }
    json::ObjectReader reader(*owner.find("weekly"), faults, owner.pointer_to("weekly"));
    for (int n = 0; n < 7; ++n) {
        const auto weekday = static_cast<Weekday>(n);
        const auto* const spans = reader.find(word(weekday));
        if (spans != nullptr && !spans->is_null()) week[weekday] = read_spans(*spans, faults, reader.pointer_to(word(weekday)));
    }
    reader.refuse_unknown();
    return week;
}

template <class Parse>
std::optional<MonthDay> required_month_day(json::ObjectReader& reader, std::string_view name, Parse parse) {
    const auto text = reader.required_text(name, 16);
    if (!text) return std::nullopt;
    const auto at = parse(std::string_view(*text));
    if (!at) reader.fault(name, "fault.month-day");
    return at;
}

Weekday required_weekday(json::ObjectReader& reader) {
    if (reader.presence("weekday") != json::Presence::present) reader.fault("weekday", "fault.required");
    return reader.optional_word("weekday", parse_weekday).value_or(Weekday::monday);
}

WeekdayRule read_weekday_rule(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    WeekdayRule rule;
    rule.month = static_cast<int>(reader.required_integer("month", 1, 12).value_or(1));
    rule.weekday = required_weekday(reader);
    rule.nth = static_cast<int>(reader.required_integer("nth", -1, 5).value_or(1));
    if (rule.nth == 0) reader.fault("nth", "fault.range", {{"min", "1"}, {"max", "5"}});
    reader.refuse_unknown();
    return rule;
}

// Exactly one member names the kind of the rule.
DayRule read_named_rule(json::ObjectReader& reader, std::string_view name, std::vector<Fault>& faults) {
    if (name == "monthDay") return GregorianRule{required_month_day(reader, name, parse_month_day).value_or(MonthDay{})};
    if (name == "hijriMonthDay") return HijriRule{required_month_day(reader, name, parse_hijri_month_day).value_or(MonthDay{})};
    if (name == "easterOffset")
        return EasterRule{static_cast<int>(reader.required_integer(name, -limits::kEasterOffset, limits::kEasterOffset).value_or(0))};
    if (name == "weekdayOfMonth") return read_weekday_rule(*reader.find(name), faults, reader.pointer_to(name));
    return DateRule{reader.required_plain_date(name).value_or(PlainDate{})};
}

DayRule read_rule(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    const auto is_given = [&](std::string_view name) { return reader.presence(name) == json::Presence::present; };
    DayRule rule;
    if (std::count_if(kRules.begin(), kRules.end(), is_given) == 1)
        rule = read_named_rule(reader, *std::find_if(kRules.begin(), kRules.end(), is_given), faults);
    else
        faults.push_back({pointer, "fault.one-day-rule", {}});
    reader.refuse_unknown();
    return rule;
}

DayRule required_rule(json::ObjectReader& owner, std::vector<Fault>& faults) {
    if (owner.presence("rule") == json::Presence::present) return read_rule(*owner.find("rule"), faults, owner.pointer_to("rule"));
    owner.fault("rule", "fault.required");
    return {};
}

void add_when(json::object& body, const YearlySpan& span) {
    body["first"] = text_of(span.first);
    body["last"] = text_of(span.last);
}
void add_when(json::object& body, const HijriMonth& month) { body["hijriMonth"] = month.month; }

std::variant<YearlySpan, HijriMonth> read_when(json::ObjectReader& reader) {
    if (reader.presence("hijriMonth") != json::Presence::present)
        return YearlySpan{required_month_day(reader, "first", parse_month_day).value_or(MonthDay{}),
                          required_month_day(reader, "last", parse_month_day).value_or(MonthDay{})};
    for (const auto* name : {"first", "last"})
        if (reader.presence(name) == json::Presence::present) reader.fault(name, "fault.one-season-rule");
    return HijriMonth{static_cast<int>(reader.required_integer("hijriMonth", 1, 12).value_or(kRamadan))};
}

json::object json_of(const GregorianRule& rule) { return {{"monthDay", text_of(rule.at)}}; }
json::object json_of(const HijriRule& rule) { return {{"hijriMonthDay", text_of(rule.at)}}; }
json::object json_of(const EasterRule& rule) { return {{"easterOffset", rule.offset}}; }
json::object json_of(const DateRule& rule) { return {{"date", format_plain_date(rule.date)}}; }
json::object json_of(const WeekdayRule& rule) {
    return {{"weekdayOfMonth", json::object{{"month", rule.month}, {"weekday", word(rule.weekday)}, {"nth", rule.nth}}}};
}

std::optional<int> read_year(json::ObjectReader& reader, const char* name) {
    const auto year = reader.optional_integer(name, 1900, 2200);
    return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

}  // namespace

json::array spans_json(const std::vector<TimeSpan>& spans) {
    json::array items;
    for (const auto& span : spans) items.push_back(json::object{{"from", clock_of(span.from)}, {"to", clock_of(span.to)}});
    return items;
}

json::object to_json(const Weekend& weekend) {
    json::array days;
    for (const auto day : weekend.days) days.emplace_back(word(day));
    json::object body{{"days", std::move(days)}};
    add_evidence(body, weekend.evidence);
    return body;
}

json::object to_json(const Hours& hours) {
    json::object body{{"weekly", week_json(hours.weekly)}};
    add_evidence(body, hours.evidence);
    return body;
}

json::object to_json(const Season& season) {
    json::object body{{"name", json::to_json(season.name)}};
    std::visit([&](const auto& when) { add_when(body, when); }, season.when);
    body["weekly"] = week_json(season.hours.weekly);
    add_evidence(body, season.hours.evidence);
    return body;
}

json::object to_json(const FridayPrayer& prayer) {
    json::object body{{"name", json::to_json(prayer.city)},
                      {"timeZone", prayer.zone},
                      {"from", clock_of(prayer.span.from)},
                      {"to", clock_of(prayer.span.to)}};
    add_evidence(body, prayer.evidence);
    return body;
}

json::object rule_json(const DayRule& rule) {
    return std::visit([](const auto& known) { return json_of(known); }, rule);
}

DayRule rule_of(const json::value& stored) {
    std::vector<Fault> faults;
    auto rule = read_rule(stored, faults, "");
    if (!faults.empty()) throw std::runtime_error("the rule of a special day is broken at " + faults.front().pointer);
    return rule;
}

json::object to_json(const SpecialDay& day) {
    json::object body{{"name", json::to_json(day.name)}, {"kind", word(day.kind)}, {"rule", rule_json(day.rule)}};
    if (day.length != 1) body["days"] = day.length;
    if (day.since) body["since"] = *day.since;
    if (day.until) body["until"] = *day.until;
    body["certainty"] = word(day.certainty);
    add_evidence(body, day.evidence);
    body["origin"] = word(day.origin);
    return body;
}

Weekend read_weekend(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    Weekend weekend;
    if (reader.presence("days") != json::Presence::present) reader.fault("days", "fault.required");
    for (const auto& text : reader.optional_texts("days", 7, 16).value_or(std::vector<std::string>{})) {
        const auto weekday = parse_weekday(text);
        if (weekday)
            weekend.days.insert(*weekday);
        else
            reader.fault("days", "fault.enum");
    }
    weekend.evidence = read_evidence(reader);
    reader.refuse_unknown();
    return weekend;
}

Hours read_hours(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    Hours hours{read_week(reader, faults), read_evidence(reader)};
    reader.refuse_unknown();
    return hours;
}

Season read_season(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    Season season;
    season.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    season.when = read_when(reader);
    season.hours = {read_week(reader, faults), read_evidence(reader)};
    reader.refuse_unknown();
    return season;
}

FridayPrayer read_prayer(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    FridayPrayer prayer;
    prayer.city = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    prayer.zone = reader.required_text("timeZone", 64).value_or("");
    prayer.span = read_span(reader);
    prayer.evidence = read_evidence(reader);
    reader.refuse_unknown();
    return prayer;
}

SpecialDay read_special_day(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    json::ObjectReader reader(source, faults, pointer);
    SpecialDay day;
    day.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    if (reader.presence("kind") != json::Presence::present) reader.fault("kind", "fault.required");
    day.kind = reader.optional_word("kind", parse_day_kind).value_or(DayKind::public_holiday);
    day.rule = required_rule(reader, faults);
    day.length = static_cast<int>(reader.optional_integer("days", 1, limits::kSpecialDayLength).value_or(1));
    day.since = read_year(reader, "since");
    day.until = read_year(reader, "until");
    if (day.since && day.until && *day.until < *day.since) reader.fault("until", "fault.until-before-since");
    day.certainty = reader.optional_word("certainty", parse_certainty).value_or(Certainty::fixed);
    day.evidence = read_evidence(reader);
    day.origin = reader.optional_word("origin", parse_origin).value_or(Origin::entered);
    reader.refuse_unknown();
    return day;
}

bool is_row_key(std::string_view text) {
    const auto is_ours = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= limits::kCalendarKeyBytes && std::all_of(text.begin(), text.end(), is_ours);
}

}  // namespace multaqa::calendars
