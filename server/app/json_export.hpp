// An installation's content as one JSON document, in the API's own shapes (schema/export.md).
#pragma once

#include <ostream>
#include <string>

#include "app/local_client.hpp"
#include "common/time/instant.hpp"

namespace multaqa::app {

struct ExportHead {
    std::string program;
    Instant at;
    std::string zone_version;
};
struct ExportCounts {
    std::size_t items = 0;
    std::size_t events = 0;
};
// Written page by page; `event_slug` "" takes every event, else that one beside the whole directory and resources.
// Throws std::runtime_error where there is no such event or the stream fails.
ExportCounts write_json_export(LocalClient& client, const ExportHead& head, const std::string& event_slug, std::ostream& out);

}  // namespace multaqa::app
