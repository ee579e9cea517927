// Requests to the application without a socket: the same routes and commands as over HTTP, waited for.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/application.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {

class LocalClient {
  public:
    explicit LocalClient(Application& application) : application_(application) {}

    struct Answer {
        int status = 0;
        json::value body;         // null when there is none
        std::string next_cursor;  // of a list that goes on; else ""
    };
    using Query = std::vector<std::pair<std::string, std::string>>;
    Answer get(std::string target, Query query = {});
    Answer post(std::string target, const json::value& body);
    Answer post(std::string target, std::int64_t version, const json::value& body);
    Answer put(std::string target, const json::value& body);
    Answer put(std::string target, std::int64_t version, const json::value& body);
    Answer patch(std::string target, std::int64_t version, const json::value& body);
    Answer remove(std::string target, std::int64_t version);

  private:
    Answer send(web_api::Request request);

    Application& application_;
};

}  // namespace multaqa::app
