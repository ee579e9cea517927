// When a person is not available: declared, on leave, or taken in another calendar. Values, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/ids/resource_ids.hpp"
#include "resources/placed_time.hpp"
#include "scheduling/absence.hpp"
#include "scheduling/occupancy.hpp"

namespace multaqa::resources {

// From the one day to the other, both included, on the calendar of the zone.
struct WholeDays {
    PlainDate first{};
    PlainDate last{};
    std::string zone;  // "": that of the person's home
};
using WantedAbsence = std::variant<WantedPeriod, WholeDays>;

enum class Extent { times, whole_days };

struct Unavailability {
    UnavailabilityId id;
    PersonId person;
    PlacedTime time;
    Extent extent = Extent::times;
    scheduling::Certainty certainty = scheduling::Certainty::confirmed;
    scheduling::AbsenceSource source = scheduling::AbsenceSource::declared;
    std::optional<Instant> as_of;  // when the source said so
    std::string reason;            // personal; may be empty
    std::optional<AccountId> by;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Unavailability&, const Unavailability&) = default;
};

// The last day of whole days.
PlainDate last_day(const PlacedTime& time);

scheduling::Absence absence_of(const Unavailability& unavailability);

inline scheduling::Subject subject_of(const PersonId& id) { return {scheduling::SubjectKind::person, id.text()}; }

// The problems of resolve(), pointing at /start, /firstDay and /timeZone.
Result<PlacedTime> place(const ZoneDatabase& zones, const WantedAbsence& wanted, const std::string& zone_at_home);

// Something that the person is planned for meanwhile. It stays, in conflict (P3), until somebody moves it.
struct MetOccupancy {
    scheduling::Occupancy occupancy;
    std::optional<scheduling::Owner> owner;  // none where the caller may not see it
};

}  // namespace multaqa::resources
