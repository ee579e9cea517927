// The one way occupancies are written: owners project their placements here, inside their own command, and here a
// double booking is refused. The check reads the rows of the touched subjects under their locks, never a cache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"
#include "common/result/result.hpp"
#include "scheduling/clash.hpp"
#include "scheduling/on_conflict.hpp"

namespace multaqa::scheduling {

// The whole working placement of one owner: what is not listed any more is released. Occupancies of basis `released`
// are kept as they are; use hold_released and give_up for those.
struct OwnerPlacement {
    Owner owner;
    std::vector<Occupancy> occupancies;  // basis working; all required subject locks named by the command
};

enum class Cause {
    people,
    zone_data,  // the clocks of the world moved what stood: nothing is refused, what clashes now is found by whoever looks
};

struct ProjectionRequest {
    std::vector<OwnerPlacement> placements;  // judged together: a parent and its children move as one
    OnConflict on_conflict = OnConflict::reject;
    std::string reason;  // for override_
    // Where a whole programme is placed anew: what this scope itself still holds of its last release is flagged and
    // refuses nothing, since the next release ends it. "": every hold refuses.
    std::string replaced_scope = {};
    Cause cause = Cause::people;
};

struct ProjectionOutcome {
    std::vector<Clash> flagged;  // stored all the same: warnings and overridden refusals
};

// Replaces the owners' working occupancies, raises the versions of the touched subjects, keeps their `longest` bound,
// records overrides in conflict_record and drops records of clashes that are gone.
// A clash that stood before (overridden, or with a hold that had not expired) and does not grow is not judged again:
// a later change of something else need not repeat the override.
// Refuses with schedule_conflict (evidence: ScheduleRefusal) and, for override_ without the right, forbidden; without
// a reason, validation_failed at /reason. A refusal relies on the executor to roll back.
Result<ProjectionOutcome> project(command::Write& write, const ProjectionRequest& request);

// Copies the owner's present working occupancies to basis `released` (firmness held), unless it has such already:
// called before a published placement is left.
void hold_released(command::Write& write, const Owner& owner);
// Sets the owner's released occupancies to another time. Nothing is judged: what was held stays held.
void shift_released(command::Write& write, const Owner& owner, const Interval& interval);
// Frees the owner's released occupancies; answers how many there were.
int give_up_released(command::Write& write, const Owner& owner);
// The same for all owners of a scope: a new release is out.
void give_up_released_of_scope(command::Write& write, std::string_view scope);
// Places that `gone` holds from the last release are held by `survivor` from now on: they are one person. Nothing is
// judged: what was held stays held.
void move_released(command::Write& write, const Subject& gone, const Subject& survivor);

}  // namespace multaqa::scheduling
