#include "common/ical/recurrence_rule_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "common/ical/recurrence_until_text.hpp"
#include "common/limits.hpp"

namespace multaqa::ical {
namespace {

constexpr std::size_t kNumberDigits = 9;
constexpr std::size_t kBytesShown = 24;

// A piece of the input as a fault may show it: short, and nothing but printable ASCII.
std::string shown(std::string_view piece) {
    std::string text(piece.substr(0, kBytesShown));
    std::replace_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    if (piece.size() > kBytesShown) text += "...";
    return text;
}

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return capitals;
}

// "7", "+7", "-7", "07"; where a part accepts it is for faults_of() to say.
std::optional<int> rule_number(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || text.size() > kNumberDigits) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
    return is_negative ? -number : number;
}

std::vector<std::string_view> pieces_of(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

class RuleReader {
  public:
    explicit RuleReader(std::string_view pointer) : pointer_(pointer) {}

    Result<RecurrenceRule> read(std::string_view text) {
        if (text.size() > limits::kRecurrenceRuleBytes)
            return validation_failed(pointer_, "fault.too-long", {{"max", std::to_string(limits::kRecurrenceRuleBytes)}});
        if (text.ends_with(';')) text.remove_suffix(1);
        for (const auto part : pieces_of(text, ';')) read_part(part);
        if (!seen_.contains("FREQ")) fault("fault.recurrence-no-frequency", {});
        if (seen_.contains("SKIP") && !seen_.contains("RSCALE")) fault("fault.recurrence-skip-alone", {});
        if (!has_frequency_) rule_.frequency = Frequency::yearly;  // the one that forbids the least
        sort_lists();
        for (auto& found : faults_of(rule_, pointer_)) faults_.push_back(std::move(found));
        if (!faults_.empty()) return validation_failed(std::move(faults_));
        return std::move(rule_);
    }

  private:
    struct Part {
        std::string_view name;
        void (RuleReader::*read)(const Part& part, std::string_view value);
        std::vector<int> RecurrenceRule::*list = nullptr;
    };
    static const std::array<Part, 16>& parts();

    void fault(const char* key, std::vector<MessageArgument> arguments) {
        faults_.push_back(Fault{.pointer = pointer_, .key = key, .arguments = std::move(arguments)});
    }
    void wrong_value(const char* key, const Part& part, std::string_view value) {
        fault(key, {{"part", std::string(part.name)}, {"value", shown(value)}});
    }

    void read_part(std::string_view text) {
        const auto equals = text.find('=');
        const auto name = in_capitals(text.substr(0, equals));
        const auto part = std::find_if(parts().begin(), parts().end(), [&](const Part& p) { return p.name == name; });
        if (part == parts().end()) return fault("fault.recurrence-unknown-part", {{"part", shown(name)}});
        if (!seen_.insert(part->name).second) return fault("fault.recurrence-part-twice", {{"part", name}});
        if (equals == std::string_view::npos || equals + 1 == text.size())
            return fault("fault.recurrence-empty-part", {{"part", name}});
        (this->*part->read)(*part, text.substr(equals + 1));
    }

    void read_frequency(const Part& part, std::string_view value) {
        const auto frequency = parse_frequency(in_capitals(value));
        if (!frequency) return wrong_value("fault.recurrence-frequency", part, value);
        rule_.frequency = *frequency;
        has_frequency_ = true;
    }
    void read_skip(const Part& part, std::string_view value) {
        const auto skip = parse_skip(in_capitals(value));
        if (!skip) return wrong_value("fault.recurrence-skip", part, value);
        rule_.skip = *skip;
    }
    void read_calendar(const Part& part, std::string_view value) {
        if (in_capitals(value) != "GREGORIAN") wrong_value("fault.recurrence-calendar", part, value);
    }
    void read_week_start(const Part& part, std::string_view value) {
        const auto weekday = parse_weekday(in_capitals(value));
        if (!weekday) return wrong_value("fault.recurrence-weekday", part, value);
        rule_.week_start = *weekday;
    }
    void read_until(const Part& part, std::string_view value) {
        rule_.until = parse_until(value);
        if (!rule_.until) wrong_value("fault.recurrence-until", part, value);
    }
    void read_interval(const Part& part, std::string_view value) {
        const auto number = rule_number(value);
        if (!number) return wrong_value("fault.recurrence-no-number", part, value);
        rule_.interval = *number;
    }
    void read_count(const Part& part, std::string_view value) {
        rule_.count = rule_number(value);
        if (!rule_.count) wrong_value("fault.recurrence-no-number", part, value);
    }
    void read_numbers(const Part& part, std::string_view value) {
        for (const auto piece : pieces_of(value, ',')) {
            const auto number = rule_number(piece);
            if (!number) return wrong_value("fault.recurrence-no-number", part, piece);
            (rule_.*part.list).push_back(*number);
        }
    }
    void read_weekdays(const Part& part, std::string_view value) {
        for (const auto piece : pieces_of(value, ',')) {
            const auto weekday = numbered_weekday(piece);
            if (!weekday) return wrong_value("fault.recurrence-weekday", part, piece);
            rule_.by_day.push_back(*weekday);
        }
    }

    // "MO", "2MO", "+2MO", "-1MO"; a written 0 counts nothing.
    static std::optional<NumberedWeekday> numbered_weekday(std::string_view text) {
        if (text.size() < 2) return std::nullopt;
        const auto weekday = parse_weekday(in_capitals(text.substr(text.size() - 2)));
        if (!weekday) return std::nullopt;
        text.remove_suffix(2);
        if (text.empty()) return NumberedWeekday{*weekday, 0};
        const auto ordinal = rule_number(text);
        if (!ordinal || *ordinal == 0) return std::nullopt;
        return NumberedWeekday{*weekday, *ordinal};
    }

    // Not what ordered() does to a leap second: the text is to come back as it was written.
    void sort_lists() {
        const std::set<int> sorted(rule_.by_second.begin(), rule_.by_second.end());
        rule_ = ordered(std::move(rule_));
        rule_.by_second.assign(sorted.begin(), sorted.end());
    }

    std::string pointer_;
    RecurrenceRule rule_;
    bool has_frequency_ = false;
    std::set<std::string_view> seen_;
    std::vector<Fault> faults_;
};

const std::array<RuleReader::Part, 16>& RuleReader::parts() {
    using R = RuleReader;
    static const std::array<Part, 16> parts = {{
        {"FREQ", &R::read_frequency},
        {"INTERVAL", &R::read_interval},
        {"COUNT", &R::read_count},
        {"UNTIL", &R::read_until},
        {"BYMONTH", &R::read_numbers, &RecurrenceRule::by_month},
        {"BYWEEKNO", &R::read_numbers, &RecurrenceRule::by_week_number},
        {"BYYEARDAY", &R::read_numbers, &RecurrenceRule::by_year_day},
        {"BYMONTHDAY", &R::read_numbers, &RecurrenceRule::by_month_day},
        {"BYDAY", &R::read_weekdays},
        {"BYHOUR", &R::read_numbers, &RecurrenceRule::by_hour},
        {"BYMINUTE", &R::read_numbers, &RecurrenceRule::by_minute},
        {"BYSECOND", &R::read_numbers, &RecurrenceRule::by_second},
        {"BYSETPOS", &R::read_numbers, &RecurrenceRule::by_set_position},
        {"WKST", &R::read_week_start},
        {"RSCALE", &R::read_calendar},
        {"SKIP", &R::read_skip},
    }};
    return parts;
}

void append_list(std::string& text, std::string_view part, const std::vector<int>& values) {
    if (values.empty()) return;
    text += ';';
    text += part;
    char before = '=';
    for (const int value : values) {
        text += before;
        text += std::to_string(value);
        before = ',';
    }
}

void append_weekdays(std::string& text, const std::vector<NumberedWeekday>& weekdays) {
    std::string_view before = ";BYDAY=";
    for (const auto& [weekday, ordinal] : weekdays) {
        text += before;
        if (ordinal != 0) text += std::to_string(ordinal);
        text += word(weekday);
        before = ",";
    }
}

void append_end(std::string& text, const RecurrenceRule& rule) {
    if (rule.count) text += ";COUNT=" + std::to_string(*rule.count);
    if (rule.until) text += ";UNTIL=" + format_until(*rule.until);
}

}  // namespace

Result<RecurrenceRule> parse_recurrence_rule(std::string_view text, std::string_view pointer) { return RuleReader(pointer).read(text); }

std::string format_recurrence_rule(const RecurrenceRule& rule) {
    std::string text = rule.skip == Skip::omit ? "FREQ=" : "RSCALE=GREGORIAN;FREQ=";
    text += word(rule.frequency);
    if (rule.interval != 1) text += ";INTERVAL=" + std::to_string(rule.interval);
    append_end(text, rule);
    append_list(text, "BYMONTH", rule.by_month);
    append_list(text, "BYWEEKNO", rule.by_week_number);
    append_list(text, "BYYEARDAY", rule.by_year_day);
    append_list(text, "BYMONTHDAY", rule.by_month_day);
    append_weekdays(text, rule.by_day);
    append_list(text, "BYHOUR", rule.by_hour);
    append_list(text, "BYMINUTE", rule.by_minute);
    append_list(text, "BYSECOND", rule.by_second);
    append_list(text, "BYSETPOS", rule.by_set_position);
    if (rule.week_start != Weekday::monday) text += ";WKST=" + std::string(word(rule.week_start));
    if (rule.skip != Skip::omit) text += ";SKIP=" + std::string(word(rule.skip));
    return text;
}

}  // namespace multaqa::ical
