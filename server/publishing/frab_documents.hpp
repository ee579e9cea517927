// The released programme of an event as frab XML and frab JSON, in one language, from the released document alone.
#pragma once

#include <string>
#include <string_view>

#include "common/time/zone_database.hpp"
#include "programme/publication.hpp"
#include "publishing/frab.hpp"

namespace multaqa::publishing {

// Days are those of the event's zone. Numbers, guids and slugs are the same in every language. Cancelled sessions are
// left out: the format cannot say it, and its readers take what has gone for cancelled. Persons are those on the stage,
// not those who attend. `origin` ("https://agenda.example") makes addresses; "" where it is not known.
FrabSchedule frab_schedule(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones,
                           std::string_view origin);

std::string encode_frab_xml(const FrabSchedule& schedule);
std::string encode_frab_json(const FrabSchedule& schedule);

}  // namespace multaqa::publishing
