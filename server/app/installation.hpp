// What every subcommand stands on: an open, migrated database, its zone data, identity, the pool and the write path.
#pragma once

#include <memory>
#include <string>

#include "app/config.hpp"
#include "app/zone_shelf.hpp"
#include "command/executor.hpp"
#include "command/work_pool.hpp"
#include "common/ids/id.hpp"
#include "common/text/messages.hpp"
#include "live/commit_listener.hpp"
#include "store/database.hpp"
#include "store/migrator.hpp"

namespace multaqa::app {

class Installation {
  public:
    // Opens and migrates. Throws ConfigError, StoreError or std::runtime_error, each with its remedy.
    explicit Installation(Config config);
    ~Installation();

    // Before the write path starts: ids that were given elsewhere (an import of what was exported).
    void use_ids(std::unique_ptr<IdSource> ids) { ids_ = std::move(ids); }
    // Before anything is built upon it: the clock of a test.
    void use_clock(command::Clock clock) { clock_ = std::move(clock); }
    // Starts the write path; `listener` (may be null) outlives this object.
    void start_executor(live::CommitListener* listener);

    const Config& config() const { return config_; }
    store::Database& database() { return *database_; }
    const store::MigrationReport& migration() const { return migration_; }
    std::shared_ptr<const ZoneDatabase> zones() const { return shelf_.current(); }
    ZoneShelf& shelf() { return shelf_; }
    const Messages& messages() const { return messages_; }
    command::Clock clock() const { return clock_; }
    IdSource& ids() { return *ids_; }
    command::WorkPool& pool() { return *pool_; }
    command::Executor& executor() { return *executor_; }

  private:
    Config config_;
    command::Clock clock_;
    Messages messages_;
    std::unique_ptr<store::Database> database_;
    store::MigrationReport migration_;
    ZoneShelf shelf_;
    std::unique_ptr<IdSource> ids_;
    std::unique_ptr<command::WorkPool> pool_;
    std::unique_ptr<command::Executor> executor_;
};

}  // namespace multaqa::app
