// The released programme of an event as an iCalendar file (RFC 5545), from the released document alone.
#pragma once

#include <string>
#include <string_view>

#include "common/time/zone_database.hpp"
#include "programme/publication.hpp"

namespace multaqa::publishing {

// Texts in `language`, falling back as in DECISIONS 43; "" asks for the event's own. Equal publications and zone data
// give equal bytes. Of the publication's details only uid, sequence and updated are read. `session`: of that one alone, with the
// zones it needs; "" of all.
std::string encode_calendar(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones,
                            std::string_view session = {});

}  // namespace multaqa::publishing
