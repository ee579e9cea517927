// The demo entered by a script through the public API alone: over HTTP, as anybody with a token could.
#pragma once

#include "app/demo_file.hpp"
#include "tests/api/support/api_server.hpp"

namespace multaqa::test {

// The Wednesday around which tests place the season of visits.
inline constexpr date::local_days kDemoDay{date::year{2026} / 11 / 25};

// `client` outlives it.
app::DemoApi over_http(ApiClient& client);
// Every file of deploy/demo.
std::vector<app::DemoEvent> enter_demo(ApiClient& client);
std::filesystem::path demo_folder();

}  // namespace multaqa::test
