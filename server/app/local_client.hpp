// Requests to the application without a socket: the same routes and commands as over HTTP, waited for.
#pragma once

#include <string>

#include "app/application.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {

class LocalClient {
  public:
    explicit LocalClient(Application& application) : application_(application) {}

    struct Answer {
        int status = 0;
        json::value body;  // null when there is none
    };
    Answer get(std::string target);
    Answer post(std::string target, const json::value& body);

  private:
    Answer send(web_api::Request request);

    Application& application_;
};

}  // namespace multaqa::app
