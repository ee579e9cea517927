// The subcommand `migrate`.
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

}  // namespace multaqa::app
