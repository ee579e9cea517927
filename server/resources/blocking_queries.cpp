#include "resources/blocking_queries.hpp"

#include <iterator>

#include "common/resource_limits.hpp"
#include "resources/blocking_store.hpp"
#include "resources/resource_store.hpp"
#include "resources/site_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::resources {
namespace {

using scheduling::Subject;

struct Blocked {
    std::vector<Subject> subjects;
    std::string zone;
};

struct Find {
    store::Connection& db;
    std::optional<Blocked> operator()(const Subject& subject) const {
        const auto resource = select_resource(db, subject);
        if (!resource) return std::nullopt;
        return Blocked{{subject}, resource->zone};
    }
    std::optional<Blocked> operator()(const BlockedSite& blocked) const {
        const auto site = select_site(db, blocked.site);
        if (!site) return std::nullopt;
        return Blocked{select_subjects_of(db, blocked.site), site->zone};
    }
};

// What a hold of before, or one that has expired, takes is displaced from nowhere.
Displaced displaced_by(store::Connection& db, const std::vector<Subject>& subjects, const Interval& window, Instant now) {
    auto displaced = scheduling::list_occupancies(db, subjects, window);
    std::erase_if(displaced, [&](const scheduling::Occupancy& occupancy) {
        return !is_alive(occupancy, now) || !overlaps(occupancy.interval, window);
    });
    return displaced;
}

}  // namespace

Result<BlockingPreview> preview_blocking(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, Instant now,
                                         const WantedBlocking& wanted) {
    if (!caller.is_protocol()) return forbidden();
    auto blocked = std::visit(Find{db}, wanted.thing);
    if (!blocked) return validation_failed("/resource/id", "fault.not-found-reference");
    auto time = place(zones, wanted.period, blocked->zone);
    if (time.has_error()) return time.error();
    BlockingPreview preview{std::move(blocked->subjects), std::move(*time), {}, ""};
    preview.displaced = displaced_by(db, preview.subjects, preview.time.utc, now);
    if (preview.displaced.size() > limits::kDisplacedListed)
        return validation_failed("/duration", "fault.too-many-displaced", {{"max", std::to_string(limits::kDisplacedListed)}});
    preview.confirmation = confirmation_of(wanted.thing, preview.time.utc, preview.displaced);
    return preview;
}

Result<Blocking> get_blocking(store::Connection& db, const Caller& caller, const BlockingId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_blocking(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Blocking>> list_blockings(store::Connection& db, const Caller& caller, const std::optional<std::string>& thing_key,
                                       const BlockingId& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    return directory::slice_of(select_blockings(db, thing_key, after, limit + 1), limit,
                               [](const Blocking& blocking) { return blocking.id.text(); });
}

}  // namespace multaqa::resources
