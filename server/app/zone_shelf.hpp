// The zone data of every version that this node has used, and which of them it reads with (DECISIONS 3): the text lies in
// the database, each node compiles it for itself below DATA/zones, and a folder that was opened once never changes.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "command/zone_releases.hpp"
#include "common/time/zone_database.hpp"
#include "planning/zone_change.hpp"
#include "store/database.hpp"

namespace multaqa::app {

// What it has opened stays until it is destroyed: whoever holds a zone may go on asking. Any thread.
class ZoneShelf final : public command::ZoneReleases {
  public:
    ZoneShelf(store::Database& database, const std::string& data_folder);

    // The adopted version as far as this node has heard; null before the first follow_database().
    std::shared_ptr<const ZoneDatabase> current() const;
    // Asks the database which version is adopted, and reads with that from now on. Throws as get() does.
    void follow_database();

    // Of the version that the database holds: from memory, else from its folder, else compiled. Throws std::runtime_error with
    // the remedy where the database does not hold it or it does not compile.
    std::shared_ptr<const ZoneDatabase> get(const std::string& version);
    // The same of a text that is not stored (yet): this is how a text is proved to be sound.
    std::shared_ptr<const ZoneDatabase> get(const planning::ZoneText& text);

    std::shared_ptr<const ZoneDatabase> follow(const std::string& version) override;
    bool load(const std::string& version) override;

  private:
    std::shared_ptr<const ZoneDatabase> find(const std::string& version) const;
    std::filesystem::path folder_of(const planning::ZoneText& text) const;

    store::Database& database_;
    const std::filesystem::path folder_;
    mutable std::mutex mutex_;  // of what follows; held for moments
    std::map<std::string, std::shared_ptr<const ZoneDatabase>> stored_;  // by version
    std::shared_ptr<const ZoneDatabase> current_;
    std::mutex opening_;  // held while one compiles: a second waits and finds it
    std::map<std::filesystem::path, std::shared_ptr<const ZoneDatabase>> opened_;  // by folder
};

}  // namespace multaqa::app
