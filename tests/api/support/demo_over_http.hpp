// The demo entered by a script through the public API alone: over HTTP, as anybody with a token could.
#pragma once

#include "app/demo_file.hpp"
#include "tests/api/support/api_server.hpp"

namespace multaqa::test {

// The Wednesday around which tests place the season of visits: in weeks for which all releases of zone data agree, since
// programs that read our calendars bring their own.
inline constexpr date::local_days kDemoDay{date::year{2026} / 6 / 10};

// `client` outlives it.
app::DemoApi over_http(ApiClient& client);
// Every file of deploy/demo.
std::vector<app::DemoEvent> enter_demo(ApiClient& client);
std::filesystem::path demo_folder();

}  // namespace multaqa::test
