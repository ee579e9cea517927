// The subcommands `migrate` and `time-zones status`.
#include <iostream>

#include "app/installation.hpp"
#include "app/subcommands.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {

int run_migrate(const Config& config, OutputForm form) {
    Installation installation(config);
    const auto& report = installation.migration();
    if (form == OutputForm::json) {
        json::array applied;
        for (const std::string& name : report.applied) applied.emplace_back(name);
        std::cout << json::serialize(json::object{{"schemaVersion", report.schema_version}, {"applied", applied}}) << "\n";
        return kExitDone;
    }
    for (const std::string& name : report.applied) std::cout << "applied " << name << "\n";
    std::cout << "schema version " << report.schema_version << "\n";
    return kExitDone;
}

int run_time_zones_status(const Config& config, OutputForm form) {
    Installation installation(config);
    const AdoptedZones& zones = installation.adopted_zones();
    if (form == OutputForm::json) {
        std::cout << json::serialize(json::object{{"version", zones.zones->version()}, {"newerOnSystem", zones.newer_on_system}}) << "\n";
        return kExitDone;
    }
    std::cout << "in use: " << zones.zones->version() << "\n";
    if (!zones.newer_on_system.empty()) std::cout << "the system has a newer release: " << zones.newer_on_system << "\n";
    return kExitDone;
}

}  // namespace multaqa::app
