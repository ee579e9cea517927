// A house in which secrets are planted that no text of ours could hold by chance, and callers who may see some of them.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {

enum class Shown { in_documents, on_demand };
struct Secret {
    std::string what;               // "mobile of a person"
    std::string text;               // as it would be found
    std::set<std::string> readers;  // callers who are to find it
    Shown shown = Shown::in_documents;
};

// `viewer`, `editor` and `organizer` hold that grant of the open event; `guest` takes part in the closed one; `other`
// organizes an event of its own. Then who comes to rights by another way: `granted`, a participant with a viewer's grant of
// the organization that organizes the open event; `reader` and `scoped` with a token of the organizer that only reads, that
// counts in the event of `other` alone; `assistant` acts for the organizer; `linked` has no account, but a link to the closed
// event.
inline constexpr const char* kReaders[]{"anonymous", "participant", "guest",   "other",  "viewer", "editor",    "organizer",
                                        "protocol",  "admin",       "granted", "reader", "scoped", "assistant", "linked"};

class PlantedHouse {
  public:
    explicit PlantedHouse(std::string_view database_kind);

    ApiServer& server() { return server_; }
    ApiClient& client(const std::string& caller) { return *clients_.at(caller); }
    // What shows at the live door who it is; a ticket does it for the others.
    const HttpHeaders& headers(const std::string& caller) { return headers_[caller]; }
    const std::vector<Secret>& secrets() const { return secrets_; }
    // What stands for the parameter after this segment of a path: "events" → four ids.
    const std::vector<std::string>& things(const std::string& collection, const std::string& parameter) const;

    // For the tests that go on: public and released, restricted and released, never released, and the one of `other`.
    std::string open, closed, hidden, theirs;
    std::string host, room, person, draft;

  private:
    void add_clients();
    void add_roundabout_clients();
    void add_linked();
    void add_places();
    void add_events();
    void add_programme();
    void add_papers();
    void add_accounts();
    void name_protocol();
    std::string add_event(ApiClient& by, const std::string& slug, const std::string& title, const std::string& visibility);
    std::string add_session(const std::string& event, const std::string& title, const std::string& start, json::object more);
    void publish(const std::string& event);
    void grant(const std::string& event, const std::string& caller, const std::string& role);
    void plant(std::string what, std::string text, std::set<std::string> readers, Shown shown = Shown::in_documents) {
        secrets_.push_back({std::move(what), std::move(text), std::move(readers), shown});
    }
    void keep(const std::string& collection, std::string id) { things_[collection].push_back(std::move(id)); }

    ApiServer server_;
    std::map<std::string, std::unique_ptr<ApiClient>> clients_;
    std::map<std::string, HttpHeaders> headers_;
    std::vector<Secret> secrets_;
    std::map<std::string, std::vector<std::string>> things_;
};

}  // namespace multaqa::test
