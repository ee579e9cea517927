#include "scheduling/opening_hours_codec.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "common/text/words.hpp"
#include "common/time/digits.hpp"

namespace multaqa::scheduling {
namespace {

constexpr minutes kDayMinutes{24 * 60};
constexpr std::array<std::pair<Weekday, std::string_view>, 7> kWeekdays{{{Weekday::monday, "monday"},
                                                                        {Weekday::tuesday, "tuesday"},
                                                                        {Weekday::wednesday, "wednesday"},
                                                                        {Weekday::thursday, "thursday"},
                                                                        {Weekday::friday, "friday"},
                                                                        {Weekday::saturday, "saturday"},
                                                                        {Weekday::sunday, "sunday"}}};

std::string clock_text(minutes of_day) {
    std::string text;
    time_text::append_number(text, of_day.count() / 60, 2);
    text += ':';
    time_text::append_number(text, of_day.count() % 60, 2);
    return text;
}

// "00:00" to "24:00".
std::optional<minutes> parse_clock(std::string_view text) {
    const auto hour = time_text::take_number(text, 2);
    if (!hour || !time_text::take(text, ':')) return std::nullopt;
    const auto minute = time_text::take_number(text, 2);
    if (!minute || !text.empty() || *minute > 59) return std::nullopt;
    const minutes of_day{*hour * 60 + *minute};
    return of_day <= kDayMinutes ? std::optional(of_day) : std::nullopt;
}

json::array day_json(const OpeningDay& day) {
    json::array times;
    for (const OpeningTime& time : day)
        times.push_back(json::object{{"opens", clock_text(time.opens)}, {"closes", clock_text(time.closes)}});
    return times;
}

std::optional<minutes> read_clock(json::ObjectReader& reader, std::string_view name) {
    const auto text = reader.required_text(name, 8);
    if (!text) return std::nullopt;
    const auto time = parse_clock(*text);
    if (!time) reader.fault(name, "fault.clock");
    return time;
}

OpeningDay read_day(const json::value& source, std::vector<Fault>& faults, const std::string& pointer) {
    OpeningDay day;
    if (!source.is_array()) {
        faults.push_back({pointer, "fault.type", {{"expected", "array"}}});
        return day;
    }
    const auto& items = source.get_array();
    if (items.size() > limits::kOpeningTimes) {
        faults.push_back({pointer, "fault.too-many-items", {{"max", std::to_string(limits::kOpeningTimes)}}});
        return day;
    }
    for (std::size_t n = 0; n < items.size(); ++n) {
        json::ObjectReader reader(items[n], faults, pointer + "/" + std::to_string(n));
        const auto opens = read_clock(reader, "opens");
        const auto closes = read_clock(reader, "closes");
        reader.refuse_unknown();
        if (!opens || !closes) continue;
        if (*closes <= *opens) reader.fault("closes", "fault.closes-before-opening");
        day.push_back({*opens, *closes});
    }
    std::sort(day.begin(), day.end(), [](const OpeningTime& a, const OpeningTime& b) { return a.opens < b.opens; });
    return day;
}

void read_weekly(json::ObjectReader& hours, OpeningHours& result, std::vector<Fault>& faults) {
    const auto* source = hours.find("weekly");
    if (source == nullptr || source->is_null()) return;
    json::ObjectReader week(*source, faults, hours.pointer_to("weekly"));
    for (const auto& [weekday, name] : kWeekdays)
        if (const auto* day = week.find(name); day != nullptr && !day->is_null())
            result.weekly.emplace(weekday, read_day(*day, faults, week.pointer_to(name)));
    week.refuse_unknown();
}

void read_exceptions(json::ObjectReader& hours, OpeningHours& result, std::vector<Fault>& faults) {
    const auto* source = hours.find("exceptions");
    if (source == nullptr || source->is_null()) return;
    json::ObjectReader days(*source, faults, hours.pointer_to("exceptions"));
    const auto* members = source->if_object();
    if (members == nullptr) return;
    if (members->size() > limits::kOpeningExceptions)
        return hours.fault("exceptions", "fault.too-many-items", {{"max", std::to_string(limits::kOpeningExceptions)}});
    for (const auto& member : *members) {
        const std::string_view name(member.key());
        const auto day = parse_plain_date(name);
        if (!day)
            days.fault(name, "fault.date");
        else if (!member.value().is_null())
            result.exceptions.emplace(*day, read_day(member.value(), faults, days.pointer_to(name)));
    }
}

}  // namespace

json::object to_json(const OpeningHours& hours) {
    json::object result;
    if (!hours.weekly.empty()) {
        auto& week = result["weekly"].emplace_object();
        for (const auto& [weekday, day] : hours.weekly)
            week[kWeekdays.at(static_cast<std::size_t>(weekday) - 1).second] = day_json(day);
    }
    if (!hours.exceptions.empty()) {
        auto& days = result["exceptions"].emplace_object();
        for (const auto& [date, day] : hours.exceptions) days[format_plain_date(date)] = day_json(day);
    }
    return result;
}

OpeningHours read_opening_hours(json::ObjectReader& reader, std::string_view name, std::vector<Fault>& faults) {
    OpeningHours hours;
    const auto* source = reader.find(name);
    if (source == nullptr || source->is_null()) return hours;
    json::ObjectReader own(*source, faults, reader.pointer_to(name));
    read_weekly(own, hours, faults);
    read_exceptions(own, hours, faults);
    own.refuse_unknown();
    return hours;
}

}  // namespace multaqa::scheduling
