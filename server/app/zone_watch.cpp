#include "app/zone_watch.hpp"

#include <algorithm>
#include <utility>

#include "access/user_commands.hpp"
#include "app/zone_adoption.hpp"
#include "app/zone_text.hpp"
#include "common/log.hpp"
#include "planning/zone_change_commands.hpp"
#include "planning/zone_change_queries.hpp"

namespace multaqa::app {
namespace {

constexpr std::chrono::milliseconds kZoneWatchPause{2000};  // a node that writes nothing reads with the old data as long
constexpr std::chrono::minutes kRetryPause{1};

planning::ZoneChangeParts telling(planning::ZoneChangeParts parts, std::function<void(const EventId&)> event_moved) {
    parts.event_moved = std::move(event_moved);
    return parts;
}

}  // namespace

planning::ZoneChangeParts zone_change_parts(Installation& installation) {
    return {.database = &installation.database(),
            .executor = &installation.executor(),
            .clock = installation.clock(),
            .zones_of = [&shelf = installation.shelf()](const std::string& version) { return shelf.get(version); },
            .messages = &installation.messages()};
}

ZoneWatch::ZoneWatch(Installation& installation, std::function<void(const EventId&)> event_moved)
    : installation_(installation),
      runner_(telling(zone_change_parts(installation), std::move(event_moved))),
      housekeeping_(std::chrono::milliseconds{0}, [this] { return look(); }) {}

std::chrono::milliseconds ZoneWatch::look() {
    installation_.shelf().follow_database();
    const auto step = runner_.step();
    if (step.change && !step.change->finished_at) return step.pause;
    look_at_system();
    return std::max(step.pause, kZoneWatchPause);
}

void ZoneWatch::look_at_system() {
    const auto adopted = installation_.zones()->version();
    const auto newer = newer_zone_version(installation_.config().zoneinfo, adopted);
    if (!newer.empty() && newer != told_) log::warning("zone-data-newer-on-system", {{"adopted", adopted}, {"system", newer}});
    told_ = newer;
    const auto now = std::chrono::steady_clock::now();
    if (newer.empty() || installation_.config().time_zone_adoption == ZoneAdoption::manual || now < next_try_) return;
    next_try_ = now + kRetryPause;
    adopt(newer);
}

// A version that is stored was adopted once: whoever went back from it does not want it again.
void ZoneWatch::adopt(const std::string& version) {
    const auto stored = installation_.database().read_value(planning::stored_zone_versions);
    if (std::find(stored.begin(), stored.end(), version) != stored.end()) return;
    auto text = read_zone_text(installation_.config().zoneinfo);
    auto zones = installation_.shelf().get(text);
    const auto started = installation_.executor().run<planning::ZoneChange>(
        access::command_line(), "job", planning::start_zone_change({text.version, std::move(text), std::move(zones)}));
    if (started.has_value()) return housekeeping_.hurry();
    log::warning("zone-change-refused", {{"version", version}, {"problem", word(started.error().code)}});
}

}  // namespace multaqa::app
