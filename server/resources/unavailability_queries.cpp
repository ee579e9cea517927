#include "resources/unavailability_queries.hpp"

#include "access/account_queries.hpp"
#include "access/acts_for.hpp"
#include "common/resource_limits.hpp"
#include "directory/person_queries.hpp"
#include "directory/reference_queries.hpp"
#include "resources/unavailability_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::resources {
namespace {

bool is_own(store::Connection& db, const Caller& caller, const PersonId& person) {
    if (!caller.counts_everywhere()) return false;
    if (caller.acts_for == access::principal_of(person)) return true;
    if (!caller.account) return false;
    const auto account = access::find_account(db, *caller.account);
    return account && account->person == person;
}

}  // namespace

bool may_know(store::Connection& db, const Caller& caller, const PersonId& person) {
    const auto standing = directory::survivor_of(db, person);
    return (caller.is_staff() || is_own(db, caller, standing)) && directory::find_person(db, standing).has_value();
}

SeenUnavailability seen_by(store::Connection& db, const Caller& caller, Unavailability unavailability, Instant now) {
    const auto person = subject_of(unavailability.person);
    const auto window = unavailability.time.utc;
    SeenUnavailability seen{std::move(unavailability), {}};
    for (auto& occupancy : scheduling::list_occupancies(db, {&person, 1}, window)) {
        if (seen.clashes.size() == limits::kDisplacedListed) break;
        if (!is_alive(occupancy, now) || !overlaps(occupancy.interval, window)) continue;
        std::optional<scheduling::Owner> owner;
        if (caller.has_right(occupancy.scope, GrantRole::viewer)) owner = occupancy.owner;
        seen.clashes.push_back({std::move(occupancy), std::move(owner)});
    }
    return seen;
}

Result<SeenUnavailability> get_unavailability(store::Connection& db, const Caller& caller, const UnavailabilityId& id, Instant now) {
    auto found = select_unavailability(db, id);
    if (!found || !may_know(db, caller, found->person)) return not_found();
    return seen_by(db, caller, std::move(*found), now);
}

Result<Slice<Unavailability>> list_unavailabilities(store::Connection& db, const Caller& caller, const std::optional<PersonId>& person,
                                                    const UnavailabilityId& after, std::size_t limit) {
    if (person && !may_know(db, caller, *person)) return not_found();
    if (!person && !caller.is_staff()) return forbidden();
    const auto standing = person ? std::optional(directory::survivor_of(db, *person)) : std::nullopt;
    return directory::slice_of(select_unavailabilities(db, standing, after, limit + 1), limit,
                               [](const Unavailability& unavailability) { return unavailability.id.text(); });
}

}  // namespace multaqa::resources
