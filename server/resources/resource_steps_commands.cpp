#include "resources/resource_steps_commands.hpp"

#include <algorithm>

#include "resources/blocking_store.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "scheduling/rule_commands.hpp"

namespace multaqa::resources {
namespace {

// As far as anybody plans.
constexpr auto kAhead = std::chrono::hours{24 * 366 * 100};

}  // namespace

void put_facts(command::Write& write, const scheduling::Subject& subject, const SiteId& site, const scheduling::Place& place,
               minutes turnaround, Subjects subjects) {
    if (subjects == Subjects::known) return scheduling::put_place(write, subject, place, turnaround);
    scheduling::introduce_place(write, subject, place, turnaround);
    for (const auto& blocking : select_blockings_of(write.db(), BlockedSite{site}))
        scheduling::close_new_subject(write, blocking.id.text(), subject, blocking.time.utc);
}

void move_closures(command::Write& write, const scheduling::Subject& subject, const SiteId& from, const SiteId& to) {
    for (const auto& blocking : select_blockings_of(write.db(), BlockedSite{from}))
        scheduling::reopen_subject(write, blocking.id.text(), subject);
    for (const auto& blocking : select_blockings_of(write.db(), BlockedSite{to}))
        scheduling::close_subject(write, blocking.id.text(), subject, blocking.time.utc);
}

bool is_taken(store::Connection& db, const scheduling::Subject& subject, Instant now) {
    const auto standing = scheduling::list_occupancies(db, {&subject, 1}, {now, now + kAhead});
    return std::any_of(standing.begin(), standing.end(),
                       [&](const scheduling::Occupancy& occupancy) { return is_alive(occupancy, now); });
}

}  // namespace multaqa::resources
