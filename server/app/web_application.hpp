// The browser application as the server sees it: its files in memory, its page for the paths of its own.
#pragma once

#include <string>

#include "store/database.hpp"
#include "web_api/prepared.hpp"
#include "web_api/router.hpp"

namespace multaqa::app {

inline constexpr const char* kApplicationPage = "/";

// Loads the folder (with .br and .gz twins) into the table; how many files. A missing folder is none: the API works.
std::size_t load_web_application(const std::string& folder, web_api::PreparedTable& prepared);

// GET /e/{slug}: the page, where something of that event is released that the caller may see. To others the same page with 404,
// whether there is such an event or not; where no web application is loaded, the problem.
void add_event_page(web_api::Router& router, store::Database& database, const web_api::PreparedTable& prepared);

}  // namespace multaqa::app
