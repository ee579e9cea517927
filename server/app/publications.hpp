// Keeps what is published ready in memory: agendas and calendars that the I/O threads answer without pool or SQL.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/ids/id.hpp"
#include "common/time/zone_database.hpp"
#include "store/database.hpp"
#include "web_api/prepared.hpp"

namespace multaqa::app {

class Publications {
  public:
    struct Parts {
        store::Database* database = nullptr;
        web_api::PreparedTable* prepared = nullptr;
        std::function<std::shared_ptr<const ZoneDatabase>()> zones;
        std::string origin;  // as in publishing::PublishingParts
    };
    explicit Publications(Parts parts) : parts_(std::move(parts)) {}

    // All published events; at the start, and after other nodes or processes wrote.
    void refresh_all();
    // One event, after a release or a change of its slug or visibility. Any thread; the newest always stays. Never
    // throws: what cannot be read is taken back, and the routes answer from the database.
    void refresh(const EventId& event);
    // After the page of the application has become another one: the pages of the events are that one. Any thread.
    void renew_pages();
    // Whether a refresh_all() is to be started: false while one is waiting to begin.
    bool note_stale() { return !stale_.exchange(true); }
    void note_put_off() { stale_ = false; }

  private:
    struct Shown {
        std::string etag;
        std::string page;  // its target, "/e/{slug}"
        std::vector<std::string> targets;
    };
    void refresh_locked(const EventId& event);
    void take_back(const EventId& event);

    Parts parts_;
    std::atomic<bool> stale_ = false;
    std::mutex mutex_;
    std::map<EventId, Shown> shown_;
};

}  // namespace multaqa::app
