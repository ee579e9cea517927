#include "programme/recurrence_rule_codec.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "common/json/reader.hpp"
#include "programme/session_faults.hpp"

namespace multaqa::programme {
namespace {

using ical::NumberedWeekday;
using ical::RecurrenceRule;
using json::ObjectReader;

constexpr std::size_t kListItems = 400;  // more than any part has values
constexpr std::int64_t kLeastNumber = -1'000;
constexpr std::int64_t kMostNumber = 1'000;

std::string in_case(std::string_view word, char from, char to) {
    std::string text(word);
    for (char& c : text)
        if (c >= from && c <= static_cast<char>(from + 25)) c = static_cast<char>(c - from + to);
    return text;
}
std::string lower(std::string_view word) { return in_case(word, 'A', 'a'); }

// JSCalendar writes in small letters what iCalendar writes in capitals.
template <class Parse>
auto in_capitals(Parse parse) {
    return [parse](std::string_view text) { return parse(in_case(text, 'a', 'A')); };
}

template <class Read>
void for_each_item(ObjectReader& reader, std::string_view name, Read read) {
    const auto* const found = reader.find(name);
    if (found == nullptr) return;
    if (!found->is_array()) return reader.fault(name, "fault.type", {{"expected", "array"}});
    const auto& items = found->get_array();
    if (items.size() > kListItems) return reader.fault(name, "fault.too-many-items", {{"max", std::to_string(kListItems)}});
    for (std::size_t i = 0; i < items.size(); ++i) read(items[i], reader.pointer_to(name) + "/" + std::to_string(i));
}

// Whether each number is one that its part accepts is for ical::faults_of() to say.
std::vector<int> read_numbers(ObjectReader& reader, std::string_view name, std::vector<Fault>& faults) {
    std::vector<int> numbers;
    for_each_item(reader, name, [&](const json::value& item, const std::string& pointer) {
        const auto* const number = item.if_int64();
        if (number == nullptr || *number < kLeastNumber || *number > kMostNumber)
            return faults.push_back({pointer, "fault.type", {{"expected", "integer"}}});
        numbers.push_back(static_cast<int>(*number));
    });
    return numbers;
}

// Texts, since other calendars have months like "5L".
std::vector<int> read_months(ObjectReader& reader, std::vector<Fault>& faults) {
    std::vector<int> months;
    for_each_item(reader, "byMonth", [&](const json::value& item, const std::string& pointer) {
        const auto* const text = item.if_string();
        int month = 0;
        const auto* const begin = text == nullptr ? nullptr : text->data();
        const auto* const end = text == nullptr ? nullptr : text->data() + text->size();
        const auto [rest, failure] = std::from_chars(begin, end, month);
        if (text == nullptr || text->empty() || failure != std::errc{} || rest != end) return faults.push_back({pointer, "fault.enum", {}});
        months.push_back(month);
    });
    return months;
}

std::vector<NumberedWeekday> read_days(ObjectReader& reader, std::vector<Fault>& faults) {
    std::vector<NumberedWeekday> days;
    for_each_item(reader, "byDay", [&](const json::value& item, const std::string& pointer) {
        ObjectReader one(item, faults, pointer);
        one.note("@type");
        NumberedWeekday day;
        const auto weekday = one.optional_word("day", in_capitals(ical::parse_weekday));
        if (one.presence("day") != json::Presence::present) one.fault("day", "fault.required");
        day.weekday = weekday.value_or(ical::Weekday::monday);
        day.ordinal = static_cast<int>(one.optional_integer("nthOfPeriod", -53, 53).value_or(0));
        one.refuse_unknown();
        days.push_back(day);
    });
    return days;
}

void read_calendar(ObjectReader& reader) {
    const auto calendar = reader.optional_text("rscale", 32);
    if (calendar && lower(*calendar) != "gregorian")
        reader.fault("rscale", "fault.recurrence-calendar", {{"part", "rscale"}, {"value", *calendar}});
}

void read_lists(ObjectReader& reader, RecurrenceRule& rule, std::vector<Fault>& faults) {
    rule.by_day = read_days(reader, faults);
    rule.by_month = read_months(reader, faults);
    rule.by_month_day = read_numbers(reader, "byMonthDay", faults);
    rule.by_year_day = read_numbers(reader, "byYearDay", faults);
    rule.by_week_number = read_numbers(reader, "byWeekNo", faults);
    rule.by_hour = read_numbers(reader, "byHour", faults);
    rule.by_minute = read_numbers(reader, "byMinute", faults);
    rule.by_second = read_numbers(reader, "bySecond", faults);
    rule.by_set_position = read_numbers(reader, "bySetPosition", faults);
}

void add_numbers(json::object& encoded, std::string_view name, const std::vector<int>& numbers) {
    if (!numbers.empty()) encoded[name] = json::array(numbers.begin(), numbers.end());
}

json::array days_json(const std::vector<NumberedWeekday>& days) {
    json::array encoded;
    for (const auto& day : days) {
        json::object one{{"day", lower(ical::word(day.weekday))}};
        if (day.ordinal != 0) one["nthOfPeriod"] = day.ordinal;
        encoded.push_back(std::move(one));
    }
    return encoded;
}

struct UntilText {
    std::string operator()(PlainDate day) const { return format_plain_date_time(day + date::days{1} - std::chrono::seconds{1}); }
    std::string operator()(PlainDateTime time) const { return format_plain_date_time(time); }
    std::string operator()(Instant instant) const { return format_utc(instant); }
};

}  // namespace

RecurrenceRule read_recurrence_rule(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    const auto known = faults.size();
    ObjectReader reader(source, faults, pointer);
    reader.note("@type");
    RecurrenceRule rule;
    const auto frequency = reader.optional_word("frequency", in_capitals(ical::parse_frequency));
    if (source.is_object() && reader.presence("frequency") != json::Presence::present) reader.fault("frequency", "fault.required");
    rule.frequency = frequency.value_or(ical::Frequency::daily);
    rule.interval = static_cast<int>(reader.optional_integer("interval", 1, ical::kLargestRecurrenceNumber).value_or(1));
    if (const auto count = reader.optional_integer("count", 1, ical::kLargestRecurrenceNumber)) rule.count = static_cast<int>(*count);
    if (const auto until = reader.optional_plain_date_time("until")) rule.until = *until;
    rule.week_start = reader.optional_word("firstDayOfWeek", in_capitals(ical::parse_weekday)).value_or(ical::Weekday::monday);
    rule.skip = reader.optional_word("skip", in_capitals(ical::parse_skip)).value_or(ical::Skip::omit);
    read_calendar(reader);
    read_lists(reader, rule, faults);
    reader.refuse_unknown();
    if (faults.size() == known) append(faults, ical::faults_of(rule, pointer));
    return ical::ordered(std::move(rule));
}

json::object to_json(const RecurrenceRule& rule) {
    json::object encoded{{"frequency", lower(ical::word(rule.frequency))}};
    if (rule.interval != 1) encoded["interval"] = rule.interval;
    if (rule.skip != ical::Skip::omit) {
        encoded["rscale"] = "gregorian";
        encoded["skip"] = lower(ical::word(rule.skip));
    }
    if (rule.week_start != ical::Weekday::monday) encoded["firstDayOfWeek"] = lower(ical::word(rule.week_start));
    if (!rule.by_day.empty()) encoded["byDay"] = days_json(rule.by_day);
    if (!rule.by_month.empty()) {
        auto& months = encoded["byMonth"].emplace_array();
        for (const int month : rule.by_month) months.emplace_back(std::to_string(month));
    }
    add_numbers(encoded, "byMonthDay", rule.by_month_day);
    add_numbers(encoded, "byYearDay", rule.by_year_day);
    add_numbers(encoded, "byWeekNo", rule.by_week_number);
    add_numbers(encoded, "byHour", rule.by_hour);
    add_numbers(encoded, "byMinute", rule.by_minute);
    add_numbers(encoded, "bySecond", rule.by_second);
    add_numbers(encoded, "bySetPosition", rule.by_set_position);
    if (rule.count) encoded["count"] = *rule.count;
    if (rule.until) encoded["until"] = std::visit(UntilText{}, *rule.until);
    return encoded;
}

}  // namespace multaqa::programme
