#include "common/ical/recurrence_rule.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/text/words.hpp"

namespace multaqa::ical {
namespace {

constexpr Words<Frequency, 7> kFrequencies{{{Frequency::secondly, "SECONDLY"},
                                            {Frequency::minutely, "MINUTELY"},
                                            {Frequency::hourly, "HOURLY"},
                                            {Frequency::daily, "DAILY"},
                                            {Frequency::weekly, "WEEKLY"},
                                            {Frequency::monthly, "MONTHLY"},
                                            {Frequency::yearly, "YEARLY"}}};
constexpr Words<Weekday, 7> kWeekdays{{{Weekday::monday, "MO"},
                                       {Weekday::tuesday, "TU"},
                                       {Weekday::wednesday, "WE"},
                                       {Weekday::thursday, "TH"},
                                       {Weekday::friday, "FR"},
                                       {Weekday::saturday, "SA"},
                                       {Weekday::sunday, "SU"}}};
constexpr Words<Skip, 3> kSkips{{{Skip::omit, "OMIT"}, {Skip::backward, "BACKWARD"}, {Skip::forward, "FORWARD"}}};

template <class T>
void sort_once(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Collects what is wrong with the parts of one rule.
class RuleCheck {
  public:
    RuleCheck(const RecurrenceRule& rule, std::string_view pointer) : rule_(rule), pointer_(pointer) {}

    std::vector<Fault> faults() {
        check_numbers();
        check_ends();
        check_parts_of_frequency();
        check_ordinals();
        check_set_position();
        return std::move(faults_);
    }

  private:
    void fault(const char* key, std::vector<MessageArgument> arguments) {
        faults_.push_back(Fault{.pointer = pointer_, .key = key, .arguments = std::move(arguments)});
    }

    void check_range(const char* part, int value, int low, int high) {
        if (value < low || value > high)
            fault("fault.recurrence-number",
                  {{"part", part}, {"value", std::to_string(value)}, {"min", std::to_string(low)}, {"max", std::to_string(high)}});
    }
    void check_list(const char* part, const std::vector<int>& values, int low, int high) {
        for (const int value : values) check_range(part, value, low, high);
    }
    void check_signed(const char* part, int value, int most) {
        if (value == 0 || value < -most || value > most)
            fault("fault.recurrence-signed-number", {{"part", part}, {"value", std::to_string(value)}, {"max", std::to_string(most)}});
    }
    void check_signed_list(const char* part, const std::vector<int>& values, int most) {
        for (const int value : values) check_signed(part, value, most);
    }

    void check_numbers() {
        check_range("INTERVAL", rule_.interval, 1, kLargestRecurrenceNumber);
        if (rule_.count) check_range("COUNT", *rule_.count, 1, kLargestRecurrenceNumber);
        check_list("BYMONTH", rule_.by_month, 1, 12);
        check_signed_list("BYWEEKNO", rule_.by_week_number, 53);
        check_signed_list("BYYEARDAY", rule_.by_year_day, 366);
        check_signed_list("BYMONTHDAY", rule_.by_month_day, 31);
        check_list("BYHOUR", rule_.by_hour, 0, 23);
        check_list("BYMINUTE", rule_.by_minute, 0, 59);
        check_list("BYSECOND", rule_.by_second, 0, 60);
        check_signed_list("BYSETPOS", rule_.by_set_position, 366);
    }

    void check_ends() {
        if (rule_.count && rule_.until) fault("fault.recurrence-two-ends", {});
    }

    void refuse_part(const char* part, bool is_there) {
        if (is_there) fault("fault.recurrence-part-frequency", {{"part", part}, {"frequency", std::string(word(rule_.frequency))}});
    }

    void check_parts_of_frequency() {
        const auto f = rule_.frequency;
        const bool within = f == Frequency::daily || f == Frequency::weekly || f == Frequency::monthly;
        refuse_part("BYWEEKNO", f != Frequency::yearly && !rule_.by_week_number.empty());
        refuse_part("BYYEARDAY", within && !rule_.by_year_day.empty());
        refuse_part("BYMONTHDAY", f == Frequency::weekly && !rule_.by_month_day.empty());
    }

    void check_ordinals() {
        const bool is_monthly = rule_.frequency == Frequency::monthly;
        const bool may_number = is_monthly || (rule_.frequency == Frequency::yearly && rule_.by_week_number.empty());
        for (const auto& [weekday, ordinal] : rule_.by_day) {
            if (ordinal == 0) continue;
            if (!may_number) {
                fault("fault.recurrence-numbered-weekday", {{"value", std::to_string(ordinal) + std::string(word(weekday))}});
                continue;
            }
            check_signed("BYDAY", ordinal, 53);
        }
    }

    void check_set_position() {
        const auto& r = rule_;
        const bool is_alone = r.by_month.empty() && r.by_week_number.empty() && r.by_year_day.empty() && r.by_month_day.empty() &&
                              r.by_day.empty() && r.by_hour.empty() && r.by_minute.empty() && r.by_second.empty();
        if (!r.by_set_position.empty() && is_alone) fault("fault.recurrence-set-position-alone", {});
    }

    const RecurrenceRule& rule_;
    std::string pointer_;
    std::vector<Fault> faults_;
};

void complete_day_of_year(RecurrenceRule& rule, const date::year_month_day& day, Weekday weekday) {
    const bool no_day = rule.by_day.empty() && rule.by_month_day.empty() && rule.by_year_day.empty();
    if (!rule.by_week_number.empty()) {
        if (no_day) rule.by_day = {{weekday, 0}};
        return;
    }
    const bool is_placed = !rule.by_day.empty() || !rule.by_year_day.empty();
    if (rule.by_month.empty() && rule.by_year_day.empty() && (!rule.by_month_day.empty() || !is_placed))
        rule.by_month = {static_cast<int>(static_cast<unsigned>(day.month()))};
    if (no_day) rule.by_month_day = {static_cast<int>(static_cast<unsigned>(day.day()))};
}

void complete_day(RecurrenceRule& rule, PlainDate day) {
    const date::year_month_day parts{day};
    switch (rule.frequency) {
        case Frequency::yearly: complete_day_of_year(rule, parts, weekday_of(day)); return;
        case Frequency::monthly:
            if (rule.by_day.empty() && rule.by_month_day.empty())
                rule.by_month_day = {static_cast<int>(static_cast<unsigned>(parts.day()))};
            return;
        case Frequency::weekly:
            if (rule.by_day.empty()) rule.by_day = {{weekday_of(day), 0}};
            return;
        default: return;  // the period is a day or shorter: nothing is open
    }
}

}  // namespace

std::string_view word(Frequency frequency) { return word_of(kFrequencies, frequency); }
std::string_view word(Weekday weekday) { return word_of(kWeekdays, weekday); }
std::string_view word(Skip skip) { return word_of(kSkips, skip); }
std::optional<Frequency> parse_frequency(std::string_view text) { return parse_word(kFrequencies, text); }
std::optional<Weekday> parse_weekday(std::string_view text) { return parse_word(kWeekdays, text); }
std::optional<Skip> parse_skip(std::string_view text) { return parse_word(kSkips, text); }

Weekday weekday_of(PlainDate day) { return static_cast<Weekday>(date::weekday{day}.iso_encoding() - 1); }

std::vector<Fault> faults_of(const RecurrenceRule& rule, std::string_view pointer) { return RuleCheck(rule, pointer).faults(); }

RecurrenceRule ordered(RecurrenceRule rule) {
    std::replace(rule.by_second.begin(), rule.by_second.end(), 60, 59);
    for (auto* const list : {&rule.by_month, &rule.by_week_number, &rule.by_year_day, &rule.by_month_day, &rule.by_hour, &rule.by_minute,
                             &rule.by_second, &rule.by_set_position})
        sort_once(*list);
    sort_once(rule.by_day);
    return rule;
}

RecurrenceRule completed(RecurrenceRule rule, PlainDateTime start) {
    const auto day = date::floor<date::days>(start);
    const date::hh_mm_ss time{start - day};
    complete_day(rule, day);
    const auto f = rule.frequency;
    if (f >= Frequency::daily && rule.by_hour.empty()) rule.by_hour = {static_cast<int>(time.hours().count())};
    if (f >= Frequency::hourly && rule.by_minute.empty()) rule.by_minute = {static_cast<int>(time.minutes().count())};
    if (f >= Frequency::minutely && rule.by_second.empty()) rule.by_second = {static_cast<int>(time.seconds().count())};
    return rule;
}

RecurrenceRule reduced(RecurrenceRule rule, PlainDateTime start) {
    const auto meant = completed(rule, start);
    const auto leave_out = [&](auto part) {
        auto shorter = rule;
        (shorter.*part).clear();
        if (completed(shorter, start) == meant) rule = std::move(shorter);
    };
    for (const auto part : {&RecurrenceRule::by_month, &RecurrenceRule::by_month_day, &RecurrenceRule::by_hour, &RecurrenceRule::by_minute,
                            &RecurrenceRule::by_second})
        leave_out(part);
    leave_out(&RecurrenceRule::by_day);
    return rule;
}

RecurrenceRule without_times(RecurrenceRule rule) {
    rule.by_hour.clear();
    rule.by_minute.clear();
    rule.by_second.clear();
    return rule;
}

}  // namespace multaqa::ical
