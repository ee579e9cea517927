// The subcommands `export --format json` and `import --format json`.
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "app/command_line.hpp"
#include "app/frozen_database.hpp"
#include "app/installation.hpp"
#include "app/json_export.hpp"
#include "app/json_import.hpp"
#include "app/refusal_text.hpp"
#include "app/subcommands.hpp"

namespace multaqa::app {
namespace {

std::string read_all(const std::string& file) {
    if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw ConfigError("cannot read " + file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Whatever ends the use of an application also stops its threads, in this order.
template <class Use>
auto with_application(Installation& installation, store::Database& database, Use use) {
    Application application(installation, Application::Callers::administrator, database);
    struct Stop {
        Application& application;
        Installation& installation;
        ~Stop() {
            application.stop_threads();
            installation.executor().drain();
            installation.pool().stop();
        }
    } const stop{application, installation};
    LocalClient client(application);
    return use(client);
}

// It holds names and contact points: nobody else may read the file.
void make_private_file(const std::string& path) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw ConfigError("cannot make " + path + "; name a file that does not exist yet, in a folder that can be written");
    close(file);
}

ExportCounts write_export(Installation& installation, const ExportOptions& options, std::ostream& out) {
    std::optional<ExportCounts> counts;
    installation.database().read([&](store::Connection& snapshot) {
        FrozenDatabase frozen(installation.database(), snapshot);
        counts = with_application(installation, frozen, [&](LocalClient& client) {
            return write_json_export(client, {kVersion, installation.clock()(), installation.zones()->version()}, options.event, out);
        });
    });
    return *counts;
}

void print_imported(const ImportedItems& imported, const std::string& zone_version, OutputForm form) {
    if (form == OutputForm::json) {
        std::cout << json::serialize(json::object{{"events", imported.events}, {"items", imported.items}, {"releasesIssuedAgain", imported.reissued}}) << "\n";
        return;
    }
    std::cout << "imported " << imported.events << " events, " << imported.items << " items\n";
    if (imported.reissued > 0) std::cout << "releases issued again under the time zone data " << zone_version << ": " << imported.reissued << "\n";
}

}  // namespace

int run_json_export(const Config& config, const ExportOptions& options) {
    Installation installation(config);
    installation.start_executor(nullptr);
    if (options.to.empty()) {
        write_export(installation, options, std::cout);
        return kExitDone;
    }
    make_private_file(options.to);
    std::ofstream file(options.to, std::ios::binary);
    const auto counts = write_export(installation, options, file);
    std::cout << "exported " << counts.events << " events, " << counts.items << " items to " << options.to << "\n";
    return kExitDone;
}

int run_json_import(const Config& config, const ImportOptions& options) {
    if (!options.event.empty()) throw ConfigError("a JSON export holds its events; leave --event away");
    if (options.mode == ImportOptions::Mode::dry_run) throw ConfigError("a JSON export goes into an empty database; there is nothing to try beforehand");
    Installation installation(config);
    auto given = std::make_unique<GivenIds>(installation.clock());
    GivenIds& ids = *given;
    installation.use_ids(std::move(given));
    installation.start_executor(nullptr);
    const auto file = json::parse(read_all(options.file));
    if (file.has_error()) return refuse(installation.messages(), file.error(), options.form);
    const auto imported = with_application(installation, installation.database(),
                                           [&](LocalClient& client) { return read_json_export(installation, client, ids, *file); });
    if (imported.has_error()) return refuse(installation.messages(), imported.error(), options.form);
    print_imported(*imported, installation.zones()->version(), options.form);
    return kExitDone;
}

}  // namespace multaqa::app
