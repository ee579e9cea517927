// The released programme of an event as an iCalendar file (RFC 5545), from the released document alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/time/zone_database.hpp"
#include "programme/publication.hpp"

namespace multaqa::publishing {

// Texts in `language`, falling back as in DECISIONS 43; "" asks for the event's own. Equal publications and zone data
// give equal bytes. Of the publication's details only uid, sequence and updated are read.
std::string encode_schedule(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones);

inline constexpr const char* kCalendarType = "text/calendar; charset=utf-8";
// Without quotes; covers release, language and zone data.
std::string schedule_etag(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones);
// Targets worth keeping ready in memory: "/e/{slug}/schedule.ics" and one with ?lang= per language of the event.
struct ScheduleTarget {
    std::string target;
    std::string language;
};
std::vector<ScheduleTarget> schedule_targets(const programme::Publication& publication);

}  // namespace multaqa::publishing
