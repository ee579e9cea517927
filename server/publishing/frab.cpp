#include "publishing/frab.hpp"

#include <algorithm>

namespace multaqa::publishing {
namespace {

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string frab_acronym(std::string_view slug) {
    std::string acronym(slug);
    std::replace(acronym.begin(), acronym.end(), '-', '_');
    if (acronym.size() < 4) acronym.append(4 - acronym.size(), '_');
    return acronym;
}

std::string frab_date_time(const TimeZone& zone, Instant t) {
    const auto offset = zone.offset_at(t);
    if (offset % minutes{1} != offset.zero()) return format_utc(t);
    return format_plain_date_time(to_local(zone, t)) + format_offset(offset);
}

std::string frab_clock(const TimeZone& zone, Instant t) { return format_plain_date_time(to_local(zone, t)).substr(11, 5); }

std::string frab_duration(std::chrono::minutes duration) {
    const auto hours = duration.count() / 60;
    const auto rest = two_digits(duration.count() % 60);
    if (hours < 100) return two_digits(hours) + ":" + rest;
    return std::to_string(hours / 24) + ":" + two_digits(hours % 24) + ":" + rest;
}

}  // namespace multaqa::publishing
