// Reads a JSON export into an empty installation, through the API's own routes, with the same ids.
#pragma once

#include "app/given_ids.hpp"
#include "app/installation.hpp"
#include "app/local_client.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {

struct ImportedItems {
    std::size_t items = 0;
    std::size_t events = 0;
    std::size_t reissued = 0;  // releases, since the zone data adopted here move what they show
};
// `ids` are those of the installation. Refuses with validation_failed what is no export of ours, and a database that
// holds content. Throws std::runtime_error naming the thing when one is refused: the database is then incomplete and is
// to be thrown away.
Result<ImportedItems> read_json_export(Installation& installation, LocalClient& client, GivenIds& ids, const json::value& file);

}  // namespace multaqa::app
