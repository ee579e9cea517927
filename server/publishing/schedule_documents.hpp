// The files in which the released programme of an event is offered: iCalendar, frab XML and frab JSON, per language.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/zone_database.hpp"
#include "programme/publication.hpp"

namespace multaqa::publishing {

enum class ScheduleFormat { calendar, frab_xml, frab_json };
inline constexpr std::array kScheduleFormats{ScheduleFormat::calendar, ScheduleFormat::frab_xml, ScheduleFormat::frab_json};
std::string_view file_name(ScheduleFormat format);  // "schedule.ics"
std::string_view content_type(ScheduleFormat format);

struct ScheduleQuestion {
    ScheduleFormat format{};
    std::string language;  // "" asks for the event's own; falls back as in DECISIONS 43
    std::string origin;    // "https://agenda.example", "" where the server does not know its address
    std::string session = {};  // of a calendar: this one alone; "" all
};

// Whether the newest release shows the session.
bool shows_session(const programme::Publication& publication, std::string_view session);

// Equal publications, questions and zone data give equal bytes.
std::string encode_schedule(const programme::Publication& publication, const ScheduleQuestion& question, const ZoneDatabase& zones);
// Without quotes; covers release, format, language, zone data and origin.
std::string schedule_etag(const programme::Publication& publication, const ScheduleQuestion& question, const ZoneDatabase& zones);

// Targets worth keeping ready in memory: each format as it is and with ?lang= per language of the event.
struct ScheduleTarget {
    std::string target;
    ScheduleQuestion question;
};
std::vector<ScheduleTarget> schedule_targets(const programme::Publication& publication, const std::string& origin);

}  // namespace multaqa::publishing
