// One event's sessions and its newest release as an export holds them, entered so that all of it stands as it stood:
// what was released at its published place first, then the release, then what has changed since.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/local_client.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::app {

class SessionRestorer {
  public:
    struct Parts {
        LocalClient* client = nullptr;
        const ZoneDatabase* zones = nullptr;
        // POSTs an item under the id that it had; false where it was refused with 422 (what it needs may come later).
        std::function<bool(const std::string& list, const std::string& id, const json::object& body)> create;
        std::function<void(const json::object& release)> restore_release;
    };
    SessionRestorer(Parts parts, std::string event) : parts_(std::move(parts)), event_(std::move(event)) {}

    // `release` is null where nothing was released. Throws std::runtime_error naming the session that is refused.
    void enter(const std::vector<const json::object*>& sessions, const json::object* release);

  private:
    using Sessions = std::map<std::string, json::object>;
    void create_all(Sessions wanted);
    void cancel(const Sessions& cancelled);
    void change(const std::string& id, const json::object& from, const json::object& to);
    void settle(const std::string& id, const json::object& exported);
    std::int64_t version_of(const std::string& id);
    json::object held(json::object session) const;
    json::object input_of(const json::object& session) const;

    Parts parts_;
    std::string event_;
};

}  // namespace multaqa::app
