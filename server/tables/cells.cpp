#include "tables/cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/text/search_fold.hpp"
#include "tables/table_builder.hpp"

namespace multaqa::tables {
namespace {

using std::chrono::minutes;

constexpr int kFirstSerial = 20'000;  // 1954
constexpr int kLastSerial = 80'000;   // 2119
constexpr std::size_t kWordsOfADay = 8;

// Words and numbers, also where they stand together: "9h30" → "9", "h", "30".
std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    bool goes_on = false;
    for (const char c : search_fold(text)) {
        if (c == ' ') {
            goes_on = false;
            continue;
        }
        if (!goes_on || is_digit(tokens.back().back()) != is_digit(c)) tokens.emplace_back();
        tokens.back() += c;
        goes_on = true;
    }
    return tokens;
}

std::optional<int> number_of(const std::string& token, std::size_t most_digits) {
    int number = 0;
    if (token.empty() || token.size() > most_digits) return std::nullopt;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    if (error != std::errc{} || end != token.data() + token.size()) return std::nullopt;
    return number;
}

std::optional<PlainDate> day_of(int year, int month, int day) {
    const date::year_month_day ymd{date::year(year), date::month(static_cast<unsigned>(month)), date::day(static_cast<unsigned>(day))};
    if (!ymd.ok() || year < 1900 || year > 2200) return std::nullopt;
    return PlainDate(date::local_days(ymd));
}

std::optional<PlainDate> day_of_numbers(const std::vector<std::string>& tokens) {
    const bool year_first = tokens[0].size() == 4;
    const auto year = number_of(tokens[year_first ? 0 : 2], 4);
    const auto month = number_of(tokens[1], 2);
    const auto day = number_of(tokens[year_first ? 2 : 0], 2);
    if (!year || !month || !day || *year < 1000) return std::nullopt;
    return day_of(*year, *month, *day);
}

// The name of the month stands between or before day and year; a name of a weekday may stand before all.
std::optional<PlainDate> day_of_words(const std::vector<std::string>& tokens, const Vocabulary& vocabulary) {
    std::vector<int> numbers;
    std::optional<int> month;
    std::string words;
    const auto look = [&] {
        if (const auto code = words.empty() ? std::nullopt : vocabulary.code_of("month", words)) month = number_of(*code, 2);
        words.clear();
    };
    for (const std::string& token : tokens) {
        if (const auto number = number_of(token, 4)) {
            look();
            numbers.push_back(*number);
            continue;
        }
        if (const auto code = vocabulary.code_of("month", token)) {
            look();
            if (month) return std::nullopt;
            month = number_of(*code, 2);
            continue;
        }
        words += (words.empty() ? "" : " ") + token;
    }
    look();
    if (!month || numbers.size() != 2 || numbers[1] < 1000) return std::nullopt;
    return day_of(numbers[1], *month, numbers[0]);
}

std::optional<minutes> clock(int hours, int minute) {
    if (hours > 23 || minute > 59) return std::nullopt;
    return minutes(hours * 60 + minute);
}

// The part of "2027-01-12T09:00" or "12/01/2027 09:00" that is a time.
std::vector<std::string> without_day(std::vector<std::string> tokens) {
    const bool has_day = tokens.size() > 4 && (tokens[0].size() == 4 || tokens[2].size() == 4);
    if (!has_day) return tokens;
    tokens.erase(tokens.begin(), tokens.begin() + 3);
    if (tokens.front() == "t") tokens.erase(tokens.begin());
    return tokens;
}

bool means(const Vocabulary& vocabulary, const std::string& token, std::string_view unit) {
    const auto code = vocabulary.code_of("unit", token);
    return code && *code == unit;
}

}  // namespace

std::optional<PlainDate> day_of(std::string_view text, const Vocabulary& vocabulary) {
    const auto tokens = tokens_of(text);
    if (tokens.size() == 1) {
        const auto serial = number_of(tokens[0], 5);
        using namespace date::literals;
        if (!serial || *serial < kFirstSerial || *serial > kLastSerial) return std::nullopt;
        return PlainDate(date::local_days(1899_y / 12 / 30)) + date::days(*serial);
    }
    if (tokens.size() < 3 || tokens.size() > kWordsOfADay) return std::nullopt;
    const bool begins_with_numbers = std::all_of(tokens.begin(), tokens.begin() + 3, [](const auto& token) { return number_of(token, 4).has_value(); });
    if (!begins_with_numbers) return day_of_words(tokens, vocabulary);
    const bool ends_there = tokens.size() == 3 || tokens[3] == "t" || number_of(tokens[3], 2);
    return ends_there ? day_of_numbers(tokens) : std::nullopt;
}

std::optional<minutes> clock_of(std::string_view text, const Vocabulary& vocabulary) {
    const auto tokens = without_day(tokens_of(text));
    if (tokens.size() < 2 || tokens.size() > 4) return std::nullopt;
    const auto hours = number_of(tokens[0], 2);
    if (!hours) return std::nullopt;
    if (means(vocabulary, tokens[1], "hour")) {
        if (tokens.size() == 2) return clock(*hours, 0);
        const auto minute = number_of(tokens[2], 2);
        const bool ends = tokens.size() == 3 || means(vocabulary, tokens[3], "minute");
        return minute && ends ? clock(*hours, *minute) : std::nullopt;
    }
    const auto minute = number_of(tokens[1], 2);
    const bool whole = tokens.size() == 2 || (tokens.size() == 3 && number_of(tokens[2], 2) == 0);
    return minute && whole && tokens[1].size() == 2 ? clock(*hours, *minute) : std::nullopt;
}

std::optional<minutes> length_of(std::string_view text, const Vocabulary& vocabulary) {
    if (const auto iso = parse_duration(text)) return iso;
    const auto tokens = tokens_of(text);
    std::optional<minutes> length;
    const auto first = tokens.empty() ? std::nullopt : number_of(tokens[0], 4);
    if (!first || tokens.size() > 4) return std::nullopt;
    if (tokens.size() == 1) length = minutes(*first);
    else if (tokens.size() == 2 && means(vocabulary, tokens[1], "minute")) length = minutes(*first);
    else if (tokens.size() == 2 && means(vocabulary, tokens[1], "hour")) length = minutes(*first * 60);
    else if (means(vocabulary, tokens[1], "hour") && tokens.size() >= 3 && (tokens.size() == 3 || means(vocabulary, tokens[3], "minute"))) {
        if (const auto minute = number_of(tokens[2], 2)) length = minutes(*first * 60 + *minute);
    } else if (text.find(':') != std::string_view::npos && tokens.size() <= 3 && tokens[1].size() == 2 && (tokens.size() == 2 || number_of(tokens[2], 2) == 0)) {
        if (const auto minute = number_of(tokens[1], 2)) length = minutes(*first * 60 + *minute);
    }
    if (!length || *length <= minutes(0) || *length > kLongestDuration) return std::nullopt;
    return length;
}

std::optional<std::int64_t> integer_of(std::string_view text) {
    std::string digits;
    for (const std::string& token : tokens_of(text)) digits += token;
    std::int64_t number = 0;
    const bool is_negative = text.find('-') != std::string_view::npos;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || is_negative || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    // a point or a comma would make another number of it
    if (text.find_first_of(".,") != std::string_view::npos) return std::nullopt;
    return number;
}

std::vector<std::string> list_of(std::string_view text) {
    constexpr std::array<std::string_view, 5> kBetween = {";", ",", "\n", "\xD8\x8C", "\xD8\x9B"};
    std::vector<std::string> items;
    while (!text.empty()) {
        std::size_t end = text.size(), width = 0;
        for (const auto mark : kBetween)
            if (const auto found = text.find(mark); found < end) {
                end = found;
                width = mark.size();
            }
        if (const auto item = trimmed(text.substr(0, end)); !item.empty()) items.emplace_back(item);
        text.remove_prefix(end + width);
    }
    return items;
}

}  // namespace multaqa::tables
