#include "resources/travel_commands.hpp"

#include "resources/resource_store.hpp"
#include "resources/resources_codec.hpp"
#include "scheduling/rule_commands.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::resources {
namespace {

std::vector<Fault> unknown_sites(store::Connection& db, const scheduling::TravelKey& key) {
    std::vector<Fault> faults;
    if (!has_site(db, SiteId{key.from})) faults.push_back({"/fromSiteId", "fault.not-found-reference", {}});
    if (!has_site(db, SiteId{key.to})) faults.push_back({"/toSiteId", "fault.not-found-reference", {}});
    return faults;
}

Result<EnteredTravelTime> enter(command::Write& write, const WantedTravelTime& wanted) {
    const auto& context = write.context();
    if (!context.caller.is_staff()) return forbidden();
    if (auto faults = unknown_sites(write.db(), wanted.key); !faults.empty()) return validation_failed(std::move(faults));
    const auto present = scheduling::find_travel_time(write.db(), wanted.key);
    const auto before = present ? std::optional(present->duration) : std::nullopt;
    if (before == wanted.duration) return EnteredTravelTime{present};
    write.record(travel_time_set(wanted.key, before, wanted.duration));
    if (!wanted.duration) {
        scheduling::drop_travel_time(write, wanted.key);
        return EnteredTravelTime{};
    }
    scheduling::TravelTime time{wanted.key, *wanted.duration, {}, context.now};
    if (context.caller.account) time.account_id = context.caller.account->text();
    scheduling::put_travel_time(write, time);
    return EnteredTravelTime{std::move(time)};
}

}  // namespace

command::Command<EnteredTravelTime> enter_travel_time(WantedTravelTime wanted) {
    command::Command<EnteredTravelTime> command;
    command.name = "enter-travel-time";
    command.locks = [](store::Connection&) { return command::LockSet{{kScope}, {}}; };
    command.run = [wanted = std::move(wanted)](command::Write& write) { return enter(write, wanted); };
    return command;
}

}  // namespace multaqa::resources
