// Tables of rooms with their sites. A row means the room of our own id, of the file's id, or of its name on its site; a site is
// found by its name (in any language) and created where there is none. The address and the zone of a site that is there stay.
#pragma once

#include "directory/table_import.hpp"

namespace multaqa::resources {

// forbidden unless staff; a room that its owner keeps is refused alone. Else as directory::import_table.
Result<tables::TableReport> import_rooms(const directory::TableParts& parts, const Caller& caller, const std::string& request_id,
                                         const directory::TableQuestion& question);

}  // namespace multaqa::resources
