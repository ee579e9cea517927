// A schedule as the frab format knows it (c3voc's schedule.xml and schedule.json): values and their spelling, pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/instant.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::publishing {

struct FrabPerson {
    std::optional<std::int64_t> id;
    std::string guid;
    std::string name;
};

struct FrabEvent {
    std::int64_t id = 0;
    std::string guid;
    std::string slug;
    std::string url;  // absolute
    std::string title;
    std::string language;  // "" where unknown
    std::string description;
    std::string type;
    Instant start;
    std::chrono::minutes duration{};
    std::vector<FrabPerson> persons;
};

// Sessions that take place in no room stand in one without name and guid.
struct FrabRoom {
    std::string guid;
    std::string name;  // unlike those of all other rooms of the schedule
    std::vector<FrabEvent> events;
};

struct FrabDay {
    PlainDate date{};
    Instant start;
    Instant end;
    std::vector<FrabRoom> rooms;
};

struct FrabSchedule {
    std::string version;
    std::string acronym;
    std::string title;
    std::string url;  // of the schedule's page; "" where the server does not know its address
    const TimeZone* zone = nullptr;
    std::vector<FrabDay> days;  // never empty; only those on which something begins, if there are any
};

inline constexpr const char* kFrabTimeslot = "00:05";  // what a grid of the programme is drawn in; not a rule of times

// The public definitions take letters, digits and underscores, four at least: "ab-2027" → "ab_2027".
std::string frab_acronym(std::string_view slug);
// With the offset of the zone; in UTC where that has seconds, which XML Schema does not know.
std::string frab_date_time(const TimeZone& zone, Instant t);
std::string frab_clock(const TimeZone& zone, Instant t);  // "09:30"
// "26:30" as long as the hours have two digits, else "4:04:00" with days.
std::string frab_duration(std::chrono::minutes duration);

}  // namespace multaqa::publishing
