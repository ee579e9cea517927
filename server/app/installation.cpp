#include "app/installation.hpp"

#include <filesystem>

#include "app/clock.hpp"
#include "app/zone_adoption.hpp"
#include "common/limits.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

// Nobody but the server's own account reads the data.
void make_private_folder(const std::string& folder) {
    if (!fs::exists(folder)) {
        fs::create_directories(folder);
        fs::permissions(folder, fs::perms::owner_all);
    }
    if (!fs::is_directory(folder)) throw ConfigError("'data' (" + folder + ") is not a folder");
}

std::unique_ptr<store::Database> open_store(const Config& config) {
    make_private_folder(config.data);
    return store::open_database({.url = config.database, .readers = config.pool_threads});
}

}  // namespace

Installation::Installation(Config config)
    : config_(std::move(config)),
      clock_(make_clock(config_.rehearse.empty() ? std::nullopt : parse_utc(config_.rehearse))),
      messages_(embedded::catalogues()),
      database_(open_store(config_)),
      migration_(store::migrate(*database_, embedded::migrations(), clock_())),
      shelf_(*database_, config_.data),
      ids_(std::make_unique<Uuid7Source>(clock_)),
      pool_(std::make_unique<command::WorkPool>(config_.pool_threads, limits::kPoolQueue)) {
    settle_zone_data(*database_, shelf_, config_.data, config_.zoneinfo, clock_());
    shelf_.follow_database();
}

Installation::~Installation() {
    if (executor_) executor_->drain();
    pool_->stop();
}

void Installation::start_executor(live::CommitListener* listener) {
    executor_ = std::make_unique<command::Executor>(command::ExecutorParts{
        .database = database_.get(),
        .pool = pool_.get(),
        .listener = listener,
        .clock = clock_,
        .ids = ids_.get(),
        .releases = &shelf_,
        .zones = nullptr,
    });
}

}  // namespace multaqa::app
