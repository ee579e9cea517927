// Files of the demo (deploy/demo/README.md): things in the API's own shapes, entered through the API's own routes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/local_client.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::app {

// Where the requests go: the application in process, or a server over HTTP.
struct DemoApi {
    std::function<LocalClient::Answer(const std::string& target)> get;
    std::function<LocalClient::Answer(const std::string& target, const json::value& body, std::int64_t version)> post;  // version 0: no If-Match
};
DemoApi demo_api(LocalClient& client);

struct DemoEvent {
    std::string id;
    std::string slug;
};

// Enters files one after the other. A thing of the directory or the resources that an earlier file has entered under
// the same key in the same words is not entered again: each file can stand alone.
class DemoLoader {
  public:
    DemoLoader(DemoApi api, PlainDate today) : api_(std::move(api)), today_(today) {}

    // Its events, in its order. Throws std::runtime_error naming file and thing when one is refused, or when the file
    // holds what is not known: the demo is ours and must be right.
    std::vector<DemoEvent> load(const std::filesystem::path& file);

  private:
    friend class DemoFile;
    struct Entered {
        std::string id;
        std::string words;  // as sent
    };

    DemoApi api_;
    PlainDate today_;
    std::map<std::string, Entered, std::less<>> entered_;  // by key
};

}  // namespace multaqa::app
